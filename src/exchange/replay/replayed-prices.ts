import { toFloat } from '../../common/decimal.js';
import type { PriceSource } from '../floor/price-source.js';
import type { Turn } from '../floor/turn.js';
import { priceFromFloat } from '../market/price-increment.js';
import { applyTrade, startDay, type PriceState } from '../market/price-state.js';
import type { StoredBar } from '../store/bar.store.js';
import { openSession, type Session } from '../time/sessions.js';
import type { Replay } from './replay-bars.js';

/** Of the day, the price reaches its first extreme after a third, the other one after two. */
const THIRDS = 3;

/** The price after a share of the day: from the open over the nearer extreme and the other one to the close, in straight lines. */
export function pathPrice(bar: StoredBar, share: number): number {
  const [open, high, low, close] = [bar.open, bar.high, bar.low, bar.close].map(toFloat) as [
    number,
    number,
    number,
    number,
  ];
  const points = close >= open ? [open, low, high, close] : [open, high, low, close];
  const place = Math.min(1, Math.max(0, share)) * THIRDS;
  const from = Math.min(THIRDS - 1, Math.floor(place));
  const [start, end] = [points[from] as number, points[from + 1] as number];
  return start + (end - start) * (place - from);
}

/** Stored days once more. A symbol without a bar of the day stands still, as does everything when the bars have ended. */
export class ReplayedPrices implements PriceSource {
  constructor(private readonly replay: Replay) {}

  open(turn: Turn, session: Session): PriceState[] {
    return turn.market.listings.map(({ state }) => {
      const bar = this.barOf(state.symbol, session);
      const logReturn = bar === undefined ? 0 : Math.log(toFloat(bar.open) / state.fairValue);
      return startDay(state, session.date, { logReturn, atMs: turn.nowMs });
    });
  }

  step(turn: Turn, elapsedMs: number): PriceState[] {
    turn.ticks += 1;
    const session = openSession(turn.nowMs - 1);
    if (session === undefined) return [];
    const lengthMs = session.closeMs - session.openMs;
    const share = (turn.nowMs - session.openMs) / lengthMs;
    return turn.market.listings.flatMap(({ asset, state }) => {
      const bar = asset.halt === null ? this.barOf(state.symbol, session) : undefined;
      if (bar === undefined) return [];
      const fairValue = pathPrice(bar, share);
      const volume = Math.round((toFloat(bar.volume) * elapsedMs) / lengthMs);
      return [applyTrade(state, { price: priceFromFloat(fairValue), fairValue, volume, atMs: turn.nowMs })];
    });
  }

  /** The true bars, not what a few looks at the path have seen of them. */
  barsOf(_turn: Turn, { date }: Session): StoredBar[] {
    return [...(this.replay.days.get(date)?.values() ?? [])];
  }

  private barOf(symbol: string, { date }: Session): StoredBar | undefined {
    return this.replay.days.get(date)?.get(symbol);
  }
}
