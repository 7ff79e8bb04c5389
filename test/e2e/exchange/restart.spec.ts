import { createServer } from 'node:net';
import { AddressInfo } from 'node:net';
import pg from 'pg';
import { AppError } from '../../../src/common/app-error.js';
import { eventually } from '../../support/eventually.js';
import { ExchangeUnderTest, FIRST_DAY, NOON } from './exchange-under-test.js';

const READ = [
  '/v2/account',
  '/v2/positions',
  '/v2/orders?status=all',
  '/v2/account/activities',
  '/v2/assets',
  '/v2/clock',
  '/v2/stocks/snapshots?symbols=ORIN.SIM,QUBT.SIM',
  '/v2/stocks/bars?symbols=ORIN.SIM&timeframe=1Day&start=2023-06-01',
  '/control/status',
];

describe('an exchange that stops', () => {
  let exchange: ExchangeUnderTest;

  afterEach(() => exchange.dispose());

  it('goes on with everything as it was', async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '100.01', 'QUBT.SIM': '7' });
    await exchange.setTime(NOON);
    await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty: '1.5' });
    await exchange.orderUntil('new', { symbol: 'QUBT.SIM', side: 'buy', qty: '2', type: 'limit', limit_price: '6.5' });
    await exchange.ask('PUT', '/control/assets/VELX.SIM', { tradable: false });
    await exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: true });
    const read = () => Promise.all(READ.map((path) => exchange.get(path)));
    const before = await read();
    await exchange.restart();
    expect(await read()).toEqual(before);
    await exchange.setPrices({ 'QUBT.SIM': '6' });
    expect((await exchange.get('/v2/positions/QUBT.SIM')).qty).toBe('2');
  });

  it('has every order that it acknowledged, and fills it after it is back', async () => {
    exchange = await ExchangeUnderTest.start({ matchingDelayMs: 600_000 });
    await exchange.setPrices({ 'ORIN.SIM': '10' });
    const submissions = Array.from({ length: 20 }, (_, i) =>
      exchange
        .order({ symbol: 'ORIN.SIM', side: 'buy', qty: '1', client_order_id: `order-${i}` })
        .then(({ body }): string | undefined => body.id)
        .catch(() => undefined),
    );
    await Promise.race(submissions);
    await exchange.stop();
    const acknowledged = (await Promise.all(submissions)).filter((id) => id !== undefined);
    expect(acknowledged.length).toBeGreaterThan(0);
    await exchange.restart();
    const open: { id: string }[] = await exchange.get('/v2/orders?limit=500');
    expect(open.map(({ id }) => id)).toEqual(expect.arrayContaining(acknowledged));
    await exchange.setPrices({ 'ORIN.SIM': '10' });
    expect((await exchange.get('/v2/positions/ORIN.SIM')).qty).toBe(String(open.length));
  });

  it('does not make up for the time it was away when its time is accelerated', async () => {
    const wall = { nowMs: Date.parse(`${FIRST_DAY}T15:00:00Z`) };
    const wallClock = { nowMs: () => wall.nowMs };
    exchange = await ExchangeUnderTest.start({ clock: { mode: 'accelerated', sessionSpeed: 60 }, wallClock });
    wall.nowMs += 5000;
    expect((await exchange.get('/v2/clock')).timestamp).toBe('2024-01-05T09:35:00.000-05:00');
    await exchange.ask('PATCH', '/v2/account/configurations', {});
    await exchange.stop();
    wall.nowMs += 86_400_000;
    await exchange.restart();
    expect((await exchange.get('/v2/clock')).timestamp).toBe('2024-01-05T09:35:00.000-05:00');
  });

  it('leaves its port and its database to the next', async () => {
    exchange = await ExchangeUnderTest.start();
    const { port } = new URL(exchange.url);
    await exchange.stop();
    const next = await exchange.startAnother({ port: Number(port) });
    expect(next.url).toBe(exchange.url);
    await Promise.all([next.stop(), next.stop()]);
  });
});

describe('an exchange whose database was away', () => {
  let exchange: ExchangeUnderTest;
  let admin: pg.Client;

  beforeEach(async () => {
    exchange = await ExchangeUnderTest.start();
    admin = new pg.Client({ connectionString: exchange.database.url });
    await admin.connect();
  });

  afterEach(async () => {
    await admin.end();
    await exchange.dispose();
  });

  const PATIENCE_MS = 30_000;
  const OWNER = `datname = current_database() and application_name = 'pas-exchange-owner'`;
  const read = () => Promise.all(READ.map((path) => exchange.get(path)));
  const endSessions = (which: string) =>
    admin.query(`select pg_terminate_backend(pid) from pg_stat_activity where ${which}`);
  const owner = async () =>
    (await admin.query(`select pid from pg_stat_activity where ${OWNER}`)).rows[0]?.pid as unknown;

  /** Another process has the market until `endSessions` of it. */
  async function takeOver(): Promise<void> {
    const other = new pg.Client({ connectionString: exchange.database.url, application_name: 'other' });
    other.on('error', () => undefined);
    await other.connect();
    const taken = other.query('select pg_advisory_lock(7203115001)');
    await eventually(async () => {
      const { rows } = await admin.query(
        `select from pg_stat_activity where datname = current_database() and wait_event = 'advisory'`,
      );
      expect(rows).toHaveLength(1);
    });
    await endSessions(OWNER);
    await taken;
    await eventually(() => expect(exchange.get('/v2/clock')).rejects.toThrow('fetch failed'), PATIENCE_MS);
  }

  it('goes on where it was, at the same address', async () => {
    await exchange.setPrices({ 'ORIN.SIM': '100.01', 'QUBT.SIM': '7' });
    await exchange.setTime(NOON);
    await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty: '1.5' });
    const before = await read();
    for (let times = 0; times < 2; times++) {
      const first = await owner();
      await endSessions(`datname = current_database() and application_name like 'pas-exchange%'`);
      await eventually(async () => {
        expect([undefined, first]).not.toContain(await owner());
        expect(await read()).toEqual(before);
      }, PATIENCE_MS);
    }
    await exchange.orderUntil('filled', { symbol: 'QUBT.SIM', side: 'buy', qty: '2' });
    expect((await exchange.get('/v2/positions/QUBT.SIM')).qty).toBe('2');
  });

  it('leaves the market to whoever took it over, until that one is gone', async () => {
    await takeOver();
    await endSessions(`application_name = 'other' and datname = current_database()`);
    await eventually(async () => {
      expect(await exchange.get('/control/status')).toMatchObject({ is_open: true });
    }, PATIENCE_MS);
  });

  it('stops when it is told to, also then', async () => {
    await takeOver();
    await exchange.stop();
    await endSessions(`application_name = 'other' and datname = current_database()`);
    expect(await owner()).toBeUndefined();
  });
});

describe('an exchange does not start', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
  });

  afterAll(() => exchange.dispose());

  const refusal = (starting: Promise<unknown>): Promise<unknown> =>
    starting.then(
      () => 'it started',
      (error: unknown) => error,
    );

  it('beside another one on the same database', async () => {
    const error = await refusal(exchange.startAnother());
    expect(error).toBeInstanceOf(AppError);
    expect(error).toMatchObject({ code: 'exchange_in_use' });
    expect(await exchange.get('/control/status')).toMatchObject({ is_open: true });
  });

  it('on a port that is taken, and then holds on to nothing', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    const { port } = await new Promise<AddressInfo>((resolve) =>
      other.once('listening', () => resolve(other.address() as AddressInfo)),
    );
    const free = await ExchangeUnderTest.start();
    await free.stop();
    const error = await refusal(free.startAnother({ port }));
    expect(error).toMatchObject({ code: 'port_in_use', message: expect.stringContaining(`127.0.0.1:${port}`) });
    const client = new pg.Client({ connectionString: free.database.url });
    await client.connect();
    await eventually(async () => {
      const { rows } = await client.query(
        `select application_name from pg_stat_activity where datname = current_database() and application_name like 'pas-exchange%'`,
      );
      expect(rows).toEqual([]);
    });
    await client.end();
    await free.database.drop();
    other.close();
  });

  it('without its database', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/none';
    expect(await refusal(exchange.startAnother({ databaseUrl }))).toMatchObject({ code: 'database_unreachable' });
  });
});
