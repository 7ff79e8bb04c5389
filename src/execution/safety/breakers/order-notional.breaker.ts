import type { OrderBreaker } from './breaker.js';

export const orderNotional: OrderBreaker = {
  name: 'order_notional',
  title: 'Value of one order',
  unit: 'usd',
  to: 'REDUCING',
  watches: 'order',
  trips: 'above',
  measure: ({ orderUsd }) => orderUsd,
};
