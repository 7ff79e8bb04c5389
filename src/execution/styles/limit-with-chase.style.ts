import { defineParams, type Params } from '../../quant/params.js';
import { type ChaseRules, chasePrice } from './chase-price.js';
import { lastOrderMs } from './closing-time.js';
import type { ChildView, ExecutionStyle, LegView, MarketView, StyleAction } from './execution-style.js';
import { amountText, restOf } from './leg-rest.js';

const SECOND_MS = 1000;
const GIVE_UP = 'give_up';

/** Where the time of the chase stands. The steps follow the clock, so a restart in between changes nothing. */
interface Chase {
  readonly repriceMs: number;
  readonly rules: ChaseRules;
  readonly endMs: number;
}

/**
 * A limit order that follows the market. Repricing is a cancel and, when the broker is certainly done with the order, a new
 * one for what is left: an order for an amount or for a part of a share cannot be replaced at the broker, an accepted
 * replacement may still fail, and until then both hold money.
 */
export const limitWithChase: ExecutionStyle = {
  name: 'limit_with_chase',
  title: 'Limit order that chases the market',
  description:
    'Begins at the near side of the book, moves to the far side step by step, and at the end crosses the spread or gives up.',
  params: defineParams({
    offset_bps: {
      type: 'number',
      description: 'From the near side towards the far side at the start; negative: further away.',
      default: 0,
      minimum: -100,
      maximum: 100,
    },
    reprice_seconds: {
      type: 'integer',
      description: 'Market time from one price to the next.',
      default: 30,
      minimum: 1,
      maximum: 3600,
    },
    max_chases: { type: 'integer', description: 'Steps to the far side.', default: 5, minimum: 0, maximum: 100 },
    max_chase_bps: {
      type: 'number',
      description: 'How far from the middle of the book at the start the limit may go.',
      default: 20,
      minimum: 0,
      maximum: 400,
    },
    deadline_seconds: {
      type: 'integer',
      description: 'Market time after which the chase ends, however many steps are left.',
      default: 600,
      minimum: 1,
      maximum: 23_400,
    },
    at_end: {
      type: 'string',
      description: '`cross`: a market order for the rest; `give_up`: the rest is reported, not bought or sold.',
      enum: ['cross', GIVE_UP],
      default: 'cross',
    },
  }),
  looksAtMarket: true,
  next(leg, children, market, params) {
    const chase = chaseOf(leg, params);
    const last = children.at(-1);
    const step = stepAt(leg, chase, market.nowMs);
    if (last?.type === 'market') return afterCrossing(leg, last);
    const isOver = step > chase.rules.steps || market.nowMs >= chase.endMs;
    if (isOver) return finish(leg, last, params);
    const next: StyleAction = { kind: 'wait', untilMs: Math.min(stepMs(leg, chase, step + 1), chase.endMs) };
    if (last !== undefined && stepAt(leg, chase, last.plannedAtMs) >= step) return [next];
    return [reprice(leg, last, { ...market, step }, chase) ?? next];
  },
};

function chaseOf(leg: LegView, params: Params): Chase {
  const number = (name: string): number => Number(params[name]);
  return {
    repriceMs: number('reprice_seconds') * SECOND_MS,
    rules: { offsetBps: number('offset_bps'), maxBps: number('max_chase_bps'), steps: number('max_chases') },
    endMs: Math.min(leg.startedAtMs + number('deadline_seconds') * SECOND_MS, lastOrderMs(leg)),
  };
}

function stepAt({ startedAtMs }: LegView, { repriceMs }: Chase, atMs: number): number {
  return Math.floor((atMs - startedAtMs) / repriceMs);
}

function stepMs({ startedAtMs }: LegView, { repriceMs }: Chase, step: number): number {
  return startedAtMs + step * repriceMs;
}

/** The order of this step, or the end of that of an earlier one; undefined where the price stays or none is known. */
function reprice(
  leg: LegView,
  last: ChildView | undefined,
  market: MarketView & { step: number },
  { rules }: Chase,
): StyleAction | undefined {
  const { side, arrivalPrice } = leg;
  const limitPrice = chasePrice({ side, arrivalPrice, step: market.step }, market, rules);
  if (limitPrice === undefined) return undefined;
  if (last?.isOpen !== true) return { kind: 'place', amount: restOf(leg), limitPrice };
  return last.limitPrice?.eq(limitPrice) === true ? undefined : { kind: 'cancel' };
}

function finish(leg: LegView, last: ChildView | undefined, params: Params): StyleAction[] {
  if (last?.isOpen === true) return [{ kind: 'cancel' }];
  if (params['at_end'] !== GIVE_UP) return [{ kind: 'place', amount: restOf(leg), limitPrice: null }];
  const detail = `${amountText(restOf(leg), leg)} are left: the limit was not reached within the time of the chase`;
  return [{ kind: 'done', reason: 'gave_up', detail }];
}

function afterCrossing(leg: LegView, last: ChildView): StyleAction[] {
  if (last.isOpen) return [{ kind: 'wait', untilMs: Infinity }];
  const detail = `${amountText(restOf(leg), leg)} are left: the broker ended the market order`;
  return [{ kind: 'done', reason: 'unfilled', detail }];
}
