import type { Role } from '../../config/app-config.js';

/** Processes that may trade; which of them does is the lease's decision. */
export const EXECUTING_ROLES: readonly Role[] = ['all', 'scheduler', 'worker'];
