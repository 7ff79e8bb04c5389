/** Why an order of ours was not sent, as a reason of the run's skips. */
const DENIALS: ReadonlySet<string> = new Set(['TRADING_STATE_HALTED', 'TRADING_STATE_REDUCING', 'PROTECTED']);

export function isDenial(code: string): boolean {
  return DENIALS.has(code);
}
