import { decimal } from '../../common/decimal.js';
import { seededRandom, type Random } from '../../common/random.js';
import { startDay, type PriceState } from '../market/price-state.js';
import { ShockSource, walk } from '../market/price-walk.js';
import { fatTailedShock } from '../market/shocks.js';
import { OVERNIGHT_SHARE } from '../market/volatility.js';
import type { StoredBar } from '../store/bar.store.js';
import { openSession, type Session } from '../time/sessions.js';
import type { Turn } from './turn.js';

/** Where prices come from. Halted symbols are asked for nothing during the day. */
export interface PriceSource {
  /** All prices at the open; without `isMoving` the day begins where the last one ended. */
  open(turn: Turn, session: Session, isMoving: boolean): PriceState[];
  /** All prices after `elapsedMs` more of an open market. */
  step(turn: Turn, elapsedMs: number): PriceState[];
  /** What the day that just ended leaves in the history. */
  barsOf(turn: Turn, session: Session): StoredBar[];
}

/** A correlated random walk with the volatility of each symbol's own history. */
export class RandomPrices implements PriceSource {
  constructor(private readonly seed: number) {}

  open(turn: Turn, session: Session, isMoving: boolean): PriceState[] {
    const shocks = new ShockSource(this.nextRandom(turn), fatTailedShock);
    const gap = (sector: string | null, variance: number): number =>
      isMoving ? shocks.draw(sector) * Math.sqrt(OVERNIGHT_SHARE * variance) : 0;
    return turn.market.listings.map(({ asset, state }) =>
      startDay(state, session.date, { logReturn: gap(asset.sector, state.variance), atMs: turn.nowMs }),
    );
  }

  step(turn: Turn, elapsedMs: number): PriceState[] {
    const shocks = new ShockSource(this.nextRandom(turn));
    const session = openSession(turn.nowMs - 1);
    const sessionMs = session ? session.closeMs - session.openMs : elapsedMs;
    const volumeShare = elapsedMs / sessionMs;
    const varianceShare = (1 - OVERNIGHT_SHARE) * volumeShare;
    return turn.market.listings.map(({ asset, state }) =>
      asset.halt === null
        ? walk(state, { shock: shocks.draw(asset.sector), varianceShare, volumeShare, atMs: turn.nowMs })
        : state,
    );
  }

  barsOf(turn: Turn, { date }: Session): StoredBar[] {
    return turn.market.listings.map(({ state: { symbol, day } }) => ({
      symbol,
      date,
      ...day,
      volume: decimal(String(day.volume)),
    }));
  }

  /** The randomness of the next price step: the same after a restart. */
  private nextRandom(turn: Turn): Random {
    turn.ticks += 1;
    return seededRandom(this.seed ^ Math.imul(turn.ticks, 0x85ebca6b));
  }
}
