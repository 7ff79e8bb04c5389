import { AppError } from '../../common/app-error.js';

/** ACTIVE: everything trades · REDUCING: sells only · HALTED: nothing is sent and what is open is canceled. */
export const TRADING_STATES = ['ACTIVE', 'REDUCING', 'HALTED'] as const;
export type TradingState = (typeof TRADING_STATES)[number];

const NEXT: Record<TradingState, readonly TradingState[]> = {
  ACTIVE: ['REDUCING', 'HALTED'],
  REDUCING: ['ACTIVE', 'HALTED'],
  // A halt may be repeated: it cancels again, perhaps more than before.
  HALTED: ['ACTIVE', 'HALTED'],
};

const SEVERITY: Record<TradingState, number> = { ACTIVE: 0, REDUCING: 1, HALTED: 2 };

/** Whether a state forbids more than another. */
export function isStricter(a: TradingState, b: TradingState): boolean {
  return SEVERITY[a] > SEVERITY[b];
}

/** Errors: `trading_state_conflict` for a step that the table does not know. */
export function assertTradingStep(from: TradingState, to: TradingState): void {
  if (NEXT[from].includes(to)) return;
  const next = NEXT[from].filter((state) => state !== from).join(' or ');
  throw new AppError('trading_state_conflict', `Trading is ${from} and cannot become ${to}, only ${next}.`, {
    details: { from, to },
  });
}
