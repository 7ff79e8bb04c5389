import { BREAKERS } from './breakers/registry.js';

const LIMITS = BREAKERS.members.filter(({ watches }) => watches === 'order').map(({ name }) => name.toUpperCase());

/** Why an order of ours was not sent, as a reason of the run's skips. */
const DENIALS: ReadonlySet<string> = new Set([
  'TRADING_STATE_HALTED',
  'TRADING_STATE_REDUCING',
  'PROTECTED',
  'ACCOUNT_BLOCKED',
  'CLOCK_SKEW',
  'INSUFFICIENT_CASH',
  'BELOW_ONE_LOT',
  ...LIMITS,
]);

export function isDenial(code: string): boolean {
  return DENIALS.has(code);
}
