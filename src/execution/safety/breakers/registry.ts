import { defineRegistry } from '../../../common/registry.js';
import type { Breaker } from './breaker.js';
import { dayLoss } from './day-loss.breaker.js';
import { dayNotional } from './day-notional.breaker.js';
import { drawdown } from './drawdown.breaker.js';
import { failedRuns } from './failed-runs.breaker.js';
import { grossExposure } from './gross-exposure.breaker.js';
import { orderNotional } from './order-notional.breaker.js';
import { ordersPerMinute } from './orders-per-minute.breaker.js';
import { ordersPerRun } from './orders-per-run.breaker.js';
import { rejectedOrders } from './rejected-orders.breaker.js';
import { runNotional } from './run-notional.breaker.js';

/** Every breaker: one file each, one line here. Their names are those of the setting BREAKERS. */
export const BREAKERS = defineRegistry<Breaker>('breakers', [
  dayLoss,
  drawdown,
  grossExposure,
  failedRuns,
  rejectedOrders,
  ordersPerMinute,
  ordersPerRun,
  orderNotional,
  runNotional,
  dayNotional,
]);
