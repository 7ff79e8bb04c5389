import { Injectable } from '@nestjs/common';
import {
  InjectMetric,
  makeCounterProvider,
  makeGaugeProvider,
  makeHistogramProvider,
} from '@willsoto/nestjs-prometheus';
import type { Counter, Gauge, Histogram } from 'prom-client';
import { ALERT_CODES, type AlertCode } from './alerts/alert-codes.js';
import type { SubmitOutcome } from './broker/broker.port.js';

const ORDERS = 'pas_orders_total';
const DURATION = 'pas_rebalance_duration_seconds';
const ALERTS = 'pas_execution_alerts_total';
const MISMATCHED = 'pas_reconcile_mismatched_positions';

export const EXECUTION_METRIC_PROVIDERS = [
  makeCounterProvider({ name: ORDERS, help: 'Orders sent, by what the broker answered.', labelNames: ['outcome'] }),
  makeHistogramProvider({
    name: DURATION,
    help: 'From the start of a rebalance to its end; the wait for an open market does not count.',
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 120, 300, 900],
  }),
  makeCounterProvider({ name: ALERTS, help: 'What a person should look at, by its code.', labelNames: ['code'] }),
  makeGaugeProvider({ name: MISMATCHED, help: 'Assets whose quantity at the broker is not that of the ledger.' }),
];

@Injectable()
export class ExecutionMetrics {
  constructor(
    @InjectMetric(ORDERS) private readonly orders: Counter<'outcome'>,
    @InjectMetric(DURATION) private readonly duration: Histogram,
    @InjectMetric(ALERTS) private readonly alerts: Counter<'code'>,
    @InjectMetric(MISMATCHED) private readonly mismatched: Gauge,
  ) {
    // A counter that appears with its first alert never increases, and nobody is called.
    for (const code of ALERT_CODES) alerts.inc({ code }, 0);
  }

  countOrder(outcome: SubmitOutcome['kind']): void {
    this.orders.inc({ outcome });
  }

  observeRebalance(seconds: number): void {
    this.duration.observe(seconds);
  }

  countAlert(code: AlertCode): void {
    this.alerts.inc({ code });
  }

  setMismatched(count: number): void {
    this.mismatched.set(count);
  }
}
