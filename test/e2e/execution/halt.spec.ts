import { eventually } from '../../support/eventually.js';
import { Desk, READER, TRADER } from './desk.js';

const SUBMIT = 'POST /v2/orders';
const CANCEL = 'DELETE /v2/orders/:id';
const PARKED = { side: 'buy', qty: '1', type: 'limit', limit_price: '1' };

describe('the kill switch', () => {
  let desk: Desk;
  let symbols: string[];

  beforeAll(async () => {
    desk = await Desk.start();
    const assets: { symbol: string; tradable: boolean }[] = await desk.exchange.get('/v2/assets');
    symbols = assets.map(({ symbol }) => symbol).slice(0, 20);
    await desk.exchange.setPrices(Object.fromEntries(symbols.map((symbol) => [symbol, '50'])));
    await desk.makeBook({ one: symbols });
  });

  afterAll(() => desk.stop());

  const openOrders = async (): Promise<{ client_order_id: string }[]> =>
    desk.exchange.get('/v2/orders?status=open&limit=500');
  /** The exchange takes the next order of every symbol and executes nothing of it. */
  const holdFills = (): Promise<unknown> => {
    const fills = symbols.map((symbol) => ({ symbol, parts: [], then: 'wait' }));
    return desk.exchange.ask('PUT', '/control/faults', { fills });
  };
  const as = (token: string): Record<string, string> => ({ authorization: `Bearer ${token}` });

  /** A run whose orders the exchange has taken and does not execute. */
  async function openRun(orders: number): Promise<string> {
    await holdFills();
    const { body } = await desk.rebalance();
    await eventually(async () => expect((await openOrders()).length).toBe(orders));
    return body.run_id;
  }

  /** Twenty orders take their time on a busy machine. */
  async function trade(): Promise<void> {
    await desk.trade({ timeoutMs: 50_000 });
  }

  async function resume(): Promise<void> {
    await desk.exchange.ask('DELETE', '/control/faults');
    await eventually(async () =>
      expect((await desk.api('POST', '/execute/resume', { reason: 'over' })).status).toBe(200),
    );
  }

  it('cancels twenty open orders, ends the run, and leaves what is not ours alone', async () => {
    const runId = await openRun(20);
    const external = await desk.exchange.order({ ...PARKED, symbol: symbols[0]! });
    const halt = await desk.api('POST', '/execute/halt', { reason: 'prices look wrong' });
    expect(halt).toMatchObject({ status: 200, body: { state: 'HALTED', reason: 'prices look wrong', by: 'owner' } });
    await eventually(async () => expect(await openOrders()).toMatchObject([{ id: external.body.id }]));
    await desk.awaitRun(runId, 'canceled_mid_run');
    const count = (await desk.orders()).length;
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'trading_halted' } });
    expect(await desk.orders()).toHaveLength(count);
    await eventually(async () => expect((await desk.get('/execute/state')).canceling).toBe(false));
    await desk.expectBooksToAgree();
  });

  it('stays on over a restart, until somebody with scope admin resumes', async () => {
    await desk.restart();
    expect(await desk.get('/execute/state')).toMatchObject({
      state: 'HALTED',
      reason: 'prices look wrong',
      by: 'owner',
    });
    expect((await desk.get('/execute/account')).trading_state).toBe('HALTED');
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'trading_halted' } });
    for (const token of [READER, TRADER]) {
      for (const command of ['halt', 'reduce', 'resume']) {
        const answer = await desk.api('POST', `/execute/${command}`, { reason: 'please' }, as(token));
        expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
      }
    }
    await resume();
    expect(await desk.get('/execute/state')).toMatchObject({ state: 'ACTIVE', reason: 'over', by: 'owner' });
    await trade();
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('tells who did what: audit, metric and event', async () => {
    const rows = await desk.get('/db/audit_log?action=like.trading.*&order=id&select=actor,action,detail,request_id');
    expect(rows).toMatchObject([
      { actor: 'owner', action: 'trading.state_changed', detail: { from: 'ACTIVE', to: 'HALTED' } },
      { actor: 'kill-switch', action: 'trading.sweep_completed' },
      { actor: 'owner', action: 'trading.state_changed', detail: { from: 'HALTED', to: 'ACTIVE', reason: 'over' } },
    ]);
    expect(rows[0].request_id).toEqual(expect.stringMatching(/^[0-9a-f-]{36}$/));
    const metrics = await (await fetch(`${desk.url}/metrics`)).text();
    expect(metrics).toContain('pas_trading_state{state="ACTIVE"} 1');
    const again = await desk.api('POST', '/execute/resume', {});
    expect(again).toMatchObject({ status: 409, body: { code: 'trading_state_conflict' } });
    const [refused] = await desk.get('/db/audit_log?action=eq.trading.transition_refused');
    expect(refused).toMatchObject({ actor: 'owner', detail: { to: 'ACTIVE' } });
  });

  it('cancels everything when told to, also what is not ours', async () => {
    expect(await openOrders()).toHaveLength(1);
    await desk.api('POST', '/execute/halt', { reason: 'clear the desk', cancel_external: true });
    await eventually(async () => expect(await openOrders()).toEqual([]));
    await resume();
  });

  it('sends nothing more of a run that is being sent', async () => {
    await desk.makeBook({ one: symbols.slice(0, 2) });
    const before = (await desk.orders()).length;
    const requests = [{ operation: SUBMIT, when: 'after', delay_ms: 300, times: 100 }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    const request = desk.rebalance();
    await eventually(async () => expect((await desk.orders()).length).toBeGreaterThan(before));
    const halt = await desk.api('POST', '/execute/halt', { reason: 'stop' });
    const sent = (await desk.orders()).length;
    expect(halt.status).toBe(200);
    expect(sent).toBeLessThan(before + 18);
    const { body } = await request;
    const run = await desk.awaitRun(body.run_id, 'canceled_mid_run');
    expect(await desk.orders()).toHaveLength(sent);
    expect(run.skipped.map(({ reason }: { reason: string }) => reason)).toContain('TRADING_STATE_HALTED');
    await desk.exchange.ask('DELETE', '/control/faults');
    await resume();
    await trade();
    await desk.expectBooksToAgree();
  });

  it('goes on canceling where the broker refuses, also after a restart', async () => {
    await desk.makeBook({ one: symbols });
    const runId = await openRun(2);
    const requests = [{ operation: CANCEL, when: 'before', status: 503, times: 100_000 }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    const halt = await desk.api('POST', '/execute/halt', { reason: 'the broker is deaf' });
    expect(halt).toMatchObject({ status: 200, body: { state: 'HALTED', canceling: true } });
    expect(halt.body.open_orders).toBe(2);
    const resumed = await desk.api('POST', '/execute/resume', {});
    expect(resumed).toMatchObject({ status: 409, body: { code: 'trading_state_conflict' } });
    await desk.pause();
    await desk.exchange.ask('PUT', '/control/faults', { requests: [] });
    expect(await openOrders()).toHaveLength(2);
    await desk.resume();
    await eventually(async () => expect(await openOrders()).toEqual([]));
    await desk.awaitRun(runId, 'canceled_mid_run');
    await resume();
    await trade();
    await desk.expectBooksToAgree();
  });
});

describe('a reducing account', () => {
  let desk: Desk;
  const [A, B, C] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM'] as const;

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200' });
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
  });

  afterAll(() => desk.stop());

  it('sells, and says of every buy why it was not sent', async () => {
    const alerts = await desk.follow('risk-alerts?kinds=trading_state');
    expect(await desk.api('POST', '/execute/reduce', { reason: 'earnings week' })).toMatchObject({
      status: 200,
      body: { state: 'REDUCING' },
    });
    await eventually(() => expect(alerts).toMatchObject([{ kind: 'trading_state', state: 'REDUCING', by: 'owner' }]));
    await desk.makeBook({ one: [A, C] });
    const before = (await desk.orders()).length;
    const { body } = await desk.rebalance();
    const run = await eventually(async () => {
      const found = await desk.get(`/execute/runs/${body.run_id}`);
      expect(found.finished_at).not.toBeNull();
      return found;
    });
    const sent = (await desk.orders()).slice(before);
    expect(sent).toMatchObject([{ symbol: B, side: 'sell', status: 'filled' }]);
    expect(run.skipped).toContainEqual({
      symbol: C,
      reason: 'TRADING_STATE_REDUCING',
      detail: expect.stringContaining('earnings week'),
    });
    await desk.expectBooksToAgree();
  });
});
