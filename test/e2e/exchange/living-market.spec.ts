import { eventually } from '../../support/eventually.js';
import { ExchangeUnderTest, FIRST_DAY } from './exchange-under-test.js';

/** A session of 23 400 seconds passes in four seconds of the wall clock, a night in three. */
const CLOCK = { mode: 'accelerated', sessionSpeed: 5850, closedSeconds: 3 } as const;

describe('a market that lives by itself', () => {
  let exchange: ExchangeUnderTest;
  const wall = { nowMs: Date.parse(`${FIRST_DAY}T15:00:00Z`) };

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start({ clock: CLOCK, wallClock: { nowMs: () => wall.nowMs } });
  });

  afterAll(() => exchange.dispose());

  /** Lets wall time pass and the market catch up with it. */
  async function pass(seconds: number): Promise<void> {
    wall.nowMs += seconds * 1000;
    await exchange.setPrices({});
  }

  const snapshot = async () => (await exchange.get('/v2/stocks/snapshots?symbols=ORIN.SIM'))['ORIN.SIM'];
  /** The snapshot after the next tick, which comes within a second. */
  const moved = (before: { latestTrade: { p: number } }) =>
    eventually(async () => {
      const after = await snapshot();
      expect(after.latestTrade.p).not.toBe(before.latestTrade.p);
      return after;
    });
  const bars = async () =>
    (await exchange.get(`/v2/stocks/bars?symbols=ORIN.SIM&timeframe=1Day&start=${FIRST_DAY}&end=2024-01-09`)).bars[
      'ORIN.SIM'
    ];

  it('moves its prices as the session goes on, within what a day may bring', async () => {
    const before = await snapshot();
    await pass(2);
    expect((await exchange.get('/v2/clock')).timestamp).toBe('2024-01-05T12:45:00.000-05:00');
    const after = await moved(before);
    expect(Math.abs(after.latestTrade.p / before.latestTrade.p - 1)).toBeLessThan(0.2);
    expect(after.dailyBar.v).toBeGreaterThan(0);
    expect(after.dailyBar.h).toBeGreaterThanOrEqual(Math.max(after.dailyBar.o, after.dailyBar.c));
  });

  it('closes, expires what was for the day, and keeps the bar of the day', async () => {
    const limit = { symbol: 'ORIN.SIM', side: 'buy', qty: '1', type: 'limit', limit_price: '1' };
    const order = await exchange.orderUntil('new', limit);
    await pass(3);
    expect((await exchange.get('/v2/clock')).is_open).toBe(false);
    expect((await exchange.get(`/v2/orders/${order.id}`)).status).toBe('expired');
    expect(await bars()).toEqual([(await snapshot()).dailyBar]);
  });

  it('opens away from its last close and fills what waited, at the open', async () => {
    const [{ c: close }] = await bars();
    const { body: order } = await exchange.order({ symbol: 'ORIN.SIM', side: 'buy', qty: '1' });
    expect(order.status).toBe('accepted');
    await pass(2.5);
    const filled = await exchange.get(`/v2/orders/${order.id}`);
    expect(filled).toMatchObject({ status: 'filled', filled_at: '2024-01-08T14:30:00Z' });
    const [, today] = await bars();
    expect(today.o).not.toBe(close);
    expect(Number(filled.filled_avg_price)).toBeGreaterThan(today.o);
    expect(Number(filled.filled_avg_price)).toBeLessThan(today.o * 1.001);
  });

  it('can be stopped by hand, and set going again', async () => {
    await exchange.ask('PUT', '/control/clock', { mode: 'manual' });
    const { timestamp } = await exchange.get('/v2/clock');
    const still = await snapshot();
    await pass(5);
    expect((await exchange.get('/v2/clock')).timestamp).toBe(timestamp);
    expect(await snapshot()).toEqual(still);
    await exchange.ask('PUT', '/control/clock', { mode: 'accelerated' });
    await pass(0.1);
    expect(Date.parse((await exchange.get('/v2/clock')).timestamp)).toBe(Date.parse(timestamp) + 585_000);
    await moved(still);
  });
});
