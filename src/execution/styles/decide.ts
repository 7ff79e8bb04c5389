import { formatDecimal, ZERO } from '../../common/decimal.js';
import type { Params } from '../../quant/params.js';
import type { ChildView, ExecutionStyle, LegView, MarketView, StyleAction } from './execution-style.js';
import { amountText, isTooSmall, restOf } from './leg-rest.js';

export interface Situation {
  readonly leg: LegView;
  /** Oldest first. */
  readonly children: readonly ChildView[];
  readonly market: MarketView;
  readonly isMarketOpen: boolean;
}

/**
 * What is to be done for a leg now: the ends that every style has in common, then what its style says. Throws for a style
 * that breaks its promises, before anything of it is written down.
 */
export function decide(style: ExecutionStyle, params: Params, situation: Situation): readonly StyleAction[] {
  const end = commonEnd(situation);
  if (end !== undefined) return [end];
  const { leg, children, market, isMarketOpen } = situation;
  // What is open when the market closes ends by itself: every order is for the day.
  if (isClosed(leg, market, isMarketOpen)) return [{ kind: 'wait', untilMs: Infinity }];
  const actions = style.next(leg, children, market, params);
  assertKept(style, actions, situation);
  return actions;
}

function commonEnd({ leg, children, market, isMarketOpen }: Situation): StyleAction | undefined {
  const last = children.at(-1);
  if (last?.isOpen === true) return undefined;
  const rest = restOf(leg);
  if (isTooSmall(rest, leg, market.last ?? leg.arrivalPrice)) {
    const isAll = rest.eq(ZERO) || last?.isFilled === true;
    return isAll
      ? { kind: 'done', reason: 'filled', detail: `${formatDecimal(leg.filled)} of ${amountText(leg.size, leg)}` }
      : { kind: 'done', reason: 'rest_too_small', detail: `${amountText(rest, leg)} are less than the broker takes` };
  }
  if (!isClosed(leg, market, isMarketOpen)) return undefined;
  return { kind: 'done', reason: 'market_closed', detail: `${amountText(rest, leg)} are left: the market closed` };
}

function isClosed({ closesAtMs }: LegView, { nowMs }: MarketView, isMarketOpen: boolean): boolean {
  return !isMarketOpen || nowMs >= closesAtMs;
}

function assertKept({ name }: ExecutionStyle, actions: readonly StyleAction[], { leg, children }: Situation): void {
  for (const action of actions) {
    if (action.kind !== 'place') continue;
    const isKept = children.at(-1)?.isOpen !== true && action.amount.lte(restOf(leg));
    if (!isKept) throw new Error(`the style ${name} would send more than is left of the leg`);
  }
}
