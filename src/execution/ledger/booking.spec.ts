import { decimal, formatDecimal } from '../../common/decimal.js';
import type { BrokerFill, BrokerOrder } from '../broker/broker.port.js';
import type { Intent } from '../orders/intents.repository.js';
import { Booking, type OrderReport } from './booking.js';

const SIZE = decimal('10');

const anIntent = (state: Intent['state']): Intent => ({
  ...{ clientOrderId: 'c1', runId: 'r1', leg: 0, child: 0, phase: 'buy', symbol: 'AAA', side: 'buy', type: 'market' },
  ...{ limitPrice: null, timeInForce: 'day', qty: SIZE, notional: null, value: decimal('1000'), plannedAtMs: null },
  ...{ shares: [{ sleeve: 'one', amount: SIZE }], state, failure: null, ageMs: 0, orderId: null, orderStatus: null },
  ...{ orderStatusAgeMs: null, submittedAtMs: null, filledQty: decimal('0') },
});

const anOrder = (status: string, filledQty: string, atMs: number): BrokerOrder => ({
  ...{ orderId: 'o1', clientOrderId: 'c1', symbol: 'AAA', side: 'buy', type: 'market', timeInForce: 'day' },
  ...{ qty: SIZE, notional: null, limitPrice: null, filledQty: decimal(filledQty), status },
  filledAvgPrice: filledQty === '0' ? null : decimal('100'),
  ...{ submittedAtMs: 0, updatedAtMs: atMs },
});

const aFill = (cumQty: string, qty: string): BrokerFill => ({
  ...{ orderId: 'o1', executionId: `e${cumQty}`, symbol: 'AAA', side: 'buy', price: decimal('100'), atMs: 0 },
  ...{ cumQty: decimal(cumQty), qty: decimal(qty) },
});

const STORY: OrderReport[] = [
  { order: anOrder('new', '0', 1), fills: [] },
  { order: anOrder('partially_filled', '4', 2), fills: [aFill('4', '4')] },
  { order: anOrder('filled', '10', 3), fills: [aFill('10', '6')] },
];

function booked(reports: readonly OrderReport[], intent = anIntent('unknown')): Booking {
  const booking = new Booking({ intents: new Map([['c1', intent]]), progress: new Map() });
  for (const report of reports) booking.take(report);
  return booking;
}

describe('several reports of an order that are booked together', () => {
  it.each([
    ['in order', STORY],
    ['backwards', STORY.toReversed()],
    ['twice', [...STORY, ...STORY]],
  ])('come to the same, told %s', (_how, reports) => {
    const { orders, moves, fills, alerts } = booked(reports);
    expect(orders.map(({ order, runId }) => [order.status, formatDecimal(order.filledQty), runId])).toEqual([
      ['filled', '10', 'r1'],
    ]);
    expect(fills.map(({ fill }) => formatDecimal(fill.cumQty)).sort()).toEqual(['10', '4']);
    expect(moves).toMatchObject([{ intent: { state: 'unknown' }, to: 'terminal' }]);
    expect(alerts).toEqual([]);
  });

  it('do not end the intent while an execution is missing', () => {
    const { moves } = booked([STORY[0]!, { ...STORY[2]!, fills: [aFill('10', '6')] }]);
    expect(moves).toMatchObject([{ intent: { state: 'unknown' }, to: 'accepted' }]);
  });

  it('tell of an order that was given up, and leave its intent as it is', () => {
    const { moves, alerts, fills } = booked(STORY, anIntent('rejected'));
    expect(moves).toEqual([]);
    expect(fills).toHaveLength(2);
    expect(alerts[0]).toMatchObject({ code: 'order_after_rejection', subject: 'c1' });
  });

  it('are those of somebody else where the order is not the one that was asked for', () => {
    const { moves, alerts, orders } = booked([{ order: { ...anOrder('new', '0', 1), qty: decimal('9') }, fills: [] }]);
    expect(moves).toEqual([]);
    expect(orders).toMatchObject([{ runId: null }]);
    expect(alerts).toMatchObject([{ code: 'external_order', subject: 'o1' }]);
  });
});
