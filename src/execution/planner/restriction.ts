/** Something that forbids trading for a while: a protection, or the trading state. */
export interface Restriction {
  readonly code: 'PROTECTED' | 'TRADING_STATE_REDUCING' | 'TRADING_STATE_HALTED';
  readonly scope: 'account' | 'strategy' | 'symbol';
  /** The strategy or symbol; null for the whole account. */
  readonly subject: string | null;
  readonly blocks: 'buys' | 'sells' | 'all';
  readonly reason: string;
}
