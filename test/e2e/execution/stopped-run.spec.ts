import { eventually } from '../../support/eventually.js';
import { CLOSE, NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;

describe('a run that is stopped', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.startBehindProxy();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
    await desk.makeBook({ one: [C, D] });
  });

  afterEach(() => desk.stop());

  /** A run whose sell of A works at the exchange, which keeps its buys waiting. */
  async function sellSlowly(): Promise<string> {
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: true });
    const { body } = await desk.rebalance();
    await eventually(async () =>
      expect((await desk.orders()).slice(2).map(({ side }) => side)).toEqual(['sell', 'sell']),
    );
    return body.run_id;
  }

  /** Every buy that was planned is accounted for, once, by this reason and these words. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  function expectBuysSkipped(run: any, reason: string, words: string): void {
    expect(run.plan.buys.map(({ symbol }: { symbol: string }) => symbol).sort()).toEqual([C, D]);
    for (const { symbol, notional } of run.plan.buys) {
      // The order of somebody else may hold some of the cash, which the plan tells of its buys.
      const told = run.skipped.filter((skip: Record<string, string>) => skip['reason'] !== 'SCALED_TO_CASH');
      expect(told.filter((skip: { symbol: string }) => skip.symbol === symbol)).toEqual([
        { symbol, reason, detail: `0 shares of ${notional} USD were filled: ${words}` },
      ]);
    }
    expect(run.orders.map(({ side }: { side: string }) => side)).toEqual(run.legs.map(() => 'sell'));
  }

  it('by its owner while it sells says so, and accounts for its buys', async () => {
    const runId = await sellSlowly();
    const { body: run } = await desk.api('POST', `/execute/runs/${runId}/cancel`);
    expect(run).toMatchObject({ status: 'canceled_mid_run', reason: 'canceled', detail: 'Canceled by owner.' });
    expectBuysSkipped(run, 'CANCELED', 'Canceled by owner.');
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: A, reason: 'UNFILLED' }));
    const [row] = await desk.get(`/db/rebalance_runs?id=eq.${runId}`);
    expect(row).toMatchObject({ reason: 'canceled', orders_skipped: run.skipped.length });
    await desk.expectBooksToAgree();
  });

  it('by a halt while it sells says who halted and why, also after trading goes on', async () => {
    const runId = await sellSlowly();
    await desk.api('POST', '/execute/halt', { reason: 'prices look wrong' });
    const run = await desk.awaitRun(runId, 'canceled_mid_run');
    const detail = 'Trading was halted by owner: prices look wrong.';
    expect(run).toMatchObject({ reason: 'trading_halted', detail });
    expectBuysSkipped(run, 'TRADING_STATE_HALTED', detail);
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
    expect(await desk.get(`/execute/runs/${runId}`)).toMatchObject({ reason: 'trading_halted', detail });
    await desk.expectBooksToAgree();
  });

  it('between its sells and its buys accounts for the buys, too', async () => {
    const runId = await sellSlowly();
    desk.proxy.moveShares(B, '7');
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
    await desk.awaitRun(runId, 'held');
    const { body: run } = await desk.api('POST', `/execute/runs/${runId}/cancel`);
    expect(run).toMatchObject({ status: 'canceled_mid_run', reason: 'canceled' });
    expectBuysSkipped(run, 'CANCELED', 'Canceled by owner.');
  });

  it('because somebody else has its ids accounts for its buys with that', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance();
    const taken = { client_order_id: `pas-${body.run_id}-0`, symbol: D, side: 'buy', qty: '1', type: 'limit' };
    await desk.exchange.order({ ...taken, limit_price: '1' });
    await desk.exchange.setTime(NEXT_OPEN);
    const run = await desk.awaitRun(body.run_id, 'canceled_mid_run');
    expect(run.reason).toBe('client_id_collision');
    expectBuysSkipped(run, 'CANCELED', run.detail);
  });

  it('before it began says why: by a halt', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ status: 'queued', reason: 'market_closed' });
    await desk.api('POST', '/execute/halt', { reason: 'holidays' });
    expect(await desk.awaitRun(body.run_id, 'canceled')).toMatchObject({
      ...{ reason: 'trading_halted', detail: 'Trading was halted by owner: holidays. Nothing was sent.', orders: [] },
    });
  });

  it('before it began says why: by its owner', async () => {
    await desk.exchange.setTime(CLOSE);
    const { body } = await desk.rebalance();
    expect((await desk.api('POST', `/execute/runs/${body.run_id}/cancel`)).body).toMatchObject({
      ...{ status: 'canceled', reason: 'canceled', detail: 'Canceled by owner. Nothing was sent.' },
    });
  });

  it('says of the slices that it did not send what stopped it', async () => {
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: true });
    await desk.setRules({ style: { kind: 'twap', params: { slices: 2, duration_minutes: 60 } } });
    const { body } = await desk.rebalance();
    await eventually(async () => expect((await desk.orders()).length).toBeGreaterThan(2));
    const { body: run } = await desk.api('POST', `/execute/runs/${body.run_id}/cancel`);
    const sold = run.skipped.filter(({ symbol }: { symbol: string }) => [A, B].includes(symbol as never));
    expect(sold.length).toBeGreaterThan(0);
    for (const { detail } of sold) expect(detail).toMatch(/Canceled by owner\.$/);
    expectBuysSkipped(run, 'CANCELED', 'Canceled by owner.');
  });
});
