import { once } from 'node:events';
import { request as ask, type IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import { eventually } from '../../support/eventually.js';
import { CLOSE, NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { Desk, OWNER, READER } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;

const sorted = (messages: unknown[]): string[] => messages.map((message) => JSON.stringify(message)).sort();

describe('a rebalance', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
  });

  afterEach(() => desk.stop());

  it('turns cash into the book, tells each fill once, and leaves the buffer', async () => {
    await desk.makeBook({ one: [A, B], two: [B, C] });
    const told = await desk.follow('fills');
    const { status, body } = await desk.rebalance();
    expect(status).toBe(200);
    expect(body).toMatchObject({ orders_submitted: true, skipped: [] });
    await desk.awaitRun(body.run_id, 'completed');

    const orders = await desk.orders();
    expect(orders.map(({ symbol, side, notional }) => [symbol, side, notional]).sort()).toEqual([
      [A, 'buy', '24750'],
      [B, 'buy', '49500'],
      [C, 'buy', '24750'],
    ]);
    await desk.expectBooksToAgree();
    const fills = await desk.fills();
    await eventually(() => {
      expect(told).toHaveLength(fills.length);
    });
    expect(sorted(told)).toEqual(
      sorted(
        fills.map((fill) => ({
          order_id: fill.order_id,
          symbol: fill.symbol,
          qty: Number(fill.qty),
          side: 'buy',
          price: Number(fill.price),
          timestamp: new Date(fill.transaction_time).toISOString(),
        })),
      ),
    );
    const account = await desk.get('/execute/account');
    expect(Number(account.cash)).toBeGreaterThanOrEqual(1000);
    expect(Number(account.cash)).toBeLessThan(1000.1);
    expect(account).toMatchObject({ mode: 'paper', trading_state: 'ACTIVE', status: 'ACTIVE' });
  });

  it('has nothing to do when the account is where the book wants it', async () => {
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'no_drift', status: 'completed', orders: [] });
    expect(await desk.orders()).toHaveLength(2);
  });

  it('sells first, and buys from the cash that came in', async () => {
    await desk.makeBook({ one: [A, B] });
    await desk.trade();
    await desk.makeBook({ one: [C, D] });
    await desk.trade();
    const [sells, buys] = [await desk.orders(), await desk.orders()].map((orders, i) =>
      orders.slice(2).filter(({ side }) => side === (i === 0 ? 'sell' : 'buy')),
    ) as [Record<string, string>[], Record<string, string>[]];
    expect([sells.length, buys.length]).toEqual([2, 2]);
    const lastSale = Math.max(...sells.map(({ filled_at }) => Date.parse(filled_at!)));
    expect(Math.min(...buys.map(({ submitted_at }) => Date.parse(submitted_at!)))).toBeGreaterThanOrEqual(lastSale);
    const held = (await desk.exchange.get('/v2/positions')).map(({ symbol }: { symbol: string }) => symbol);
    expect(held.sort()).toEqual([C, D]);
    await desk.expectBooksToAgree();
    await desk.expectOneOrderPerLeg();
  });

  it('settles opposite needs of two strategies between them', async () => {
    await desk.makeBook({ one: [A, B], two: [C, D] });
    await desk.trade();
    const before = (await desk.orders()).length;
    await desk.makeBook({ one: [C, D], two: [A, B] });
    const { body } = await desk.rebalance();
    await desk.awaitRun(body.run_id, 'completed');
    const traded = (await desk.orders()).slice(before);
    // Only what a cent of spread made unequal may need the market.
    expect(traded.filter(({ notional, qty }) => Number(notional ?? Number(qty) * 100) > 100)).toEqual([]);
    const { positions } = await desk.get('/execute/reconciliation');
    // A crumb that is too small to trade may stay where it was.
    const owners = positions.map(({ symbol, strategies }: { symbol: string; strategies: Record<string, string> }) => [
      symbol,
      Object.keys(strategies).filter((id) => Number(strategies[id]) > 1),
    ]);
    expect(owners).toEqual([
      [A, ['two']],
      [B, ['two']],
      [C, ['one']],
      [D, ['one']],
    ]);
    await desk.expectBooksToAgree();
    const [sum] = await desk.query<{ cash: string }>(
      `select sum(value_usd)::text as cash from ledger_entries where kind = 'cross'`,
    );
    expect(Number(sum!.cash)).toBe(0);
  });

  it('moves only the strategy that is named', async () => {
    await desk.makeBook({ one: [A], two: [B] });
    const { body } = await desk.rebalance({}, { strategy: 'two' });
    await desk.awaitRun(body.run_id, 'completed');
    expect((await desk.orders()).map(({ symbol, notional }) => [symbol, notional])).toEqual([[B, '49500']]);
  });

  it('waits for the market to open', async () => {
    await desk.exchange.setTime(CLOSE);
    await desk.makeBook({ one: [A] });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'market_closed', status: 'queued' });
    expect(await desk.orders()).toEqual([]);
    await desk.exchange.setTime(NEXT_OPEN);
    await desk.awaitRun(body.run_id, 'completed');
    await desk.expectBooksToAgree();
    expect(await desk.orders()).toHaveLength(1);
  });

  it('is one at a time, and the same key is the same run', async () => {
    await desk.makeBook({ one: [A, B] });
    await desk.exchange.ask('PUT', '/control/assets/' + A, { halted: true });
    const first = await desk.rebalance({ 'idempotency-key': 'k1' });
    const again = await desk.rebalance({ 'idempotency-key': 'k1' });
    expect(again.body.run_id).toBe(first.body.run_id);
    const other = await desk.rebalance();
    expect(other).toMatchObject({ status: 409, body: { code: 'run_in_progress', run_id: first.body.run_id } });
    expect(await desk.rebalance({ 'idempotency-key': 'k1' }, { strategy: 'one' })).toMatchObject({
      status: 409,
      body: { code: 'idempotency_key_reused' },
    });
    await desk.exchange.ask('PUT', '/control/assets/' + A, { halted: false });
    await desk.awaitRun(first.body.run_id, 'completed');
    expect(await desk.orders()).toHaveLength(2);
  });

  it('of ten that are asked for at once is one', async () => {
    await desk.makeBook({ one: [A, B] });
    const answers = await Promise.all(Array.from({ length: 10 }, () => desk.rebalance()));
    const started = answers.filter(({ status }) => status === 200);
    expect(started).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'run_in_progress')).toHaveLength(9);
    await desk.awaitRun(started[0]!.body.run_id, 'completed');
    expect(await desk.orders()).toHaveLength(2);
  });

  it('is canceled with its open orders', async () => {
    await desk.makeBook({ one: [A, B] });
    await desk.exchange.ask('PUT', '/control/assets/' + A, { halted: true });
    const { body } = await desk.rebalance();
    const canceled = await desk.api('POST', `/execute/runs/${body.run_id}/cancel`);
    expect(canceled).toMatchObject({ status: 200, body: { status: 'canceled_mid_run' } });
    expect(canceled.body.skipped).toMatchObject([{ symbol: A, reason: 'UNFILLED' }]);
    expect((await desk.orders()).map(({ symbol, status }) => [symbol, status]).sort()).toEqual([
      [A, 'canceled'],
      [B, 'filled'],
    ]);
    await desk.expectBooksToAgree();
    expect((await desk.rebalance()).status).toBe(200);
  });

  it('leaves out what cannot be traded, and says why', async () => {
    await desk.exchange.ask('PUT', '/control/assets/' + A, { tradable: false });
    await desk.exchange.ask('PUT', '/control/assets/' + C, { fractionable: false });
    await desk.exchange.setPrices({ [C]: '70000' });
    await desk.makeBook({ one: [A, B, C] });
    const run = await desk.trade();
    expect(run.skipped).toMatchObject([
      { symbol: A, reason: 'NOT_TRADABLE' },
      { symbol: C, reason: 'BELOW_ONE_LOT' },
    ]);
    expect((await desk.orders()).map(({ symbol }) => symbol)).toEqual([B]);
    await desk.expectBooksToAgree();
  });

  it('books what others did in the account to nobody’s strategy', async () => {
    await desk.makeBook({ one: [A] });
    await desk.exchange.orderUntil('filled', { symbol: D, side: 'buy', qty: '10' });
    await eventually(async () => {
      expect(await desk.get('/execute/trades')).toMatchObject([{ symbol: D, qty: '10', strategy: 'reserve' }]);
    });
    await desk.trade();
    const { positions } = await desk.get('/execute/reconciliation');
    expect(positions).toMatchObject([{ symbol: A }, { symbol: D, strategies: { reserve: '10' } }]);
    await desk.expectBooksToAgree();
  });

  it('is refused with a reason, and nothing is sent', async () => {
    expect(await desk.rebalance()).toMatchObject({ status: 409, body: { code: 'no_book' } });
    await desk.makeBook({ one: [A] });
    const cases: [Parameters<Desk['rebalance']>, number, string][] = [
      [[{}, { strategy: 'none' }], 404, 'strategy_not_found'],
      [[{}, { strategie: 'one' }], 400, 'validation_failed'],
      [[{}, '{"strategy":'], 400, 'malformed_json'],
      [[{ 'idempotency-key': 'x'.repeat(300) }], 400, 'validation_failed'],
      [[{ authorization: `Bearer ${READER}` }], 403, 'forbidden'],
      [[{ authorization: 'Bearer wrong' }], 401, 'unauthorized'],
    ];
    for (const [request, status, code] of cases) {
      expect(await desk.rebalance(...request)).toMatchObject({ status, body: { status, code } });
    }
    expect(await rebalanceWithTwoKeys('k1', 'k2')).toMatchObject({
      status: 400,
      code: 'duplicate_parameter',
      errors: [{ path: 'Idempotency-Key' }],
    });
    expect((await desk.api('GET', '/execute/runs/none')).body.code).toBe('run_not_found');
    expect((await desk.api('POST', '/execute/runs/none/cancel')).body.code).toBe('run_not_found');
    expect(await desk.orders()).toEqual([]);
    expect(await desk.get('/execute/runs')).toEqual([]);
  });

  /** As two lines of their own; fetch would join them before they are sent. */
  async function rebalanceWithTwoKeys(...keys: string[]): Promise<unknown> {
    const headers = ['host', new URL(desk.url).host, 'authorization', `Bearer ${OWNER}`, 'content-length', '0'];
    const twice = keys.flatMap((key) => ['Idempotency-Key', key]);
    const asked = ask(`${desk.url}/execute/rebalance`, { method: 'POST', headers: [...headers, ...twice] });
    const [answer] = (await once(asked.end(), 'response')) as [IncomingMessage];
    return json(answer);
  }
});
