import fc from 'fast-check';
import { AppError } from '../../common/app-error.js';
import { type Decimal, decimal, formatDecimal, ONE, placesOf, type Price, ZERO } from '../../common/decimal.js';
import { resolveParams } from '../../quant/params.js';
import { decide } from './decide.js';
import type { ChildView, ExecutionStyle, LegView, MarketView, StyleAction } from './execution-style.js';
import { limitWithChase } from './limit-with-chase.style.js';
import { STYLES } from './registry.js';
import { readStyle } from './style-choice.js';
import { twap } from './twap.style.js';

const MINUTE = 60_000;
const OPEN = Date.parse('2024-01-05T14:30:00Z');
const CLOSE = Date.parse('2024-01-05T21:00:00Z');
const D = decimal;

const aLeg = (parts: Partial<LegView> = {}): LegView => ({
  side: 'buy',
  unit: 'usd',
  size: D('10000'),
  filled: ZERO,
  least: D('10'),
  startedAtMs: OPEN,
  closesAtMs: CLOSE,
  arrivalPrice: D('100'),
  ...parts,
});

const aMarket = (
  atMs: number,
  [bid, ask, last]: [string, string, string] = ['99.98', '100.02', '100'],
): MarketView => ({
  ...{ nowMs: atMs, bid: D(bid), ask: D(ask), last: D(last) },
});

const anOrder = (parts: Partial<ChildView> = {}): ChildView => ({
  ...{ type: 'limit', limitPrice: D('99.98'), amount: D('10000'), plannedAtMs: OPEN, isOpen: true, isFilled: false },
  ...parts,
});

type Asked = [params: object, leg: LegView, children: ChildView[], market: MarketView];

function ask(style: ExecutionStyle, ...[params, leg, children, market]: Asked): string[] {
  const resolved = resolveParams(style.name, style.params, params as Record<string, unknown>);
  return decide(style, resolved, { leg, children, market, isMarketOpen: true }).map(textOf);
}

function textOf(action: StyleAction): string {
  switch (action.kind) {
    case 'place':
      return `place ${formatDecimal(action.amount)} ${action.limitPrice === null ? 'market' : `at ${formatDecimal(action.limitPrice)}`}`;
    case 'wait':
      return `wait ${action.untilMs === Infinity ? 'for the order' : (action.untilMs - OPEN) / 1000}`;
    case 'done':
      return `done ${action.reason}`;
    case 'cancel':
      return 'cancel';
  }
}

describe('twap', () => {
  const params = { slices: 4, duration_minutes: 40 };

  it('sends equal slices at equal distances, and all that is left with the last', () => {
    const slice = (filled: string, minute: number, children: ChildView[]): string[] =>
      ask(twap, params, aLeg({ size: D('1000.01'), filled: D(filled) }), children, aMarket(OPEN + minute * MINUTE));
    const done = (minute: number): ChildView =>
      anOrder({ type: 'market', plannedAtMs: OPEN + minute * MINUTE, isOpen: false, isFilled: true });
    expect(slice('0', 0, [])).toEqual(['place 250 market']);
    expect(slice('250', 0.1, [done(0)])).toEqual(['wait 600']);
    expect(slice('250', 10, [done(0)])).toEqual(['place 250 market']);
    expect(slice('500', 20, [done(0), done(10)])).toEqual(['place 250 market']);
    expect(slice('750', 30, [done(0), done(10), done(20)])).toEqual(['place 250.01 market']);
    expect(slice('1000.01', 31, [done(0), done(10), done(20), done(30)])).toEqual(['done filled']);
  });

  it('makes up for slices that were missed, with one order', () => {
    const first = anOrder({ type: 'market', isOpen: false, isFilled: true });
    const leg = aLeg({ size: D('1000'), filled: D('250') });
    expect(ask(twap, params, leg, [first], aMarket(OPEN + 25 * MINUTE))).toEqual(['place 500 market']);
    expect(ask(twap, params, leg, [first], aMarket(OPEN + 90 * MINUTE))).toEqual(['place 750 market']);
  });

  it('merges slices that are too small, and leaves no rest that is', () => {
    const at = (minute: number, filled: string, size = '19'): string[] =>
      ask(twap, params, aLeg({ size: D(size), filled: D(filled) }), [], aMarket(OPEN + minute * MINUTE));
    expect(at(0, '0')).toEqual(['wait 600']);
    expect(at(10, '0')).toEqual(['wait 1200']);
    expect(at(20, '0')).toEqual(['place 19 market']);
    expect(at(20, '0', '25')).toEqual(['place 25 market']);
    expect(at(20, '0', '40')).toEqual(['place 30 market']);
  });

  it('slices whole shares into whole shares, and only the last order has the part of a share', () => {
    const sell = (size: string, minute: number, filled = '0'): string[] =>
      ask(
        twap,
        { slices: 3, duration_minutes: 30 },
        aLeg({ side: 'sell', unit: 'shares', size: D(size), filled: D(filled) }),
        [],
        aMarket(OPEN + minute * MINUTE),
      );
    expect(sell('10', 0)).toEqual(['place 3 market']);
    expect(sell('10', 10, '3')).toEqual(['place 3 market']);
    expect(sell('10', 20, '6')).toEqual(['place 4 market']);
    expect(sell('1', 0)).toEqual(['wait 600']);
    expect(sell('1.5', 0)).toEqual(['place 0.5 market']);
  });

  it('is compressed before the close, and sends nothing in its last minute', () => {
    const leg = aLeg({ startedAtMs: CLOSE - 21 * MINUTE });
    const slice = (minute: number): string[] => ask(twap, params, leg, [], aMarket(CLOSE + minute * MINUTE));
    expect(slice(-21)).toEqual(['place 2500 market']);
    expect(slice(-15)).toEqual(['place 5000 market']);
    expect(slice(-6)).toEqual(['place 10000 market']);
    expect(slice(-1)).toEqual(['done unfilled']);
  });

  it('ends when the broker ended the last slice, and waits for the next after any other', () => {
    const ended = (minute: number): ChildView =>
      anOrder({ type: 'market', plannedAtMs: OPEN + minute * MINUTE, isOpen: false });
    expect(ask(twap, params, aLeg(), [ended(0)], aMarket(OPEN + MINUTE))).toEqual(['wait 600']);
    expect(ask(twap, params, aLeg(), [ended(30)], aMarket(OPEN + 31 * MINUTE))).toEqual(['done unfilled']);
  });
});

describe('limit_with_chase', () => {
  const params = { reprice_seconds: 10, max_chases: 4, max_chase_bps: 100, deadline_seconds: 3600 };
  const at = (second: number, children: ChildView[], more: object = {}, leg = aLeg()): string[] =>
    ask(limitWithChase, { ...params, ...more }, leg, children, aMarket(OPEN + second * 1000));

  it('begins at the near side and goes to the far side in equal steps, each after the last is over', () => {
    expect(at(0, [])).toEqual(['place 10000 at 99.98']);
    expect(at(5, [anOrder()])).toEqual(['wait 10']);
    expect(at(10, [anOrder()])).toEqual(['cancel']);
    expect(at(10, [anOrder({ isOpen: false })])).toEqual(['place 10000 at 99.99']);
    expect(at(40, [anOrder({ isOpen: false })])).toEqual(['place 10000 at 100.02']);
    expect(at(40, [anOrder({ isOpen: false })], {}, aLeg({ side: 'sell', unit: 'shares', size: D('7') }))).toEqual([
      'place 7 at 99.98',
    ]);
  });

  it('begins further in, or further away, by its offset', () => {
    expect(at(0, [], { offset_bps: 2 })).toEqual(['place 10000 at 99.99']);
    expect(at(0, [], { offset_bps: -10 })).toEqual(['place 10000 at 99.88']);
  });

  it('leaves an order alone whose price would be the same', () => {
    expect(at(10, [anOrder()], { max_chase_bps: 0, offset_bps: 50 })).toEqual(['cancel']);
    expect(at(10, [anOrder({ limitPrice: D('100') })], { max_chase_bps: 0, offset_bps: 50 })).toEqual(['wait 20']);
  });

  it('sends what is left of an order that was filled in part', () => {
    const half = aLeg({ filled: D('4000.123') });
    expect(at(10, [anOrder({ isOpen: false })], {}, half)).toEqual(['place 5999.87 at 99.99']);
    expect(at(10, [anOrder({ isOpen: false })], {}, aLeg({ filled: D('9999.2') }))).toEqual(['done rest_too_small']);
  });

  it.each([
    ['its steps are over', 50, {}],
    ['its deadline is over', 20, { deadline_seconds: 20 }],
    [
      'the market is about to close',
      6.5 * 3600 - 60,
      { reprice_seconds: 3600, deadline_seconds: 23_400, max_chases: 50 },
    ],
  ])('crosses or gives up when %s', (_when, second, more) => {
    const over = [anOrder({ isOpen: false })];
    expect(at(second, [anOrder()], more)).toEqual(['cancel']);
    expect(at(second, over, more)).toEqual(['place 10000 market']);
    expect(at(second, over, { ...more, at_end: 'give_up' })).toEqual(['done gave_up']);
    const crossing = anOrder({ type: 'market', limitPrice: null });
    expect(at(second + 1, [...over, crossing], more)).toEqual(['wait for the order']);
    expect(at(second + 1, [...over, { ...crossing, isOpen: false }], more)).toEqual(['done unfilled']);
  });

  it('waits while no price is known, and ends by the clock', () => {
    const blind = { nowMs: OPEN, bid: null, ask: null, last: null };
    expect(ask(limitWithChase, params, aLeg(), [], blind)).toEqual(['wait 10']);
    expect(ask(limitWithChase, params, aLeg(), [], { ...blind, nowMs: OPEN + 60_000 })).toEqual(['place 10000 market']);
  });

  it('takes the last trade for a book that is crossed or has one side', () => {
    const crossed = aMarket(OPEN, ['101', '99', '100.5']);
    expect(ask(limitWithChase, params, aLeg(), [], crossed)).toEqual(['place 10000 at 100.5']);
    expect(ask(limitWithChase, params, aLeg(), [], { ...crossed, ask: null })).toEqual(['place 10000 at 100.5']);
  });
});

describe('a leg whose market is closed', () => {
  it.each(STYLES.members)('ends with $name, when nothing of it is open', (style) => {
    const params = resolveParams(style.name, style.params);
    const situation = { leg: aLeg(), market: aMarket(OPEN), isMarketOpen: false };
    expect(decide(style, params, { ...situation, children: [anOrder()] }).map(textOf)).toEqual(['wait for the order']);
    expect(decide(style, params, { ...situation, children: [] }).map(textOf)).toEqual(['done market_closed']);
  });
});

describe('a choice of style', () => {
  it('is completed with the defaults', () => {
    expect(readStyle({ kind: 'immediate' })).toEqual({ kind: 'immediate', params: {} });
    expect(readStyle({ kind: 'twap', params: { slices: 3 } })).toEqual({
      ...{ kind: 'twap', params: { slices: 3, duration_minutes: 30 } },
    });
  });

  it.each([
    [null, 'style must be an object'],
    [{ kind: 'vwap' }, 'style.kind "vwap" is no execution style; there are immediate, limit_with_chase, twap'],
    [{ kind: 'twap', slices: 3 }, 'style.slices is not known'],
    [{ kind: 'twap', params: { slices: 0 } }, 'slices must be at least 1'],
    [{ kind: 'twap', params: { size: 3 } }, 'has no parameter "size"'],
    [{ kind: 'twap', params: [] }, 'style.params must be an object'],
  ])('refuses %j by its place', (value, message) => {
    expect(() => readStyle(value)).toThrow(message);
    expect(() => readStyle(value)).toThrow(AppError);
  });
});

/** A market that fills, ends and forgets orders as it likes. */
interface World {
  style: ExecutionStyle;
  params: Record<string, unknown>;
  leg: LegView;
  price: Price;
}

const worlds = fc.record({
  style: fc.constantFrom(...STYLES.members.filter(({ looksAtMarket }) => looksAtMarket)),
  slices: fc.integer({ min: 1, max: 12 }),
  minutes: fc.integer({ min: 1, max: 390 }),
  chases: fc.integer({ min: 0, max: 8 }),
  bps: fc.integer({ min: 0, max: 400 }),
  atEnd: fc.constantFrom('cross', 'give_up'),
  leg: fc.oneof(
    fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const),
      cents: fc.integer({ min: 100, max: 10_000_000 }),
    }),
    fc.record({
      side: fc.constantFrom('buy' as const, 'sell' as const),
      nanos: fc.integer({ min: 1, max: 2_000_000_000 }),
    }),
    fc.record({ side: fc.constantFrom('buy' as const, 'sell' as const), shares: fc.integer({ min: 1, max: 5000 }) }),
  ),
  startMinute: fc.integer({ min: 0, max: 389 }),
  price: fc.integer({ min: 1, max: 5_000_000 }),
  // Seconds since the last look, basis points that the price moves, what becomes of the open order.
  looks: fc.array(
    fc.record({
      seconds: fc.integer({ min: 0, max: 2000 }),
      moveBps: fc.integer({ min: -300, max: 300 }),
      fillPercent: fc.integer({ min: 0, max: 100 }),
      isEnded: fc.boolean(),
      isBlind: fc.boolean(),
    }),
    { maxLength: 60 },
  ),
});

type Drawn = typeof worlds extends fc.Arbitrary<infer T> ? T : never;

function worldOf(drawn: Drawn): World {
  const { style, leg } = drawn;
  const params =
    style.name === 'twap'
      ? { slices: drawn.slices, duration_minutes: drawn.minutes }
      : { max_chases: drawn.chases, max_chase_bps: drawn.bps, at_end: drawn.atEnd, reprice_seconds: 1 + drawn.minutes };
  const price = D(String(drawn.price)).div(D('10000'));
  const size =
    'cents' in leg
      ? D(String(leg.cents)).div(D('100'))
      : 'nanos' in leg
        ? D(String(leg.nanos)).div(D('1000000000'))
        : D(String(leg.shares));
  const view = aLeg({
    ...{ side: leg.side, unit: 'cents' in leg ? 'usd' : 'shares', size, arrivalPrice: price },
    startedAtMs: OPEN + drawn.startMinute * MINUTE,
  });
  return { style, params: resolveParams(style.name, style.params, params), leg: view, price };
}

describe.each(['twap', 'limit_with_chase'])('%s, whatever the market does', (name) => {
  it('never has more open and filled than the leg, nothing after its end, and no price off the grid or the limit', () => {
    fc.assert(
      fc.property(
        worlds.filter(({ style }) => style.name === name),
        (drawn) => {
          const trial = new Trial(worldOf(drawn));
          for (const look of drawn.looks) trial.look(look);
          expect(trial.filled.lte(trial.world.leg.size)).toBe(true);
        },
      ),
      { numRuns: 300, seed: 7 },
    );
  });
});

/** One leg in one market, look after look. */
class Trial {
  filled = ZERO;
  private readonly orders: ChildView[] = [];
  private nowMs: number;
  private price: Price;
  private isDone = false;

  constructor(readonly world: World) {
    this.nowMs = world.leg.startedAtMs;
    this.price = world.price;
  }

  look(look: Drawn['looks'][number]): void {
    if (this.isDone) return;
    this.nowMs += look.seconds * 1000;
    this.price = this.price.times(D(String(10_000 + look.moveBps))).div(D('10000'));
    const actions = this.decide(look);
    // The same question has the same answer: a restart changes nothing.
    expect(this.decide(look).map(textOf)).toEqual(actions.map(textOf));
    for (const action of actions) this.carryOut(action);
    const last = this.orders.at(-1);
    if (last?.isOpen !== true || !look.isEnded) return;
    this.filled = this.filled.plus(
      last.amount
        .times(D(String(look.fillPercent)))
        .div(D('100'))
        .round(9, 0),
    );
    this.endLast(look.fillPercent === 100);
  }

  private decide({ isBlind }: { isBlind: boolean }): readonly StyleAction[] {
    const spread = this.price.times(D('0.0005'));
    const quote = {
      bid: this.price.minus(spread).round(4, 0),
      ask: this.price.plus(spread).round(4, 3),
      last: this.price,
    };
    const { style, params, leg } = this.world;
    return decide(style, params, {
      leg: { ...leg, filled: this.filled },
      children: [...this.orders],
      market: { ...(isBlind ? { bid: null, ask: null, last: null } : quote), nowMs: this.nowMs },
      isMarketOpen: this.nowMs < CLOSE,
    });
  }

  private carryOut(action: StyleAction): void {
    expect(this.isDone).toBe(false);
    if (action.kind === 'done') this.isDone = true;
    if (action.kind === 'cancel') this.endLast(false);
    if (action.kind !== 'place') return;
    checkOrder(this.world, { filled: this.filled, nowMs: this.nowMs, orders: this.orders }, action);
    const { amount, limitPrice } = action;
    const type = limitPrice === null ? 'market' : 'limit';
    this.orders.push({ type, limitPrice, amount, plannedAtMs: this.nowMs, isOpen: true, isFilled: false });
  }

  private endLast(isFilled: boolean): void {
    const last = this.orders.pop();
    expect(last?.isOpen).toBe(true);
    if (last !== undefined) this.orders.push({ ...last, isOpen: false, isFilled });
  }
}

function checkOrder(
  { leg, params }: World,
  { filled, nowMs, orders }: { filled: Decimal; nowMs: number; orders: readonly ChildView[] },
  { amount, limitPrice }: { amount: Decimal; limitPrice: Price | null },
): void {
  expect(orders.at(-1)?.isOpen ?? false).toBe(false);
  expect(amount.gt(ZERO)).toBe(true);
  expect(amount.plus(filled).lte(leg.size)).toBe(true);
  expect(placesOf(amount)).toBeLessThanOrEqual(leg.unit === 'usd' ? 2 : 9);
  expect(nowMs).toBeLessThan(CLOSE);
  if (limitPrice === null) return;
  expect(placesOf(limitPrice)).toBeLessThanOrEqual(limitPrice.lt(ONE) ? 4 : 2);
  const most = leg.arrivalPrice.times(D(String(Number(params['max_chase_bps']))).div(D('10000')));
  const distance = leg.side === 'buy' ? limitPrice.minus(leg.arrivalPrice) : leg.arrivalPrice.minus(limitPrice);
  expect(distance.lte(most)).toBe(true);
}
