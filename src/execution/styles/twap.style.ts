import { type Decimal, ZERO, decimal, minDecimal } from '../../common/decimal.js';
import { defineParams, type Params } from '../../quant/params.js';
import { lastOrderMs } from './closing-time.js';
import type { ExecutionStyle, LegView, MarketView, StyleAction } from './execution-style.js';
import { amountText, restOf, sliceDown, valueOf } from './leg-rest.js';

const MINUTE_MS = 60_000;

/** Slice 1 is due at the start, the others evenly after it; the close shortens the time that is there. */
interface Schedule {
  readonly slices: number;
  readonly startMs: number;
  readonly spanMs: number;
}

/** Time-weighted: what is due by now is a share of the leg that grows with every slice, so slices that were missed are made up for. */
export const twap: ExecutionStyle = {
  name: 'twap',
  title: 'Spread over time (TWAP)',
  description:
    'Equal market orders at equal distances. Slices that are too small are merged, those that were missed are made up for by the next; the last one comes before the close.',
  params: defineParams({
    slices: { type: 'integer', description: 'Number of orders.', default: 6, minimum: 1, maximum: 100 },
    duration_minutes: {
      type: 'number',
      description: 'Market time from the first slice; the last comes one slice before its end.',
      default: 30,
      minimum: 0.1,
      maximum: 390,
    },
  }),
  looksAtMarket: true,
  next(leg, children, market, params) {
    const schedule = scheduleOf(leg, params);
    const last = children.at(-1);
    const due = dueAt(schedule, market.nowMs);
    if (last?.isOpen === true) return waitFor(due, schedule);
    if (market.nowMs >= lastOrderMs(leg)) return giveUp(leg, 'the market is about to close');
    if (last !== undefined && dueAt(schedule, last.plannedAtMs) >= due) return afterSlice(leg, due, schedule);
    const amount = sliceOf(leg, due, schedule, market);
    return amount.eq(ZERO) ? waitFor(due, schedule) : [{ kind: 'place', amount, limitPrice: null }];
  },
};

function scheduleOf(leg: LegView, params: Params): Schedule {
  const [slices, minutes] = [Number(params['slices']), Number(params['duration_minutes'])];
  const spanMs = Math.min(minutes * MINUTE_MS, lastOrderMs(leg) - leg.startedAtMs);
  return { slices, startMs: leg.startedAtMs, spanMs: Math.max(1, spanMs) };
}

/** How many slices are due at a time. */
function dueAt({ slices, startMs, spanMs }: Schedule, atMs: number): number {
  return Math.min(slices, 1 + Math.floor(((atMs - startMs) * slices) / spanMs));
}

function dueMs({ slices, startMs, spanMs }: Schedule, slice: number): number {
  return Math.ceil(startMs + ((slice - 1) * spanMs) / slices);
}

function waitFor(due: number, schedule: Schedule): StyleAction[] {
  return [{ kind: 'wait', untilMs: due < schedule.slices ? dueMs(schedule, due + 1) : Infinity }];
}

/** The slice that is due was sent, and the broker is done with it. */
function afterSlice(leg: LegView, due: number, schedule: Schedule): StyleAction[] {
  return due < schedule.slices ? waitFor(due, schedule) : giveUp(leg, 'the broker ended the last slice');
}

function giveUp(leg: LegView, because: string): StyleAction[] {
  return [{ kind: 'done', reason: 'unfilled', detail: `${amountText(restOf(leg), leg)} are left: ${because}` }];
}

/** What is to be sent now; 0 where it is less than an order should be. Nothing that small is left for later either. */
function sliceOf(leg: LegView, due: number, { slices }: Schedule, { last }: MarketView): Decimal {
  const rest = restOf(leg);
  if (due === slices) return rest;
  const target = leg.size.times(decimal(String(due))).div(decimal(String(slices)));
  const slice = sliceDown(minDecimal(rest, target.minus(leg.filled)), leg);
  const isSmall = (amount: Decimal): boolean => valueOf(amount, leg, last ?? leg.arrivalPrice).lt(leg.least);
  if (slice.lte(ZERO) || isSmall(slice)) return ZERO;
  return isSmall(rest.minus(slice)) ? rest : slice;
}
