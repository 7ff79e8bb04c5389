import { decimal } from '../../../common/decimal.js';
import type { AccountBreaker } from './breaker.js';

export const rejectedOrders: AccountBreaker = {
  name: 'rejected_orders',
  title: 'Orders that the broker refused one after the other',
  unit: 'orders',
  liveLimit: '10',
  to: 'HALTED',
  watches: 'account',
  trips: 'at',
  measure: (reading) => decimal(String(reading.rejectedOrders)),
};
