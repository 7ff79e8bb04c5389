import { eventually } from '../../support/eventually.js';
import { NOON } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const A = 'AERQ.SIM';
/** More than are sent at a time. */
const SYMBOLS = `AERQ AQUA AVEN VITN ORIN MERI BLDR BRKW BRWN CHEM CLRX COPR CURA ESTA FREI GRID GRNL HARB HELV LODG`
  .split(' ')
  .map((name) => `${name}.SIM`);
const AT_A_TIME = 16;
const SUBMIT = 'POST /v2/orders';

describe('a rebalance before an account', () => {
  let desk: Desk;
  let hostAheadMs = 0;

  beforeAll(async () => {
    // The clock of the host, against an exchange where it is noon.
    const clock = { nowMs: () => Date.parse(NOON) + hostAheadMs };
    desk = await Desk.start({ clock, settings: { CLOCK_SKEW_LIMIT_SECONDS: '30' } });
    await desk.exchange.setPrices(Object.fromEntries(SYMBOLS.map((symbol, i) => [symbol, String(10 * (i + 1))])));
    await desk.makeBook({ one: SYMBOLS });
  });

  afterAll(() => desk.stop());

  const suspend = (isSuspended: boolean): Promise<unknown> =>
    desk.exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: isSuspended });

  it('that is blocked is refused before the first order, and trading is halted', async () => {
    await suspend(true);
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'account_blocked' } });
    expect(await desk.orders()).toEqual([]);
    expect(await desk.get('/execute/state')).toMatchObject({ state: 'HALTED', by: 'broker' });
    expect(await desk.api('POST', '/execute/resume', {})).toMatchObject({
      status: 409,
      body: { code: 'account_blocked' },
    });
    await suspend(false);
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
  });

  it('that is blocked in the middle stops with the first refusal', async () => {
    const requests = [{ operation: SUBMIT, when: 'before', delay_ms: 3000, times: AT_A_TIME }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    const { body: alerts } = { body: await desk.follow('risk-alerts?kinds=trading_state') };
    const request = desk.rebalance();
    await eventually(async () => {
      const rows = await desk.query<{ count: number }>(
        `select count(*)::int as count from order_intents where state = 'unknown'`,
      );
      expect(rows[0]!.count).toBeGreaterThan(0);
    });
    await suspend(true);
    const { body } = await request;
    const run = await desk.awaitRun(body.run_id, 'canceled_mid_run');
    expect(await desk.orders()).toEqual([]);
    const refused = run.orders.filter(
      ({ failure }: { failure: { status?: number } | null }) => failure?.status === 403,
    );
    expect(refused.length).toBeLessThanOrEqual(AT_A_TIME);
    expect(run.orders.every(({ state }: { state: string }) => state === 'rejected')).toBe(true);
    expect(run.skipped.map(({ reason }: { reason: string }) => reason)).toContain('ACCOUNT_BLOCKED');
    await eventually(() => expect(alerts).toMatchObject([{ state: 'HALTED', by: 'broker' }]));
    await desk.exchange.ask('DELETE', '/control/faults');
    await suspend(false);
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
  });

  it('whose money somebody else takes sizes the rest once more, and tries a refused leg once more', async () => {
    const requests = [{ operation: SUBMIT, when: 'before', delay_ms: 3000, times: AT_A_TIME }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    const request = desk.rebalance();
    await eventually(async () => {
      const { requests: waiting } = await desk.exchange.get('/control/faults');
      expect(waiting).toEqual([]);
    });
    // Reserves 22,000 of 100,000 USD and never trades: of the sixteen legs of 4,950 under way one is refused.
    const foreign = { side: 'buy', type: 'limit', symbol: A, qty: '22000', limit_price: '1', time_in_force: 'day' };
    expect((await desk.exchange.order(foreign)).status).toBe(200);
    const { body } = await request;
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors');
    const legs: { symbol: string; status: string | null; failure: { code: string } | null }[] = run.orders;
    const refusals = legs.filter(({ failure }) => failure?.code === 'insufficient_buying_power');
    expect(refusals.length).toBeGreaterThan(0);
    for (const { symbol } of refusals) {
      expect(legs.filter((leg) => leg.symbol === symbol)).toHaveLength(2);
      expect(legs.filter((leg) => leg.symbol === symbol && leg.status === 'filled')).toHaveLength(1);
    }
    const bought = (await desk.orders()).filter(({ status }) => status === 'filled').map(({ symbol }) => symbol);
    expect(bought.sort()).toEqual(SYMBOLS.toSorted());
    const account = await desk.exchange.get('/v2/account');
    expect(Number(account.buying_power)).toBeGreaterThanOrEqual(0);
    const [resized] = await desk.get('/db/audit_log?action=eq.run.buys_resized');
    expect(resized).toMatchObject({ run_id: run.id });
    await desk.exchange.ask('DELETE', '/v2/orders');
    await desk.expectBooksToAgree();
  });

  it('whose clock is not ours is refused beyond thirty seconds, and warned of beyond two', async () => {
    hostAheadMs = 10_000;
    await desk.restart();
    const { body } = await desk.api('GET', '/health/ready');
    expect(JSON.stringify(body)).toMatch(/"clock_skew_ms":\s*(9|10)\d{3}/);
    expect((await desk.rebalance()).status).toBe(200);
    await eventually(async () => expect((await desk.get('/execute/runs?limit=1'))[0].finished_at).not.toBeNull());
    for (const minutes of [10, -10]) {
      hostAheadMs = minutes * 60_000;
      const before = (await desk.orders()).length;
      expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'clock_skew' } });
      expect(await desk.orders()).toHaveLength(before);
      const metrics = await (await fetch(`${desk.url}/metrics`)).text();
      expect(metrics).toMatch(new RegExp(`pas_clock_skew_seconds ${minutes < 0 ? '-' : ''}(599|600)`));
    }
    hostAheadMs = 0;
  });
});
