import { Injectable } from '@nestjs/common';
import { InjectMetric, makeCounterProvider, makeGaugeProvider } from '@willsoto/nestjs-prometheus';
import type { Counter, Gauge } from 'prom-client';
import type { AlpacaCall } from './alpaca/alpaca-http.client.js';

const REQUESTS = 'pas_broker_requests_total';
const OPEN = 'pas_market_open';

export const BROKER_METRIC_PROVIDERS = [
  makeCounterProvider({
    name: REQUESTS,
    help: 'Requests to the broker by what became of them.',
    labelNames: ['operation', 'outcome'],
  }),
  makeGaugeProvider({ name: OPEN, help: 'Whether the market is open, by the clock of the broker.' }),
];

/** What is measured of the broker, by everyone who calls it. */
@Injectable()
export class BrokerMetrics {
  constructor(
    @InjectMetric(REQUESTS) private readonly requests: Counter<'operation' | 'outcome'>,
    @InjectMetric(OPEN) private readonly open: Gauge,
  ) {}

  readonly onCall = ({ operation, outcome }: AlpacaCall): void => {
    this.requests.inc({ operation, outcome });
  };

  setMarketOpen(isOpen: boolean): void {
    this.open.set(Number(isOpen));
  }
}
