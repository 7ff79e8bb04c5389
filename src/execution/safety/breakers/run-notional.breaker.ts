import type { OrderBreaker } from './breaker.js';

export const runNotional: OrderBreaker = {
  name: 'run_notional',
  title: 'Value of all orders of one rebalance',
  unit: 'usd',
  to: 'REDUCING',
  watches: 'order',
  trips: 'above',
  measure: ({ runUsd }) => runUsd,
};
