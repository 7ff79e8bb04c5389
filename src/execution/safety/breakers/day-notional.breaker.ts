import type { OrderBreaker } from './breaker.js';

export const dayNotional: OrderBreaker = {
  name: 'day_notional',
  title: 'Value of all orders since midnight in New York',
  unit: 'usd',
  to: 'REDUCING',
  watches: 'order',
  trips: 'above',
  measure: ({ dayUsd }) => dayUsd,
};
