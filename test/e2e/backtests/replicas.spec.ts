import { createHash } from 'node:crypto';
import { pricePaths } from '../../support/price-paths.js';
import { createFullApp } from '../../support/full-app.js';
import { eventually } from '../../support/eventually.js';
import { SystemProcess } from '../execution/system-process.js';
import { BacktestStage, type Json } from './backtest-stage.js';

const SYMBOLS = Array.from({ length: 30 }, (_, i) => `S${String(i).padStart(2, '0')}`);
const SHORT = { kind: 'equal_weight', universe: { symbols: SYMBOLS }, start: '2020-02-01', end: '2020-12-31' };
/** Takes a thread longer than any of the tests waits. */
const LONG = {
  ...{ ...SHORT, end: '2025-12-31', rebalance: 'daily', kind: 'optimize' },
  params: { method: 'min_cvar', lookback_days: 252 },
};
/** Nobody is there. */
const NO_BROKER = { url: 'http://127.0.0.1:1', streamUrl: 'ws://127.0.0.1:1/stream' };

describe('backtests of several processes', () => {
  let stage: BacktestStage;

  beforeAll(async () => {
    stage = await BacktestStage.start('api');
    await stage.store(pricePaths({ symbols: SYMBOLS, days: 1500, seed: 11 }));
  });

  afterAll(() => stage.stop());

  const rows = () =>
    stage.dataSource.query<Json[]>(`select id, status, attempts, owner, error_code, result from backtests order by id`);
  const clear = () => stage.dataSource.query(`truncate backtests`);
  const running = (id: string) =>
    eventually(async () => {
      const { status, progress } = await stage.get(`/backtests/${id}`);
      expect({ status, isMoving: progress > 0 }).toEqual({ status: 'running', isMoving: true });
    }, 30_000);

  afterEach(clear);

  it('wait where nobody computes, twenty at most, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 26 }, () => stage.ask('POST', '/backtests', SHORT)));
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([...Array<number>(20).fill(202), ...Array<number>(6).fill(503)]);
    const refused = answers.find(({ status }) => status === 503);
    expect(refused?.body).toMatchObject({ code: 'backtest_queue_full' });

    const workers = await Promise.all(
      [1, 2].map(() => createFullApp({ databaseUrl: stage.database.url, role: 'worker' })),
    );
    await eventually(async () => {
      expect((await rows()).filter(({ status }) => status === 'completed')).toHaveLength(20);
    }, 60_000);
    await Promise.all(workers.map((worker) => worker.close()));
    // Each was computed once, and all of them alike.
    expect(new Set((await rows()).map(({ attempts }) => attempts))).toEqual(new Set([1]));
    const digests = (await rows()).map(({ result }) => createHash('sha1').update(JSON.stringify(result)).digest('hex'));
    expect(new Set(digests).size).toBe(1);
  });

  it('goes back to the queue when its process is asked to stop, and begins anew elsewhere', async () => {
    const id = await stage.queue(LONG);
    const worker = await createFullApp({ databaseUrl: stage.database.url, role: 'worker' });
    await running(id);
    await worker.close();
    expect(await rows()).toMatchObject([{ id, status: 'queued', attempts: 0, owner: null }]);
    const other = await createFullApp({ databaseUrl: stage.database.url, role: 'worker' });
    await running(id);
    await other.close();
  });

  it('is taken over from a process that was killed, once its claim has run out', async () => {
    const id = await stage.queue(LONG);
    const process = await SystemProcess.start(stage.database.url, NO_BROKER, {}, 'worker');
    await running(id);
    await process.kill();
    const other = await createFullApp({ databaseUrl: stage.database.url, role: 'worker' });
    // Still its own: nobody knows yet that it is gone.
    expect(await rows()).toMatchObject([{ id, status: 'running', attempts: 1 }]);
    await eventually(async () => {
      expect(await rows()).toMatchObject([{ id, status: 'running', attempts: 2 }]);
    }, 30_000);
    await running(id);
    await other.close();
  });

  it('fails by name when it has taken three processes down', async () => {
    const id = await stage.queue(SHORT);
    await stage.dataSource.query(
      `update backtests set status = 'running', owner = 'gone', attempts = 3, lease_expires_at = now() - interval '1 s'`,
    );
    const worker = await createFullApp({ databaseUrl: stage.database.url, role: 'worker' });
    expect(await stage.ended(id)).toMatchObject({
      status: 'failed',
      error: { code: 'backtest_interrupted', detail: expect.stringContaining('3 times') },
    });
    await worker.close();
  });

  it('is left alone by whoever lost it meanwhile', async () => {
    const id = await stage.queue(LONG);
    const worker = await createFullApp({ databaseUrl: stage.database.url, role: 'worker' });
    await running(id);
    await stage.dataSource.query(
      `update backtests set owner = 'another', attempts = 2, lease_expires_at = now() + interval '1 h'`,
    );
    const next = await stage.queue(SHORT);
    // The worker gives up the one that is no longer its own and goes on to the next.
    expect(await stage.ended(next)).toMatchObject({ status: 'completed' });
    expect((await rows()).find((row) => row.id === id)).toMatchObject({ status: 'running', owner: 'another' });
    await worker.close();
  });

  it('keeps nobody waiting: the API answers while a backtest computes', async () => {
    const id = await stage.queue(LONG);
    await stage.restart('all');
    await running(id);
    for (let i = 0; i < 30; i++) await stage.get('/strategies');
    expect(await stage.get(`/backtests/${id}`)).toMatchObject({ status: 'running' });
    await stage.restart('api');
  });
});
