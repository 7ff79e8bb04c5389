import { RebalanceJob } from '../../../src/execution/rebalance.job.js';
import { eventually } from '../../support/eventually.js';
import { ExchangeUnderTest, NOON } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const SUBMIT = 'POST /v2/orders';

/** What the exchange does wrong; the outcome is always the same. */
const FAULTS: [string, object][] = [
  [
    'E02: an acknowledgement is lost after the order was booked',
    { requests: [{ operation: SUBMIT, when: 'after', drop: true }] },
  ],
  [
    'E02: a request is lost before it arrives',
    { requests: [{ operation: SUBMIT, when: 'before', drop: true, times: 2 }] },
  ],
  [
    'E03: the broker answers 503 though it booked the order',
    { requests: [{ operation: SUBMIT, when: 'after', status: 503 }] },
  ],
  ['E03: the broker answers 500 and did nothing', { requests: [{ operation: SUBMIT, when: 'before', status: 500 }] }],
  ['the broker is asked too much', { requests: [{ operation: SUBMIT, when: 'before', status: 429, times: 3 }] }],
  [
    'the broker takes no more requests in the moment before the run begins',
    { requests: [{ operation: 'GET /v2/positions', when: 'before', status: 429, times: 3 }] },
  ],
  [
    'E02: nothing at all is acknowledged and look-ups fail for a while',
    {
      requests: [
        { operation: SUBMIT, when: 'after', drop: true, times: 4 },
        { operation: 'GET /v2/orders:by_client_order_id', when: 'before', status: 502, times: 3 },
      ],
    },
  ],
  ['E05: every update of the stream comes three times', { stream: { copies: 3 } }],
  ['E09: the stream is silent while its socket looks healthy', { stream: { silent: true } }],
  ['E06: executions come in parts', { fills: [{ symbol: A, parts: ['10', '0.000000001', '30'] }] }],
];

describe('a rebalance while', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B, C, D] });
  });

  afterAll(() => desk.stop());

  it.each(FAULTS)('%s sends every order once and books every fill once', async (_what, faults) => {
    const symbols = (await desk.get('/db/portfolio?select=symbol')).length === 4 ? [A, B] : [A, B, C, D];
    await desk.makeBook({ one: symbols });
    await desk.exchange.ask('PUT', '/control/faults', faults);
    const { body } = await desk.rebalance();
    const run = await desk.awaitRun(body.run_id, 'completed', 40_000);
    await desk.exchange.ask('DELETE', '/control/faults');
    expect(run.orders.every(({ status }: { status: string }) => status === 'filled')).toBe(true);
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('E08: the stream breaks in the middle of the fills books what it missed', async () => {
    await desk.makeBook({ one: [C, D] });
    await desk.exchange.ask('PUT', `/control/assets/${C}`, { halted: true });
    const { body } = await desk.rebalance();
    await desk.exchange.ask('PUT', '/control/faults', { stream: { drop: true } });
    await desk.exchange.ask('PUT', `/control/assets/${C}`, { halted: false });
    await desk.awaitRun(body.run_id, 'completed');
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('E12: one order is refused goes on with the others and says which', async () => {
    await desk.makeBook({ one: [A, B, C] });
    await desk.exchange.ask('PUT', '/control/faults', { requests: [{ operation: SUBMIT, status: 403 }] });
    const { body } = await desk.rebalance();
    const run = await desk.awaitRun(body.run_id, 'completed_with_errors');
    const refused = run.orders.filter(({ state }: { state: string }) => state === 'rejected');
    expect(refused).toMatchObject([{ failure: { code: 'broker_rejected', status: 403, brokerCode: 40310000 } }]);
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: refused[0].symbol, reason: 'UNFILLED' }));
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
    await desk.trade();
  });

  it('a look at the account is refused tells what the broker said, its status beside ours', async () => {
    // Often: the system itself looks at the account from time to time.
    const faults = { requests: [{ operation: 'GET /v2/account', status: 403, times: 100 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    const { status, body } = await desk.api('GET', '/execute/account');
    expect(status).toBe(502);
    expect(body).toMatchObject({ code: 'broker_rejected', status: 502, broker_status: 403, broker_code: 40310000 });
    expect(body.broker_message).toMatch(/.+/);
    await desk.exchange.ask('DELETE', '/control/faults');
  });

  it('the broker is away ends with the reason, and the next one trades', async () => {
    await desk.makeBook({ one: [A, D] });
    const before = (await desk.orders()).length;
    const faults = { requests: [{ operation: 'GET /v2/positions', status: 503, times: 100 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    expect(await desk.rebalance()).toMatchObject({ status: 502, body: { code: 'broker_unavailable' } });
    await desk.exchange.ask('DELETE', '/control/faults');
    expect(await desk.orders()).toHaveLength(before);
    expect((await desk.get('/execute/runs?limit=1'))[0]).toMatchObject({
      status: 'failed',
      reason: 'broker_unavailable',
    });
    await desk.trade();
    await desk.expectBooksToAgree();
  });

  it('the broker is away when the job begins waits for it and trades', async () => {
    await desk.makeBook({ one: [A, C] });
    const faults = { requests: [{ operation: 'GET /v2/positions', status: 503, times: 100 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    const job = desk
      .part(RebalanceJob)
      .run({ runId: 'a', slotMs: undefined, attempt: 1, signal: new AbortController().signal });
    await eventually(async () => {
      const [run] = await desk.get('/execute/runs?limit=1');
      expect(run).toMatchObject({ trigger: 'job', status: 'queued', reason: 'broker_unavailable' });
    });
    await desk.exchange.ask('PUT', '/control/faults', { requests: [] });
    expect(await job).toMatchObject({ status: 'completed', reason: null });
    await desk.expectBooksToAgree();
  });

  it('the account is blocked is refused before the first order', async () => {
    await desk.makeBook({ one: [B, C] });
    const before = (await desk.orders()).length;
    await desk.exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: true });
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'account_blocked' } });
    await desk.exchange.ask('PATCH', '/v2/account/configurations', { suspend_trade: false });
    await eventually(async () => expect((await desk.api('POST', '/execute/resume', {})).status).toBe(200));
    expect(await desk.orders()).toHaveLength(before);
  });

  it('the broker shows another account trades nothing', async () => {
    const other = await ExchangeUnderTest.start();
    await other.setTime(NOON);
    await desk.restart(other);
    for (const path of ['/execute/account', '/execute/reconciliation']) {
      expect(await desk.api('GET', path)).toMatchObject({ status: 409, body: { code: 'account_mismatch' } });
    }
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'account_mismatch' } });
    expect(await other.get('/v2/orders?status=all')).toEqual([]);
    await desk.restart();
    await eventually(() => desk.expectBooksToAgree());
    await other.dispose();
  }, 90_000);
});
