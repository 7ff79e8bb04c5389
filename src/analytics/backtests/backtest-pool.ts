import type { Provider } from '@nestjs/common';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';

export const BACKTEST_POOL = Symbol('BacktestPool');

/** Threads of their own: a long backtest keeps nobody waiting who wants weights now. */
export const BACKTEST_POOL_PROVIDER: Provider = { provide: BACKTEST_POOL, useFactory: () => new ComputePool() };
