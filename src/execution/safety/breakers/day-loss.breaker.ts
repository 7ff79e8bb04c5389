import { fallFrom } from './fall-from.js';
import type { AccountBreaker } from './breaker.js';

export const dayLoss: AccountBreaker = {
  name: 'day_loss',
  title: 'Loss of equity since the trading day began',
  unit: 'fraction',
  liveLimit: '0.05',
  to: 'REDUCING',
  watches: 'account',
  trips: 'at',
  measure: ({ equity, dayStart }) => fallFrom(dayStart, equity),
};
