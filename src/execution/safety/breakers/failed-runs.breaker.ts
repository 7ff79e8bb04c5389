import { decimal } from '../../../common/decimal.js';
import type { AccountBreaker } from './breaker.js';

export const failedRuns: AccountBreaker = {
  name: 'failed_runs',
  title: 'Rebalances that failed one after the other',
  unit: 'runs',
  liveLimit: '3',
  to: 'HALTED',
  watches: 'account',
  trips: 'at',
  measure: (reading) => decimal(String(reading.failedRuns)),
};
