import { fallFrom } from './fall-from.js';
import type { AccountBreaker } from './breaker.js';

export const drawdown: AccountBreaker = {
  name: 'drawdown',
  title: 'Fall of equity from its high-water mark',
  unit: 'fraction',
  liveLimit: '0.2',
  to: 'REDUCING',
  watches: 'account',
  trips: 'at',
  measure: ({ equity, highWater }) => fallFrom(highWater, equity),
};
