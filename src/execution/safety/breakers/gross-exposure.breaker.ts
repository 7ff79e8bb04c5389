import { ZERO } from '../../../common/decimal.js';
import type { AccountBreaker } from './breaker.js';

export const grossExposure: AccountBreaker = {
  name: 'gross_exposure',
  title: 'Value of all positions, long and short, over equity',
  unit: 'fraction',
  liveLimit: '1.05',
  to: 'REDUCING',
  watches: 'account',
  trips: 'above',
  measure: ({ grossValue, equity }) => (equity.gt(ZERO) ? grossValue.div(equity) : undefined),
};
