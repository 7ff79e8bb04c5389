import { RebalanceJob } from '../../../src/execution/rebalance.job.js';
import { CLOSE, NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { eventually } from '../../support/eventually.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const SUBMIT = 'POST /v2/orders';

describe('scenario', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.start({ settings: { REBALANCE_ORDER_TIMEOUT_MS: '3000' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B] });
  });

  afterEach(() => desk.stop());

  function faults(body: object): Promise<unknown> {
    return desk.exchange.ask('PUT', '/control/faults', body);
  }

  it('E04: the id of a leg is taken by another order: the run sends nothing more, ends, and somebody is told', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance();
    const id = `pas-${body.run_id}-0`;
    await desk.exchange.order({ client_order_id: id, symbol: D, side: 'buy', qty: '1' });
    await desk.exchange.setTime(NEXT_OPEN);
    const run = await desk.awaitRun(body.run_id, 'canceled_mid_run');
    expect(run.reason).toBe('client_id_collision');
    expect(run.orders[0]).toMatchObject({
      state: 'rejected',
      failure: { code: 'CLIENT_ID_COLLISION' },
      order_id: null,
    });
    expect((await desk.orders()).filter(({ client_order_id }) => client_order_id === id)).toHaveLength(1);
    expect(await desk.alerts('client_id_collision')).toMatchObject([{ subject: id }]);
    const { positions } = await desk.get('/execute/reconciliation');
    expect(positions).toContainEqual(expect.objectContaining({ symbol: D, strategies: { reserve: '1' } }));
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('E04: the same where no other order of the run is open any more', async () => {
    await desk.makeBook({ one: [A] });
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance();
    const id = `pas-${body.run_id}-0`;
    await desk.exchange.order({ client_order_id: id, symbol: D, side: 'buy', qty: '1' });
    await desk.exchange.setTime(NEXT_OPEN);
    expect(await desk.awaitRun(body.run_id, 'canceled_mid_run')).toMatchObject({ reason: 'client_id_collision' });
    expect(await desk.alerts('client_id_collision')).toMatchObject([{ subject: id }]);
  });

  it('E07: partly filled, then canceled: the leg ends with what it got, and the rest is reported, not sent again', async () => {
    await faults({ fills: [{ symbol: A, parts: ['40'], then: 'end' }] });
    const { body } = await desk.rebalance();
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors');
    const leg = run.orders.find(({ symbol }: { symbol: string }) => symbol === A);
    expect(leg).toMatchObject({ state: 'terminal', status: 'canceled', filled_qty: '40' });
    const [skip] = run.skipped.filter(({ reason }: { reason: string }) => reason === 'UNFILLED');
    expect(skip).toMatchObject({ symbol: A });
    expect(skip.detail).toContain('40 shares of');
    const { positions } = await desk.get('/execute/reconciliation');
    expect(positions).toContainEqual(expect.objectContaining({ symbol: A, strategies: { one: '40' } }));
    expect((await desk.orders()).filter(({ symbol }) => symbol === A)).toHaveLength(1);
    await desk.expectBooksToAgree();
  });

  it('E13: a sell that is refused: the buys it should have paid are scaled to the cash that is there', async () => {
    await desk.trade();
    await desk.makeBook({ one: [C, D] });
    const before = (await desk.orders()).length;
    await faults({ requests: [{ operation: SUBMIT, when: 'before', status: 403, times: 1 }] });
    const { body } = await desk.rebalance();
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors');
    const orders = (await desk.orders()).slice(before);
    expect(orders.filter(({ side }) => side === 'sell')).toHaveLength(1);
    const buys = orders.filter(({ side }) => side === 'buy');
    expect(buys.map(({ symbol, status }) => [symbol, status]).sort()).toEqual([
      [C, 'filled'],
      [D, 'filled'],
    ]);
    for (const { notional } of buys) expect(Number(notional)).toBeLessThan(30_000);
    const reasons = run.skipped.map(({ symbol, reason }: Record<string, string>) => `${symbol} ${reason}`);
    expect(reasons).toEqual(expect.arrayContaining([`${C} SCALED_TO_CASH`, `${D} SCALED_TO_CASH`]));
    const refused = run.orders.filter(({ state }: { state: string }) => state === 'rejected');
    expect(refused).toMatchObject([{ side: 'sell', failure: { status: 403 } }]);
    expect(Number((await desk.exchange.get('/v2/account')).cash)).toBeGreaterThanOrEqual(900);
    await desk.expectBooksToAgree();
  });

  it('E14: proceeds that come too slowly: the rest of the sell is canceled, and the buys spend what did come', async () => {
    await desk.trade();
    const held = (await desk.exchange.get('/v2/positions')).find(({ symbol }: { symbol: string }) => symbol === A).qty;
    await desk.makeBook({ one: [B, C] });
    const before = (await desk.orders()).length;
    await faults({ fills: [{ symbol: A, parts: ['100'], then: 'wait' }] });
    const { body } = await desk.rebalance();
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors', 30_000);
    const orders = (await desk.orders()).slice(before);
    const sell = orders.find(({ symbol }) => symbol === A);
    expect(sell).toMatchObject({ status: 'canceled', filled_qty: '100' });
    expect(run.skipped).toContainEqual({
      symbol: A,
      reason: 'UNFILLED',
      detail: `100 shares of ${held} were filled: the order was canceled`,
    });
    const buys = orders.filter(({ side }) => side === 'buy');
    expect(buys.length).toBeGreaterThan(0);
    const spent = buys.reduce((sum, { filled_qty, filled_avg_price }) => sum + filled_qty * filled_avg_price, 0);
    expect(spent).toBeLessThan(10_001);
    for (const { submitted_at } of buys) {
      expect(Date.parse(submitted_at)).toBeGreaterThanOrEqual(Date.parse(sell.canceled_at));
    }
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('E26: a job that is delivered twice finds the run of the first', async () => {
    const job = desk.part(RebalanceJob);
    const context = {
      runId: 'a',
      slotMs: Date.parse('2024-01-05T14:35:00Z'),
      attempt: 1,
      signal: new AbortController().signal,
    };
    const [first, second] = await Promise.all([job.run(context), job.run({ ...context, runId: 'b' })]);
    const third = await job.run({ ...context, runId: 'c' });
    expect(second).toEqual(first);
    expect(third).toEqual(first);
    expect(await desk.orders()).toHaveLength(2);
    await desk.expectBooksToAgree();
  });

  it('E33: a cancellation that is never confirmed counts as working: nothing replaces it, the others go on', async () => {
    await desk.trade();
    await desk.makeBook({ one: [C] });
    await faults({
      fills: [{ symbol: A, parts: ['100'], then: 'wait' }],
      holds: [{ action: 'cancel', symbol: A, times: 1 }],
    });
    const { body } = await desk.rebalance();
    await eventually(async () => {
      expect((await desk.orders()).find(({ symbol, side }) => symbol === A && side === 'sell').status).toBe(
        'pending_cancel',
      );
    }, 20_000);
    await eventually(async () => {
      expect(await desk.get('/db/orders?status=eq.pending_cancel')).toHaveLength(1);
    });
    await desk.query(
      `update orders set status_since = status_since - interval '61 seconds' where status = 'pending_cancel'`,
    );
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors', 30_000);
    expect(await desk.alerts('cancel_stuck')).toHaveLength(1);
    const bought = (await desk.orders()).filter(({ symbol }) => symbol === C);
    expect(bought.map(({ status }) => status)).toEqual(['filled']);
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: A, reason: 'UNFILLED' }));

    const next = await desk.rebalance();
    await eventually(async () => {
      expect((await desk.get(`/execute/runs/${next.body.run_id}`)).status).toMatch(/^completed/);
    });
    const sales = (await desk.orders()).filter(({ symbol, side }) => symbol === A && side === 'sell');
    expect(sales).toHaveLength(1);
    await desk.exchange.ask('DELETE', '/control/faults');
    await eventually(() => desk.expectBooksToAgree(), 20_000);
  });
});
