import { eventually } from '../../support/eventually.js';
import { Desk } from './desk.js';
import { SystemProcess } from './system-process.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;
const SUBMIT = 'POST /v2/orders';

/* eslint-disable @typescript-eslint/no-explicit-any -- the wire's JSON: what a test expects of it is the test */

const TWAP = { kind: 'twap', params: { slices: 3, duration_minutes: 3 } };
const CHASE = { reprice_seconds: 60, max_chases: 2, max_chase_bps: 50 };

/** One desk, one day of the market: each story leaves the account with what it bought, and the next begins there. */
describe('a rebalance in a style', () => {
  let desk: Desk;
  let nowMs = Date.parse('2024-01-05T17:00:00Z');
  let told = 0;

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
  }, 180_000);

  afterAll(() => desk.stop());

  afterEach(async () => {
    await desk.exchange.ask('DELETE', '/control/faults');
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
  });

  async function pass(seconds: number): Promise<void> {
    nowMs += seconds * 1000;
    await desk.exchange.setTime(new Date(nowMs).toISOString());
  }

  /** Orders of this story at the exchange, as "side type size status". */
  async function orders(): Promise<string[]> {
    return (await desk.orders()).slice(told).map(textOf);
  }

  /** The exchange has exactly these orders of the story. */
  function expectOrders(...expected: string[]): Promise<void> {
    return eventually(async () => {
      expect(await orders()).toEqual(expected);
    }, 30_000);
  }

  /** Minute after minute, until the exchange has such orders of the story. */
  function passUntil(isReached: (sent: string[]) => boolean): Promise<void> {
    return eventually(async () => {
      const sent = await orders();
      if (!isReached(sent)) await pass(20);
      expect(isReached(sent)).toBe(true);
    }, 60_000);
  }

  async function start(symbols: string[], style: object): Promise<string> {
    await desk.makeBook({ one: symbols });
    told = (await desk.orders()).length;
    const { status, body } = await desk.rebalance({}, { style });
    expect(status).toBe(200);
    return body.run_id;
  }

  it('chase: begins at the near side, reprices, and fills at its limit or better', async () => {
    const runId = await start([A], { kind: 'limit_with_chase', params: CHASE });
    await expectOrders('buy limit 99000 USD at 99.98 new');
    await pass(61);
    await expectOrders('buy limit 99000 USD at 99.98 canceled', 'buy limit 99000 USD at 100 new');
    const working = await desk.get(`/execute/runs/${runId}`);
    expect(working).toMatchObject({ status: 'buys_in_progress', legs: [{ ended: null, arrival_price: '100' }] });
    // The book comes down to the limit.
    await desk.exchange.setPrices({ [A]: '99.97' });
    const run = await desk.awaitRun(runId, 'completed', 30_000);
    await expectOrders('buy limit 99000 USD at 99.98 canceled', 'buy limit 99000 USD at 100 filled');
    expect(run.legs).toMatchObject([{ symbol: A, notional: '99000', ended: 'filled', orders: [{}, {}] }]);
    expect(run.orders.map(({ client_order_id }: any) => client_order_id)).toEqual([
      `pas-${runId}-0`,
      `pas-${runId}-0-1`,
    ]);
    expect(await desk.get(`/execute/orders?run_id=${runId}`)).toMatchObject([
      { leg: 0, child: 1, type: 'limit', limit_price: '100', status: 'filled' },
      { leg: 0, child: 0, type: 'limit', limit_price: '99.98', status: 'canceled', filled_qty: '0' },
    ]);
    expect(await desk.get('/execute/orders?run_id=none')).toEqual([]);
    for (const { price } of await desk.fills()) expect(Number(price)).toBeLessThanOrEqual(100);
    await desk.expectBooksToAgree();
  }, 180_000);

  it('chase: gives up what its limit does not reach, and says so', async () => {
    const give = { kind: 'limit_with_chase', params: { ...CHASE, max_chase_bps: 0, at_end: 'give_up' } };
    const runId = await start([B], give);
    await eventually(async () => expect((await orders())[0]).toMatch(/^sell limit .* at 100.02 new/), 30_000);
    await pass(240);
    const run = await desk.awaitRun(runId, 'completed_with_errors', 30_000);
    const sent = await orders();
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatch(/canceled$/);
    expect(run.legs).toMatchObject([{ symbol: A, side: 'sell', filled_qty: '0', ended: 'gave_up' }]);
    expect(run.skipped).toContainEqual({
      symbol: A,
      reason: 'UNFILLED',
      detail: expect.stringMatching(/^0 shares of .* were filled: .* are left: the limit was not reached/),
    });
    await desk.expectBooksToAgree();
  }, 180_000);

  it('chase: crosses at the end with what partial fills have left, and what it bought is as planned', async () => {
    await desk.exchange.ask('PUT', '/control/faults', { fills: [{ symbol: A, parts: ['100'], then: 'wait' }] });
    const runId = await start([B], { kind: 'limit_with_chase', params: CHASE });
    await eventually(async () => expect((await orders())[0]).toMatch(/^sell limit .* at 100.02 new/), 30_000);
    await desk.exchange.setPrices({ [A]: '100.05' });
    await eventually(async () => expect((await orders())[0]).toMatch(/partially_filled$/), 30_000);
    await desk.exchange.setPrices({ [A]: '100' });
    await pass(240);
    await eventually(async () => expect(await orders()).toHaveLength(3), 40_000);
    const [first, second] = await orders();
    expect(first).toMatch(/^sell limit .* canceled$/);
    expect(second).toMatch(/^sell market .* filled$/);
    // The buy of the proceeds begins its own chase.
    await pass(240);
    const run = await desk.awaitRun(runId, 'completed', 40_000);
    expect(run.legs.map(({ ended }: any) => ended)).toEqual(['filled', 'filled']);
    const [sell] = run.legs;
    expect(Number(sell.filled_qty)).toBeCloseTo(Number(sell.qty), 9);
    expect((await desk.exchange.get('/v2/positions')).map(({ symbol }: any) => symbol)).toEqual([B]);
    await desk.expectBooksToAgree();
  }, 180_000);

  it('twap: as a previewed plan, slice after slice, also over a restart, and its sum is exact', async () => {
    await desk.makeBook({ one: [A] });
    const { body: plain } = await desk.api('POST', '/execute/preview', {});
    const { body: plan } = await desk.api('POST', '/execute/preview', { style: TWAP });
    expect(plan.style).toEqual(TWAP);
    expect(plan.hash).not.toBe(plain.hash);
    expect(await desk.rebalance({}, { plan_id: plan.plan_id, style: TWAP })).toMatchObject({ status: 400 });
    told = (await desk.orders()).length;
    const { body } = await desk.rebalance({}, { plan_id: plan.plan_id });
    await eventually(async () => expect(await orders()).toHaveLength(1), 30_000);
    await pass(30);
    await desk.restart();
    expect(await orders()).toHaveLength(1);
    await pass(31);
    await eventually(async () => expect(await orders()).toHaveLength(2), 40_000);
    await pass(60);
    await eventually(async () => expect((await orders()).length).toBeGreaterThanOrEqual(4), 40_000);
    // Of the buy, two slices are missed, and made up for by one order.
    await pass(150);
    const run = await desk.awaitRun(body.run_id, 'completed', 40_000);
    const [sell, buy] = run.legs;
    expect([sell.orders.length, buy.orders.length]).toEqual([3, 2]);
    for (const leg of [sell, buy]) {
      const sizes = leg.orders.map(({ qty, notional }: any) => Number(qty ?? notional));
      const total = Number(leg.qty ?? leg.notional);
      expect(sizes.reduce((sum: number, size: number) => sum + size, 0)).toBeCloseTo(total, 9);
      expect(sizes[0]).toBeCloseTo(total / 3, 0);
    }
    expect(sell.filled_qty).toBe(sell.qty);
    await desk.expectBooksToAgree();
  }, 180_000);

  it('twap: ends with the cancel of its run, between two slices', async () => {
    const runId = await start([B], TWAP);
    await eventually(async () => expect((await orders())[0]).toMatch(/^sell market .* filled$/), 30_000);
    const { body } = await desk.api('POST', `/execute/runs/${runId}/cancel`);
    expect(body).toMatchObject({ status: 'canceled_mid_run', legs: [{ ended: 'canceled', orders: [{}] }] });
    expect(body.skipped).toContainEqual(expect.objectContaining({ symbol: A, reason: 'UNFILLED' }));
    await pass(600);
    await desk.expectBooksToAgree();
    expect(await orders()).toHaveLength(1);
  }, 180_000);

  it('twap: ends with a halt, and the next one takes up the rest', async () => {
    const halted = await start([B], TWAP);
    await eventually(async () => expect((await orders())[0]).toMatch(/filled$/), 30_000);
    expect((await desk.api('POST', '/execute/halt', { reason: 'for the test' })).status).toBe(200);
    const run = await desk.awaitRun(halted, 'canceled_mid_run', 30_000);
    expect(run.legs).toMatchObject([{ ended: 'canceled' }]);
    await pass(600);
    expect(await orders()).toHaveLength(1);
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200), 30_000);
    expect((await desk.trade()).legs.every(({ ended }: any) => ended === 'sent')).toBe(true);
    await desk.expectBooksToAgree();
  }, 180_000);

  it('twap: whose money goes in the middle buys the rest for what is there', async () => {
    await desk.exchange.ask('PUT', '/control/account', { withheld_cash: '0' });
    const runId = await start([A, B], TWAP);
    await passUntil((sent) => sent.some((text) => /^buy .* filled$/.test(text)));
    const { cash } = await desk.exchange.get('/v2/account');
    await desk.exchange.ask('PUT', '/control/account', { withheld_cash: String(Math.floor(Number(cash) * 0.7)) });
    await pass(61);
    await eventually(
      async () =>
        expect(
          await desk.query(`select from rebalance_runs where id = '${runId}' and buys_resized_at is not null`),
        ).toHaveLength(1),
      40_000,
    );
    await pass(120);
    const run = await eventually(async () => {
      const now = await desk.get(`/execute/runs/${runId}`);
      expect(now.finished_at).not.toBeNull();
      return now;
    }, 40_000);
    const buy = run.legs.find(({ side }: any) => side === 'buy');
    const bought = buy.orders.filter(({ state }: any) => state === 'terminal');
    expect(bought.length).toBeGreaterThanOrEqual(2);
    expect(buy.orders.filter(({ state }: any) => state === 'rejected')).toHaveLength(1);
    expect(buy).toMatchObject({ ended: 'filled', notional: expect.stringMatching(/^\d+(\.\d\d?)?$/) });
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: buy.symbol, reason: 'SCALED_TO_CASH' }));
    await desk.exchange.ask('PUT', '/control/account', { withheld_cash: '0' });
    await desk.expectBooksToAgree();
  }, 180_000);

  it('twap: killed while a slice is on its way, is taken up by the next process, each slice once', async () => {
    await desk.makeBook({ one: [A] });
    told = (await desk.orders()).length;
    await desk.pause();
    const victim = await SystemProcess.start(desk.database.url, desk.exchange);
    const { body } = await victim.api('POST', '/execute/rebalance', { body: { style: TWAP } });
    await eventually(async () => expect((await orders())[0]).toMatch(/filled$/), 40_000);
    const faults = { requests: [{ operation: SUBMIT, when: 'after', delay_ms: 5000, times: 1 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    await pass(61);
    await eventually(async () => expect(await orders()).toHaveLength(2), 40_000);
    await victim.kill();
    await desk.exchange.ask('DELETE', '/control/faults');
    await desk.resume();
    await pass(61);
    await eventually(async () => expect((await orders()).length).toBeGreaterThanOrEqual(4), 60_000);
    await pass(240);
    const run = await desk.awaitRun(body.run_id, 'completed', 60_000);
    const ids = (await desk.orders()).slice(told).map(({ client_order_id }) => client_order_id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.sort()).toEqual(run.orders.map(({ client_order_id }: any) => client_order_id).sort());
    const [sell] = run.legs;
    expect(sell.orders).toHaveLength(3);
    expect(sell.filled_qty).toBe(sell.qty);
    await desk.expectBooksToAgree();
  }, 180_000);

  it('is that of the rules, which name only styles that there are', async () => {
    const styles = await desk.get('/execute/styles');
    expect(styles.map(({ name }: any) => name)).toEqual(['immediate', 'limit_with_chase', 'twap']);
    await desk.setRules({ style: TWAP });
    expect((await desk.get('/execute/rules')).rules.style).toEqual(TWAP);
    expect((await desk.api('POST', '/execute/preview', {})).body.style).toEqual(TWAP);
    for (const [path, body] of [
      ['/execute/preview', { style: { kind: 'vwap' } }],
      ['/execute/rebalance', { style: { kind: 'twap', params: { slices: 1.5 } } }],
    ] as const) {
      const answer = await desk.api('POST', path, body);
      expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_input' } });
      expect(answer.body.errors[0].path).toMatch(/^style\./);
    }
    expect(await desk.api('PUT', '/execute/rules', { style: { kind: 'vwap' } })).toMatchObject({ status: 400 });
  }, 180_000);
});

function textOf({ side, type, qty, notional, limit_price, status }: any): string {
  const size = notional === null ? `${qty}` : `${notional} USD`;
  return `${side} ${type} ${size}${limit_price === null ? '' : ` at ${limit_price}`} ${status}`;
}
