import { applyDueActions } from '../corporate-actions/apply-action.js';
import { nextVariance } from '../market/volatility.js';
import { barsWrites } from '../store/bar.store.js';
import { closingEquityWrite } from '../store/equity-history.store.js';
import { nextBoundary, openSession, type Session, type SessionBoundary } from '../time/sessions.js';
import { matchOrders, type FillRules } from './matching.js';
import type { PriceSource } from './price-source.js';
import type { Turn } from './turn.js';

export interface DayRules extends FillRules {
  /** Whether prices move by themselves as time passes. */
  arePricesMoving: boolean;
  prices: PriceSource;
}

function openMarket(turn: Turn, session: Session, rules: DayRules): void {
  turn.movePrices(rules.prices.open(turn, session, rules.arePricesMoving));
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
  const bars = rules.prices.barsOf(turn, session);
  if (bars.length > 0) turn.write(barsWrites(bars));
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
function catchUpPrices(turn: Turn, { prices, arePricesMoving }: DayRules): void {
  if (arePricesMoving && turn.nowMs > turn.pricedMs) {
    turn.movePrices(prices.step(turn, turn.nowMs - turn.pricedMs));
  }
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
