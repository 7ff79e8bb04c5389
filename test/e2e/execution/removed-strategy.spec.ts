import { migrate } from '../../../src/platform/database/migrator.js';
import { CLOSE, NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const KEY = { 'idempotency-key': 'k' };

describe('a strategy that is removed', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.startBehindProxy();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ s1: [A], s2: [B] });
  });

  afterEach(() => desk.stop());

  async function remove(id: string): Promise<void> {
    expect((await desk.api('DELETE', `/strategies/${id}`)).status).toBe(204);
  }

  async function takeNameOf(id: string): Promise<void> {
    const definition = { id, kind: 'equal_weight', universe: { symbols: [C] }, enabled: true };
    expect((await desk.api('POST', '/strategies', definition)).status).toBe(201);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function preview(body: unknown): Promise<any> {
    const answer = await desk.api('POST', '/execute/preview', body);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  /** A run that waits because the broker does not hold what the ledger says. */
  async function queueUnreconciled(body: unknown, headers = {}): Promise<string> {
    desk.proxy.moveShares(D, '7');
    await desk.api('POST', '/execute/reconciliation');
    const answer = await desk.rebalance(headers, body);
    expect(answer.body).toMatchObject({ status: 'queued', reason: 'unreconciled' });
    return answer.body.run_id;
  }

  it('leaves a run of it that waits for the market with nothing to trade: it is refused by name', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance({}, { strategy: 's2' });
    expect(body).toMatchObject({ status: 'queued', reason: 'market_closed' });
    await remove('s2');
    await desk.exchange.setTime(NEXT_OPEN);
    const run = await desk.awaitRun(body.run_id, 'failed');
    expect(run).toMatchObject({
      ...{ strategy: 's2', reason: 'strategy_not_found', orders: [], legs: [], plan: null },
      detail: 'The strategy "s2" was removed before the run began: nothing was sent.',
    });
    expect(await desk.orders()).toEqual([]);
    expect((await desk.rebalance({}, { strategy: 's1' })).status).toBe(200);
  });

  it('is not sold by the run that was to bring it to its target, also when another takes its name', async () => {
    await desk.trade();
    const before = (await desk.orders()).length;
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance({}, { strategy: 's2' });
    await remove('s2');
    await takeNameOf('s2');
    await desk.exchange.setTime(NEXT_OPEN);
    expect(await desk.awaitRun(body.run_id, 'failed')).toMatchObject({ reason: 'strategy_not_found' });
    expect(await desk.orders()).toHaveLength(before);
  });

  it('leaves an approved plan of it unexecuted, and the run that was given it plans nothing of its own', async () => {
    const plan = await preview({ strategy: 's2' });
    const runId = await queueUnreconciled({ plan_id: plan.plan_id });
    await remove('s2');
    desk.proxy.moveShares(D, '-7');
    const run = await desk.awaitRun(runId, 'failed');
    expect(run).toMatchObject({
      ...{ strategy: 's2', plan_id: plan.plan_id, plan_hash: plan.hash, reason: 'strategy_not_found', plan: null },
    });
    expect(await desk.orders()).toEqual([]);
  });

  it('makes an approved plan of the whole book stale while it waits', async () => {
    const plan = await preview({});
    const runId = await queueUnreconciled({ plan_id: plan.plan_id });
    await remove('s2');
    desk.proxy.moveShares(D, '-7');
    const run = await desk.awaitRun(runId, 'failed');
    expect(run).toMatchObject({ reason: 'plan_stale', detail: expect.stringContaining('s2') });
    expect(await desk.orders()).toEqual([]);
  });

  it('makes its plan stale, which says so', async () => {
    const plan = await preview({ strategy: 's2' });
    const whole = await preview({});
    const other = await preview({ strategy: 's1' });
    await remove('s2');
    const moved = [{ what: 'strategy', planned: 's2', now: '' }];
    for (const { plan_id } of [plan, whole]) {
      expect(await desk.rebalance({}, { plan_id })).toMatchObject({
        status: 409,
        body: { code: 'plan_stale', plan_id, moved, detail: expect.stringContaining('strategy s2') },
      });
      expect((await desk.rebalance({}, { plan_id, dry_run: true })).body).toMatchObject({ code: 'plan_stale', moved });
    }
    expect(await desk.orders()).toEqual([]);
    expect((await desk.rebalance({}, { plan_id: other.plan_id })).status).toBe(200);
  });

  it('stays stale when another strategy takes its name', async () => {
    const { plan_id } = await preview({ strategy: 's2' });
    await remove('s2');
    await takeNameOf('s2');
    expect((await desk.rebalance({}, { plan_id })).body).toMatchObject({ code: 'plan_stale' });
    expect(await desk.orders()).toEqual([]);
  });

  it('keeps its name in its runs, whose keys find them and nothing else', async () => {
    const { body } = await desk.rebalance(KEY, { strategy: 's2' });
    await desk.awaitRun(body.run_id, 'completed');
    const plan = await preview({ strategy: 's2' });
    const planned = await desk.rebalance({ 'idempotency-key': 'p' }, { plan_id: plan.plan_id });
    await desk.awaitRun(planned.body.run_id, 'completed');
    await remove('s2');

    for (const run of await desk.get('/execute/runs')) expect(run.strategy).toBe('s2');
    for (const run of await desk.get('/db/rebalance_runs')) expect(run.strategy).toBe('s2');
    expect(await desk.rebalance(KEY, { strategy: 's2' })).toMatchObject({ status: 200, body: { run_id: body.run_id } });
    expect(await desk.rebalance(KEY, {})).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused', run_id: body.run_id },
    });
    const again = await desk.rebalance({ 'idempotency-key': 'p' }, { plan_id: plan.plan_id });
    expect(again.body).toMatchObject({ run_id: planned.body.run_id });
    expect((await desk.rebalance({}, { plan_id: plan.plan_id })).body.code).toBe('plan_used');
    expect(await desk.rebalance({ 'idempotency-key': 'p' }, {})).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
    expect((await desk.rebalance({}, { strategy: 's2' })).body.code).toBe('strategy_not_found');
    expect(await desk.get('/execute/runs')).toHaveLength(2);
  });

  it('whose plan was lost by an earlier version is not traded, nor is its run taken for another', async () => {
    const plan = await preview({ strategy: 's2' });
    const runId = await queueUnreconciled({ plan_id: plan.plan_id }, KEY);
    await desk.query(`update rebalance_runs set strategy_id = null, plan_id = null where id = '${runId}'`);
    expect((await desk.rebalance(KEY, {})).body.code).toBe('idempotency_key_reused');
    desk.proxy.moveShares(D, '-7');
    expect(await desk.awaitRun(runId, 'failed')).toMatchObject({ reason: 'plan_not_found', plan: null });
    expect(await desk.orders()).toEqual([]);
  });

  it('keeps its name when the version is taken back, with which its waiting run must not begin', async () => {
    const { body } = await desk.rebalance({}, { strategy: 's2' });
    await desk.awaitRun(body.run_id, 'completed');
    await preview({ strategy: 's2' });
    const waiting = await queueUnreconciled({ strategy: 's2' });
    await desk.pause();
    await desk.query(`delete from strategies where id = 's2'`);
    const definitions = `select conname || ' ' || pg_get_constraintdef(oid) as text from pg_constraint
      where conrelid in ('plans'::regclass, 'rebalance_runs'::regclass) order by 1`;
    const before = await desk.query(definitions);
    expect((await migrate(desk.database.url, 'down')).changed).toEqual(['LastingRecords1764000020000']);
    expect(await desk.query(`select status, reason, strategy_id from rebalance_runs order by created_at`)).toEqual([
      { status: 'completed', reason: null, strategy_id: 's2' },
      { status: 'failed', reason: 'strategy_not_found', strategy_id: 's2' },
    ]);
    await expect(desk.query(`update rebalance_runs set strategy_id = 'none' where id = '${waiting}'`)).rejects.toThrow(
      /rebalance_runs_strategy_id_fkey/,
    );
    await migrate(desk.database.url, 'up');
    expect(await desk.query(definitions)).toEqual(before);
    expect(await desk.query(`select strategy_id from plans`)).toEqual([{ strategy_id: 's2' }]);
    await desk.resume();
  });
});
