import { decimal } from '../../../common/decimal.js';
import type { OrderBreaker } from './breaker.js';

export const ordersPerRun: OrderBreaker = {
  name: 'orders_per_run',
  title: 'Orders of one rebalance',
  unit: 'orders',
  liveLimit: '1000',
  to: 'HALTED',
  watches: 'order',
  trips: 'above',
  measure: ({ runOrders }) => decimal(String(runOrders)),
};
