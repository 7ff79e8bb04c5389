import { eventually } from '../../support/eventually.js';
import { CLOSE } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const LATE = '2024-01-05T20:50:00Z';

describe('a preview', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200' });
    await desk.makeBook({ one: [A, B], two: [B, C] });
  });

  afterEach(() => desk.stop());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function preview(body: unknown = {}): Promise<any> {
    const answer = await desk.api('POST', '/execute/preview', body);
    expect(answer.status).toBe(200);
    return answer.body;
  }

  const execute = (planId: string, headers: Record<string, string> = {}) =>
    desk.rebalance(headers, { plan_id: planId });

  const reasonsOf = (plan: { skipped: { symbol: string; reason: string }[] }): Record<string, string> =>
    Object.fromEntries(plan.skipped.map(({ symbol, reason }) => [symbol, reason]));

  it('is what is executed, once', async () => {
    const plan = await preview();
    expect(plan).toMatchObject({
      strategy: null,
      market_date: '2024-01-05',
      account: { cash: '100000', capital: '100000', cash_buffer: '1000' },
      orders: [
        { symbol: A, side: 'buy', notional: '24750', value: '24750', strategies: { one: '24750' } },
        { symbol: B, side: 'buy', notional: '49500', strategies: { one: '24750', two: '24750' } },
        { symbol: C, side: 'buy', notional: '24750' },
      ],
      skipped: [],
      turnover: 0.99,
      estimated_cost: '19.8',
      cash_after: '1000',
      tracking: { before: 0.99, after: 0 },
    });
    expect(plan.hash).toMatch(/^[0-9a-f]{64}$/);
    expect((await preview()).hash).toBe(plan.hash);
    expect(await desk.orders()).toEqual([]);

    const { status, body } = await execute(plan.plan_id, { 'idempotency-key': 'k' });
    expect([status, body.orders_submitted]).toEqual([200, true]);
    const run = await desk.awaitRun(body.run_id, 'completed');
    expect(run).toMatchObject({ plan_id: plan.plan_id, plan_hash: plan.hash });
    const bySymbol = (a: { symbol: string }, b: { symbol: string }): number => (a.symbol < b.symbol ? -1 : 1);
    const sent = (await desk.orders()).sort(bySymbol).map(({ symbol, side, notional }) => ({ symbol, side, notional }));
    const planned = plan.orders.map(({ symbol, side, notional }: Record<string, string>) => ({
      symbol,
      side,
      notional,
    }));
    expect(sent).toEqual(planned);

    expect((await execute(plan.plan_id, { 'idempotency-key': 'k' })).body.run_id).toBe(body.run_id);
    expect(await execute(plan.plan_id)).toMatchObject({
      status: 409,
      body: { code: 'plan_used', plan_id: plan.plan_id, run_id: body.run_id },
    });
    expect(await desk.orders()).toHaveLength(3);
  });

  it('buys what it says when every price rises while its sells fill', async () => {
    await desk.exchange.setPrices({ [D]: '25' });
    await desk.trade();
    await desk.makeBook({ one: [A, D], two: [B, C] });
    const plan = await preview();
    const [sell, buy] = plan.orders;
    expect(plan.orders).toMatchObject([
      { symbol: B, side: 'sell' },
      { symbol: D, side: 'buy' },
    ]);
    const before = (await desk.orders()).length;
    await desk.exchange.ask('PUT', '/control/faults', { fills: [{ symbol: B, parts: [], then: 'wait' }] });
    const { body } = await execute(plan.plan_id);
    await desk.exchange.setPrices({ [A]: '101', [B]: '50.5', [C]: '202', [D]: '25.25' });
    await desk.exchange.ask('DELETE', '/control/faults');
    await desk.exchange.setPrices({ [D]: '25.25' });
    const run = await desk.awaitRun(body.run_id, 'completed');
    expect((await desk.orders()).slice(before)).toMatchObject([
      { symbol: B, side: 'sell', qty: sell.qty, status: 'filled' },
      { symbol: D, side: 'buy', notional: buy.notional, status: 'filled' },
    ]);
    expect(run.skipped).toEqual(plan.skipped);
    await desk.expectBooksToAgree();
  });

  it('is stale when a price moved beyond the tolerance, and nothing is sent (E21)', async () => {
    const plan = await preview();
    await desk.exchange.setPrices({ [A]: '103' });
    expect(await execute(plan.plan_id)).toMatchObject({
      status: 409,
      body: {
        code: 'plan_stale',
        plan_id: plan.plan_id,
        moved: [{ what: 'price', symbol: A, planned: '100', now: '103' }],
      },
    });
    await desk.exchange.setPrices({ [A]: '101' });
    expect(await desk.orders()).toEqual([]);
    expect((await execute(plan.plan_id)).status).toBe(200);
  });

  it('has no order while trading is halted, and is stale when it goes on', async () => {
    await desk.api('POST', '/execute/halt', { reason: 'prices look wrong' });
    const plan = await preview();
    const { body } = await desk.rebalance({}, { dry_run: true });
    for (const shown of [plan, body.plan]) {
      expect(shown).toMatchObject({ orders: [], crosses: [], turnover: 0, cash_after: '100000' });
      expect(shown.skipped).toEqual(
        [A, B, C].map((symbol) => ({
          symbol,
          reason: 'TRADING_STATE_HALTED',
          detail: 'trading is halted: prices look wrong',
        })),
      );
    }
    expect(await execute(plan.plan_id)).toMatchObject({ status: 409, body: { code: 'trading_halted' } });
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
    expect(await execute(plan.plan_id)).toMatchObject({
      status: 409,
      body: { code: 'plan_stale', moved: [{ what: 'trading_state', planned: 'HALTED', now: 'ACTIVE' }] },
    });
    expect(await desk.orders()).toEqual([]);
    expect((await preview()).orders).toHaveLength(3);
  });

  it('is stale when cash, holdings or open orders are others, and says which', async () => {
    const plan = await preview();
    await desk.exchange.orderUntil('filled', { symbol: C, side: 'buy', qty: '1' });
    const { body } = await execute(plan.plan_id);
    expect(body.code).toBe('plan_stale');
    expect(body.moved.map(({ what }: { what: string }) => what)).toContain('cash');
    expect(await desk.orders()).toHaveLength(1);
  });

  it('is stale after another book, other rules, and when its time is over', async () => {
    const planned = await preview();
    await desk.setRules({ drift_relative: 0.03 });
    const afterRules = await execute(planned.plan_id);
    expect(afterRules.body).toMatchObject({ code: 'plan_stale', moved: [{ what: 'rules' }] });
    const ruled = await preview();
    await desk.makeBook({ one: [A, B], two: [B, C] });
    expect((await execute(ruled.plan_id)).body).toMatchObject({ code: 'plan_stale', moved: [{ what: 'book' }] });
    const booked = await preview();
    await desk.query(`update plans set expires_at = created_at`);
    expect((await execute(booked.plan_id)).body).toMatchObject({ code: 'plan_stale', moved: [] });
    expect(await desk.orders()).toEqual([]);
  });

  it('is refused by name when it is unknown, or of an unknown strategy', async () => {
    for (const id of ['7a0bbf35-4b38-4d35-8a2e-1b1e6b3f0000', 'no-uuid']) {
      expect(await execute(id)).toMatchObject({ status: 404, body: { code: 'plan_not_found' } });
    }
    expect(await desk.api('POST', '/execute/preview', { strategy: 'omega' })).toMatchObject({
      status: 404,
      body: { code: 'strategy_not_found' },
    });
    const both = { plan_id: (await preview()).plan_id, strategy: 'one' };
    expect(await desk.rebalance({}, both)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('of one strategy moves that one, and a dry run sends nothing', async () => {
    const { body } = await desk.rebalance({}, { dry_run: true, strategy: 'two' });
    expect(body).toMatchObject({ orders_submitted: false, reason: 'dry_run', orders: [], plan: { strategy: 'two' } });
    expect(await desk.get('/execute/runs')).toEqual([]);
    const started = await execute(body.plan.plan_id);
    const run = await desk.awaitRun(started.body.run_id, 'completed');
    expect(run.strategy).toBe('two');
    expect((await desk.orders()).map(({ symbol }) => symbol).sort()).toEqual([B, C]);
  });

  it('never waits for the market: closed, or about to close, it is refused (E15)', async () => {
    const plan = await preview();
    await desk.exchange.setTime(LATE);
    await desk.setRules({ max_price_age_seconds: null });
    expect(await execute((await preview()).plan_id)).toMatchObject({ status: 409, body: { code: 'market_closed' } });
    const waiting = await desk.rebalance();
    expect(waiting.body).toMatchObject({ orders_submitted: false, reason: 'market_closed', status: 'queued' });
    await desk.api('POST', `/execute/runs/${waiting.body.run_id}/cancel`);
    await desk.setRules({ closed_market: 'refuse' });
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'market_closed' } });
    await desk.exchange.setTime(CLOSE);
    expect(await execute(plan.plan_id)).toMatchObject({ status: 409 });
    expect(await desk.orders()).toEqual([]);
  });

  it('leaves out what is halted, does not trade, or would meet an own order (E16, E17)', async () => {
    await desk.query(
      `insert into trading_halts (symbol, since, reason) values ('${A}', '2024-01-05T15:00:00Z', 'news pending')`,
    );
    await desk.exchange.ask('PUT', `/control/assets/${C}`, { tradable: false });
    await desk.exchange.order({ symbol: B, side: 'buy', qty: '1', type: 'limit', limit_price: '10' });
    const plan = await preview();
    expect(reasonsOf(plan)).toEqual({ [A]: 'HALTED', [C]: 'NOT_TRADABLE' });
    expect(plan.orders).toMatchObject([{ symbol: B, notional: '49500' }]);
    await desk.setRules({ untradable_weight: 'pro_rata' });
    const takenOver = await preview();
    expect(takenOver.orders).toMatchObject([{ symbol: B, strategies: { one: '24750', two: '49500' } }]);
    expect(takenOver.skipped.find(({ symbol }: { symbol: string }) => symbol === C).detail).toContain('in proportion');
    const { body } = await execute(takenOver.plan_id);
    await desk.awaitRun(body.run_id, 'completed');
    await desk.makeBook({ one: [A] });
    expect(reasonsOf(await preview())).toMatchObject({ [A]: 'HALTED', [B]: 'WASH_TRADE' });
  });

  it('has no order that is too small or less than a share, and none at a price out of its collar (E18, E19)', async () => {
    await desk.exchange.ask('PUT', `/control/assets/${C}`, { fractionable: false });
    await desk.setRules({ min_notional_usd: 30_000 });
    expect(reasonsOf(await preview())).toEqual({ [A]: 'BELOW_MIN_NOTIONAL', [C]: 'BELOW_MIN_NOTIONAL' });
    await desk.exchange.setPrices({ [C]: '90000' });
    await desk.setRules({});
    expect(reasonsOf(await preview())).toEqual({ [C]: 'BELOW_ONE_LOT' });
    await desk.setRules({ price_collar: 0.000001 });
    expect(reasonsOf(await preview())).toEqual({ [A]: 'PRICE_COLLAR', [B]: 'PRICE_COLLAR', [C]: 'PRICE_COLLAR' });
    await desk.exchange.setTime('2024-01-05T19:30:00Z');
    await desk.setRules({ max_price_age_seconds: 3600 });
    expect(reasonsOf(await preview())).toEqual({ [A]: 'STALE_PRICE', [B]: 'STALE_PRICE', [C]: 'STALE_PRICE' });
  });

  it('keeps to the caps, and the rules are refused by name when they are wrong', async () => {
    await desk.setRules({ max_turnover: 0.5, max_order_usd: 40_000 });
    const plan = await preview();
    expect(plan.turnover).toBeLessThanOrEqual(0.5);
    expect(plan.skipped.map(({ symbol, reason }: Record<string, string>) => `${symbol} ${reason}`)).toEqual([
      `${A} TURNOVER_CAP`,
      `${B} MAX_ORDER`,
      `${B} TURNOVER_CAP`,
      `${C} TURNOVER_CAP`,
    ]);
    const wrong = await desk.api('PUT', '/execute/rules', { max_turnover: 3 });
    expect(wrong).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
    expect(wrong.body.detail).toContain('rules.max_turnover must be at most 2');
    expect(wrong.body.errors).toMatchObject([{ path: 'max_turnover' }]);
    expect((await desk.api('PUT', '/execute/rules', [1])).body.code).toBe('invalid_input');
    expect((await desk.api('PUT', '/execute/rules', { leverage: 3 })).body.detail).toContain('"leverage"');
    expect((await desk.get('/execute/rules')).rules).toMatchObject({ max_turnover: 0.5, mode: 'drifted' });
  });
});
