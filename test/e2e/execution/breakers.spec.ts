import { decimal, ZERO } from '../../../src/common/decimal.js';
import { AccountsRepository } from '../../../src/execution/account/accounts.repository.js';
import { CircuitBreakers } from '../../../src/execution/safety/circuit-breakers.service.js';
import { eventually } from '../../support/eventually.js';
import { CLOSE, NEXT_OPEN, NOON } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;

async function resume(desk: Desk): Promise<void> {
  await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
}

async function finished(desk: Desk, runId: string): Promise<{ status: string; skipped: object[]; orders: object[] }> {
  return eventually(async () => {
    const run = await desk.get(`/execute/runs/${runId}`);
    expect(run.finished_at).not.toBeNull();
    return run;
  });
}

describe('a drawdown of the day', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { BREAKERS: 'day_loss=0.1,drawdown=0.5' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200' });
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
  });

  afterAll(() => desk.stop());

  it('makes trading reduce: buys are denied, sells pass, the event is streamed', async () => {
    const alerts = await desk.follow('risk-alerts?kinds=trading_state');
    await desk.exchange.setPrices({ [A]: '60' });
    await desk.makeBook({ one: [A, C] });
    const before = (await desk.orders()).length;
    const { body } = await desk.rebalance();
    const run = await finished(desk, body.run_id);
    const sent = (await desk.orders()).slice(before);
    expect(sent.length).toBeGreaterThan(0);
    expect(sent.every(({ side, status }) => side === 'sell' && status === 'filled')).toBe(true);
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: C, reason: 'TRADING_STATE_REDUCING' }));
    await eventually(async () => {
      expect(alerts).toMatchObject([{ kind: 'trading_state', state: 'REDUCING', by: 'breaker:day_loss' }]);
      const state = await desk.get('/execute/state');
      expect(state).toMatchObject({ state: 'REDUCING', by: 'breaker:day_loss' });
      const breaker = state.breakers.find(({ name }: { name: string }) => name === 'day_loss');
      expect(breaker).toMatchObject({ limit: '0.1', to: 'REDUCING', unit: 'fraction' });
      expect(Number(breaker.value)).toBeGreaterThan(0.1);
    });
    await desk.expectBooksToAgree();
  });

  it('stays tripped over a restart, and measures from the resume on', async () => {
    await desk.restart();
    expect((await desk.get('/execute/state')).state).toBe('REDUCING');
    await resume(desk);
    const { body } = await desk.rebalance();
    await desk.awaitRun(body.run_id, 'completed');
    expect((await desk.get('/execute/state')).state).toBe('ACTIVE');
    await desk.expectBooksToAgree();
  });

  it('is not measured again by a look that began before the resume', async () => {
    const [accounts, breakers] = [desk.part(AccountsRepository), desk.part(CircuitBreakers)];
    const before = await accounts.find();
    await desk.api('POST', '/execute/halt', { reason: 'a look is on its way' });
    await resume(desk);
    const after = await accounts.find();
    if (before === undefined || after === undefined) throw new Error('no account');
    const loss = { equity: decimal('1'), grossValue: ZERO, atMs: Date.parse(NOON) };
    await breakers.checkAccount({ ...before, rearmedAt: null }, loss);
    expect((await desk.get('/execute/state')).state).toBe('ACTIVE');
    await breakers.checkAccount({ ...after, rearmedAt: null }, loss);
    expect((await desk.get('/execute/state')).state).toBe('REDUCING');
  });
});

describe('a limit of orders', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { BREAKERS: 'orders_per_minute=2' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
  });

  afterAll(() => desk.stop());

  it('of one minute halts trading at the first order too many', async () => {
    await desk.makeBook({ one: [A, B, C, D] });
    const { body } = await desk.rebalance();
    const run = await finished(desk, body.run_id);
    expect(run.status).toBe('canceled_mid_run');
    expect(await desk.orders()).toHaveLength(2);
    expect(run.skipped).toContainEqual(
      expect.objectContaining({ reason: 'ORDER_LIMIT', detail: expect.stringContaining('orders_per_minute is 3') }),
    );
    expect(await desk.get('/execute/state')).toMatchObject({ state: 'HALTED', by: 'breaker:orders_per_minute' });
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'trading_halted' } });
  });
});

describe('a limit of the value of an order', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { BREAKERS: 'order_notional=60000' } });
    await desk.exchange.setPrices({ [A]: '100' });
    await desk.makeBook({ one: [A] });
  });

  afterAll(() => desk.stop());

  it('denies the order and makes trading reduce', async () => {
    const { body } = await desk.rebalance();
    const run = await finished(desk, body.run_id);
    expect(await desk.orders()).toEqual([]);
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: A, reason: 'ORDER_LIMIT' }));
    expect(await desk.get('/execute/state')).toMatchObject({ state: 'REDUCING', by: 'breaker:order_notional' });
    await desk.expectBooksToAgree();
  });
});

describe('a limit of failed runs', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { BREAKERS: 'failed_runs=1' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
    await desk.makeBook({ one: [A], two: [B] });
  });

  afterAll(() => desk.stop());

  it('counts no run that was refused because its strategy is gone, but one that met a broken broker', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance({}, { strategy: 'two' });
    await desk.api('DELETE', '/strategies/two');
    await desk.exchange.setTime(NEXT_OPEN);
    await desk.awaitRun(body.run_id, 'failed');
    await desk.trade();
    expect((await desk.get('/execute/state')).state).toBe('ACTIVE');
    const requests = [{ operation: 'GET /v2/positions', status: 503, times: 100 }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    expect(await desk.rebalance()).toMatchObject({ status: 502, body: { code: 'broker_unavailable' } });
    await desk.exchange.ask('PUT', '/control/faults', { requests: [] });
    await eventually(async () => {
      await desk.rebalance();
      expect(await desk.get('/execute/state')).toMatchObject({ state: 'HALTED', by: 'breaker:failed_runs' });
    });
  });
});
