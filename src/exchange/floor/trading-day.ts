import { decimal } from '../../common/decimal.js';
import { seededRandom, type Random } from '../../common/random.js';
import { applyDueActions } from '../corporate-actions/apply-action.js';
import { startDay } from '../market/price-state.js';
import { ShockSource, walk } from '../market/price-walk.js';
import { fatTailedShock } from '../market/shocks.js';
import { nextVariance, OVERNIGHT_SHARE } from '../market/volatility.js';
import { barsWrites } from '../store/bar.store.js';
import { closingEquityWrite } from '../store/equity-history.store.js';
import { nextBoundary, openSession, type Session, type SessionBoundary } from '../time/sessions.js';
import { matchOrders, type FillRules } from './matching.js';
import type { Turn } from './turn.js';

export interface DayRules extends FillRules {
  /** Whether prices move by themselves as time passes. */
  arePricesMoving: boolean;
}

/** The randomness of the next price step: the same after a restart. */
function nextRandom(turn: Turn, seed: number): Random {
  turn.ticks += 1;
  return seededRandom(seed ^ Math.imul(turn.ticks, 0x85ebca6b));
}

/** Moves all prices as they would move in `elapsedMs` of an open market. */
export function stepPrices(turn: Turn, seed: number, elapsedMs: number): void {
  const shocks = new ShockSource(nextRandom(turn, seed));
  const session = openSession(turn.nowMs - 1);
  const sessionMs = session ? session.closeMs - session.openMs : elapsedMs;
  const volumeShare = elapsedMs / sessionMs;
  const varianceShare = (1 - OVERNIGHT_SHARE) * volumeShare;
  turn.movePrices(
    turn.market.listings.map(({ asset, state }) =>
      asset.halt !== null
        ? state
        : walk(state, { shock: shocks.draw(asset.sector), varianceShare, volumeShare, atMs: turn.nowMs }),
    ),
  );
}

function openMarket(turn: Turn, session: Session, rules: DayRules): void {
  const shocks = new ShockSource(nextRandom(turn, rules.seed), fatTailedShock);
  const gap = (sector: string | null, variance: number): number =>
    rules.arePricesMoving ? shocks.draw(sector) * Math.sqrt(OVERNIGHT_SHARE * variance) : 0;
  turn.movePrices(
    turn.market.listings.map(({ asset, state }) =>
      startDay(state, session.date, { logReturn: gap(asset.sector, state.variance), atMs: turn.nowMs }),
    ),
  );
  applyDueActions(turn, session.date);
  matchOrders(turn, rules, 'opening');
  expireOrders(turn);
}

function expireOrders(turn: Turn): void {
  for (const order of turn.openOrders) {
    if (Date.parse(order.expiresAt) > turn.nowMs) continue;
    turn.changeOrder({ event: 'expired', order: { ...order, status: 'expired', expiredAt: turn.now } });
  }
}

function closeMarket(turn: Turn, session: Session, rules: DayRules): void {
  matchOrders(turn, rules, 'closing');
  expireOrders(turn);
  const states = turn.market.listings.map(({ state }) => state);
  const bars = states.map(({ symbol, day }) => ({
    symbol,
    date: session.date,
    ...day,
    volume: decimal(String(day.volume)),
  }));
  turn.write(barsWrites(bars));
  turn.movePrices(
    states.map((state) => ({
      ...state,
      variance: nextVariance(state, Math.log(state.fairValue / Number(state.previousClose.toFixed()))),
    })),
  );
  const priceOf = (symbol: string) => turn.market.get(symbol).state.price;
  const equity = turn.portfolio.cash.plus(turn.portfolio.marketValue(priceOf));
  turn.portfolio.startDay(priceOf);
  turn.changeAccount({ lastEquity: equity, balanceAsOf: session.date });
  turn.write([closingEquityWrite({ date: session.date, equity })]);
}

function passBoundary(turn: Turn, { kind, session }: SessionBoundary, rules: DayRules): void {
  if (kind === 'open') openMarket(turn, session, rules);
  else if (kind === 'close') closeMarket(turn, session, rules);
  else expireOrders(turn);
}

/** Moves prices by what has passed of the open market since they moved last. */
function catchUpPrices(turn: Turn, { seed, arePricesMoving }: DayRules): void {
  if (arePricesMoving && turn.nowMs > turn.pricedMs) stepPrices(turn, seed, turn.nowMs - turn.pricedMs);
  turn.pricedMs = turn.nowMs;
}

/** Lets the market live from where it stands to `untilMs`, through every boundary of its days on the way. */
export function liveUntil(turn: Turn, untilMs: number, rules: DayRules): void {
  for (let boundary = nextBoundary(turn.nowMs); boundary.atMs <= untilMs; boundary = nextBoundary(turn.nowMs)) {
    turn.nowMs = boundary.atMs;
    if (boundary.kind === 'close') catchUpPrices(turn, rules);
    turn.pricedMs = turn.nowMs;
    passBoundary(turn, boundary, rules);
  }
  turn.nowMs = Math.max(turn.nowMs, untilMs);
}

/** The regular heartbeat of an open market: prices move, and orders meet them. */
export function tick(turn: Turn, rules: DayRules): void {
  if (openSession(turn.nowMs) === undefined) return;
  catchUpPrices(turn, rules);
  matchOrders(turn, rules);
}
