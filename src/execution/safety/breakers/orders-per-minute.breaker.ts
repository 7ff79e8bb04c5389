import { decimal } from '../../../common/decimal.js';
import type { OrderBreaker } from './breaker.js';

export const ordersPerMinute: OrderBreaker = {
  name: 'orders_per_minute',
  title: 'Orders within 60 seconds',
  unit: 'orders',
  liveLimit: '300',
  to: 'HALTED',
  watches: 'order',
  trips: 'above',
  measure: ({ minuteOrders }) => decimal(String(minuteOrders)),
};
