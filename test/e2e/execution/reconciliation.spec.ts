import { Desk, READER } from './desk.js';
import { eventually } from '../../support/eventually.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const RECONCILIATION = '/execute/reconciliation';

describe('reconciliation', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.startBehindProxy();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
  });

  afterEach(() => desk.stop());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function finding(): Promise<any> {
    return (await desk.api('POST', RECONCILIATION)).body.finding;
  }

  function acknowledge(id: string, symbol: string, policy: string): ReturnType<Desk['api']> {
    const body = { reason: 'known to me', discrepancies: [{ symbol, policy }] };
    return desk.api('POST', `${RECONCILIATION}/${id}/acknowledge`, body);
  }

  it('E29: a position that is not the ledger’s at the start holds trading until somebody answers for it', async () => {
    await desk.pause();
    desk.proxy.moveShares(A, '3');
    await desk.resume();
    const before = (await desk.orders()).length;
    await desk.makeBook({ one: [B, C] });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, status: 'queued', reason: 'unreconciled' });

    const report = await desk.get(RECONCILIATION);
    expect(report).toMatchObject({ is_clean: false, mismatched_positions: 1, finding: { is_clean: false } });
    expect(report.finding.discrepancies).toMatchObject([{ symbol: A, difference: '3', state: 'open' }]);
    expect(await desk.alerts('account_unreconciled')).toMatchObject([{ subject: report.finding.id }]);
    const ledger = report.positions.find(({ symbol }: { symbol: string }) => symbol === A).ledger;
    expect(await desk.orders()).toHaveLength(before);

    const answer = await acknowledge(report.finding.id, A, 'book_external');
    expect(answer).toMatchObject({ status: 200, body: { is_clean: true, finding: { is_clean: true } } });
    await desk.awaitRun(body.run_id, 'completed');
    const { positions } = await desk.get(RECONCILIATION);
    expect(positions[0]).toMatchObject({ symbol: A, broker: '3', strategies: { reserve: '3' } });
    const sold = (await desk.orders()).filter(({ symbol, side }) => symbol === A && side === 'sell');
    expect(sold.map(({ qty }) => qty)).toEqual([ledger]);
    const [entry] = await desk.query<{ memo: string }>(`select memo from ledger_entries where kind = 'adjustment'`);
    expect(entry!.memo).toBe('owner: known to me');
    await desk.expectBooksToAgree();
  });

  it('E29: shares that are gone are taken from those who held them, and a failed question is not “flat”', async () => {
    desk.proxy.moveShares(B, '-10');
    const found = await finding();
    const faults = { requests: [{ operation: 'GET /v2/positions', status: 503, times: 100 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    expect(await desk.api('POST', RECONCILIATION)).toMatchObject({ status: 502, body: { code: 'broker_unavailable' } });
    await desk.exchange.ask('DELETE', '/control/faults');
    expect((await desk.get(RECONCILIATION)).finding.discrepancies).toEqual(found.discrepancies);

    const before = (await desk.get(RECONCILIATION)).positions.find(({ symbol }: { symbol: string }) => symbol === B);
    expect((await acknowledge(found.id, B, 'book_external')).status).toBe(200);
    const { positions } = await desk.get(RECONCILIATION);
    const held = positions.find(({ symbol }: { symbol: string }) => symbol === B);
    expect(held).toMatchObject({ difference: '0', broker: before.broker, strategies: { one: before.broker } });
    await desk.expectBooksToAgree();
  });

  it('E29: a difference between the sells and the buys holds the run, which goes on when it is gone', async () => {
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: true });
    await desk.makeBook({ one: [C] });
    const { body } = await desk.rebalance();
    desk.proxy.moveShares(D, '7');
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
    const held = await desk.awaitRun(body.run_id, 'held');
    expect(held).toMatchObject({ reason: 'unreconciled' });
    expect(held.detail).toContain(`${D} +7`);
    expect(held.orders.map(({ symbol, state }: Record<string, string>) => [symbol, state])).toContainEqual([
      C,
      'planned',
    ]);
    expect((await desk.orders()).filter(({ symbol }) => symbol === C)).toEqual([]);
    desk.proxy.moveShares(D, '-7');
    await desk.awaitRun(body.run_id, 'completed');
    expect((await desk.orders()).filter(({ symbol }) => symbol === C)).toHaveLength(1);
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('E29: with RECONCILE_HOLD=symbol only that symbol is left alone', async () => {
    await desk.configure({ RECONCILE_HOLD: 'symbol' });
    desk.proxy.moveShares(A, '-1');
    await desk.makeBook({ one: [C, D] });
    const before = (await desk.orders()).length;
    const run = await desk.trade();
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: A, reason: 'UNRECONCILED' }));
    const symbols = (await desk.orders()).slice(before).map(({ symbol, side }) => `${side} ${symbol}`);
    expect(symbols.sort()).toEqual([`buy ${C}`, `buy ${D}`, `sell ${B}`]);
  });

  it('lets trading go on while exactly the ignored difference remains', async () => {
    desk.proxy.moveCash('-0.005');
    const tolerated = await finding();
    expect(tolerated.discrepancies).toMatchObject([{ symbol: 'USD', difference: '-0.005', state: 'tolerated' }]);
    desk.proxy.moveCash('-12.345');
    const found = await finding();
    expect(found.discrepancies).toMatchObject([{ symbol: 'USD', difference: '-12.35', state: 'open' }]);
    const answered = await acknowledge(found.id, 'USD', 'ignore_until_clean');
    expect(answered.body.finding.discrepancies).toMatchObject([{ state: 'ignored' }]);
    await desk.makeBook({ one: [A, C] });
    await desk.trade();
    desk.proxy.moveCash('-1');
    expect((await finding()).discrepancies).toMatchObject([{ difference: '-13.35', state: 'open' }]);
    desk.proxy.moveCash('1');
    // It was another difference meanwhile, so the answer is over.
    expect((await finding()).discrepancies).toMatchObject([{ difference: '-12.35', state: 'open' }]);
    desk.proxy.moveCash('12.35');
    await desk.expectBooksToAgree();
  });

  it('E28: an order of somebody else belongs to no strategy, is told, and holds nothing unless it is to', async () => {
    await desk.exchange.ask('PUT', `/control/assets/${D}`, { halted: true });
    const { body: foreign } = await desk.exchange.order({ symbol: D, side: 'buy', qty: '10' });
    await desk.makeBook({ one: [A, C] });
    await desk.trade();
    expect(await desk.get('/db/orders?external=is.true')).toMatchObject([{ order_id: foreign.id, run_id: null }]);
    expect(await desk.alerts('external_order')).toMatchObject([{ subject: foreign.id }]);

    await desk.configure({ REBALANCE_BLOCK_ON_EXTERNAL_ORDERS: 'true' });
    await desk.makeBook({ one: [A, B] });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'external_orders', status: 'queued' });
    await desk.exchange.ask('PUT', `/control/assets/${D}`, { halted: false });
    await desk.awaitRun(body.run_id, 'completed');
    const { positions } = await desk.get(RECONCILIATION);
    expect(positions).toContainEqual(expect.objectContaining({ symbol: D, strategies: { reserve: '10' } }));
    await desk.expectBooksToAgree();
    expect(await desk.alerts('external_order')).toHaveLength(1);
  });

  it('E08: fills that the stream did not tell are booked before any new order, and the gap is in the audit', async () => {
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: true });
    await desk.makeBook({ one: [C, D] });
    const { body } = await desk.rebalance();
    await desk.pause();
    await desk.exchange.ask('PUT', `/control/assets/${A}`, { halted: false });
    await eventually(async () => expect((await desk.fills()).length).toBeGreaterThanOrEqual(4));
    const missed = (await desk.fills()).filter(({ symbol, side }) => symbol === A && side === 'sell');
    await desk.resume();
    await desk.awaitRun(body.run_id, 'completed');
    const [gap] = await desk.alerts('stream_gap');
    expect(gap.detail.missing).toBe(missed.length);
    const buys = (await desk.orders()).filter(({ symbol }) => symbol === C || symbol === D);
    const lastSale = Math.max(...missed.map(({ transaction_time }) => Date.parse(transaction_time)));
    for (const { submitted_at } of buys) expect(Date.parse(submitted_at)).toBeGreaterThanOrEqual(lastSale);
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  });

  it('refuses an answer to anything but what is there', async () => {
    desk.proxy.moveShares(A, '3');
    const { id } = await finding();
    const unknown = '00000000-0000-4000-8000-000000000000';
    expect((await acknowledge(unknown, A, 'book_external')).body.code).toBe('reconciliation_not_found');
    expect((await acknowledge('none', A, 'book_external')).body.code).toBe('reconciliation_not_found');
    expect((await acknowledge(id, B, 'book_external')).body.code).toBe('validation_failed');
    expect((await acknowledge(id, A, 'forget')).body.code).toBe('validation_failed');
    const path = `${RECONCILIATION}/${id}/acknowledge`;
    const one = { symbol: A, policy: 'book_external' };
    for (const body of [
      {},
      { reason: 'x', discrepancies: [] },
      { reason: ' ', discrepancies: [one] },
      { reason: 'x', discrepancies: [one, one] },
    ]) {
      expect(await desk.api('POST', path, body)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    }
    const reader = { authorization: `Bearer ${READER}` };
    expect((await desk.api('POST', path, { reason: 'x', discrepancies: [one] }, reader)).status).toBe(403);
    expect((await desk.api('POST', RECONCILIATION, undefined, reader)).status).toBe(403);
    desk.proxy.moveShares(A, '1');
    expect(await acknowledge(id, A, 'book_external')).toMatchObject({
      status: 409,
      body: { code: 'reconciliation_stale' },
    });
    expect(await desk.query(`select from ledger_entries where kind = 'adjustment'`)).toEqual([]);
  });
});
