import { decimal } from '../../../src/common/decimal.js';
import type { RunningExchange } from '../../../src/exchange/exchange-server.js';
import { loadReplay } from '../../../src/exchange/replay/replay-bars.js';
import { createReplayDatabase } from '../../../src/exchange/replay/replay-database.js';
import { eventually } from '../../support/eventually.js';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

const DAYS = ['2023-12-27', '2023-12-28', '2023-12-29', '2024-01-02', '2024-01-03', '2024-01-04'];
const ASSET = { symbol: 'REAL', name: 'Real', sector: 'Energy', exchange: 'NYSE', fractionable: true, tradable: true };
/** The fourth of six days is the first that is replayed. */
const BAR = {
  symbol: 'REAL',
  date: '2024-01-02',
  open: '100',
  high: '120',
  low: '90',
  close: '110',
  volume: '2340000',
};

/** A session passes in six seconds of the wall clock, a night in three; the wall clock moves when told. */
describe('a replay of stored bars', () => {
  let source: ExchangeUnderTest;
  let replayed: RunningExchange;
  const wall = { nowMs: Date.parse('2024-03-01T15:00:00Z') };

  beforeAll(async () => {
    source = await ExchangeUnderTest.start();
    const bars = DAYS.map((date, i) => ({ ...BAR, date, ...(i === 3 ? {} : { open: '100', close: '100' }) }));
    const lines = [{ asset: ASSET }, ...bars.map((bar) => ({ bar }))].map((line) => JSON.stringify(line));
    await source.ask('PUT', '/control/bars', lines.join('\n'));
    replayed = await source.startAnother({
      databaseUrl: await createReplayDatabase(source.database.url),
      clock: { mode: 'accelerated', sessionSpeed: 3900, closedSeconds: 3 },
      wallClock: { nowMs: () => wall.nowMs },
      replay: { bars: await loadReplay(source.database.url), participation: 0.1, slippage: decimal('0.001') },
    });
  });

  afterAll(async () => {
    await replayed.stop();
    await source.dispose();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const ask = async (method: string, path: string, body?: object): Promise<any> => {
    const response = await fetch(replayed.url + path, {
      method,
      headers: { 'APCA-API-KEY-ID': KEYS.keyId, 'APCA-API-SECRET-KEY': KEYS.secretKey },
      ...(body && { body: JSON.stringify(body) }),
    });
    return response.json();
  };
  const price = async () => (await ask('GET', '/v2/stocks/trades/latest?symbols=REAL')).trades.REAL.p;
  /** Moves the wall clock to the open, or to so many seconds after it. */
  const until = async (market: string) => {
    for (;;) {
      const { market_time: now } = await ask('GET', '/control/status');
      if (now >= market) return;
      wall.nowMs += 20;
    }
  };

  it('begins before the open of its first day, with a fresh account and nothing of the future', async () => {
    expect((await ask('GET', '/v2/clock')).timestamp).toContain('2024-01-02T08:30');
    expect(await ask('GET', '/v2/account')).toMatchObject({ cash: '100000' });
    const { bars } = await ask('GET', '/v2/stocks/bars?symbols=REAL&timeframe=1Day&start=2023-12-01&end=2024-12-31');
    expect(bars.REAL.map(({ t }: { t: string }) => t.slice(0, 10))).toEqual(DAYS.slice(0, 3));
  });

  it('goes from the open over the low and the high to the close', async () => {
    const { id } = await ask('POST', '/v2/orders', {
      symbol: 'REAL',
      side: 'buy',
      type: 'market',
      time_in_force: 'day',
      qty: '900',
    });
    await until('2024-01-02T16:40:00');
    await eventually(async () => expect(Math.abs((await price()) - 90)).toBeLessThan(0.2));
    await until('2024-01-02T18:50:00');
    await eventually(async () => expect(Math.abs((await price()) - 120)).toBeLessThan(0.2));
    const order = await eventually(async () => {
      const found = await ask('GET', `/v2/orders/${id}`);
      expect(found.status).toBe('filled');
      return found;
    });
    // The order waited for trading: no minute gives more than a tenth of what is traded in it.
    const fills = await ask('GET', `/v2/account/activities/FILL?order_id=${id}`);
    expect(fills.length).toBeGreaterThanOrEqual(1);
    expect(order.filled_qty).toBe('900');
  });

  it('leaves the true bar in the history at the close', async () => {
    await until('2024-01-02T21:00:00');
    await ask('PUT', '/control/prices', {});
    const { bars } = await ask('GET', '/v2/stocks/bars?symbols=REAL&timeframe=1Day&start=2024-01-02&end=2024-12-31');
    expect(bars.REAL).toMatchObject([{ o: 100, h: 120, l: 90, c: 110, v: 2_340_000 }]);
  });

  it('harms nothing of the exchange whose bars it reads', async () => {
    expect(await source.get('/v2/orders?status=all')).toEqual([]);
    expect((await source.get('/v2/clock')).timestamp).toContain('2024-01-05');
  });
});
