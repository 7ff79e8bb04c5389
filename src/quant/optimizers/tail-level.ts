import type { ScalarSchema } from '../params.js';

/** α: the worst 1 − α of the scenarios are the tail. */
export const TAIL_LEVEL: ScalarSchema = {
  type: 'number',
  description: 'Level α; the tail is the worst 1 − α of the scenarios.',
  default: 0.95,
  minimum: 0.01,
  maximum: 0.9999,
};
