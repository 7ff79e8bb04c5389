import { eventually } from '../../support/eventually.js';
import { Desk } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const RECONCILIATION = '/execute/reconciliation';

/** Two strategies hold A, 330 and 165 shares; what the broker does to the account besides orders is told by the desk.proxy. */
describe('what the broker does to the account', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.startBehindProxy();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A], two: [A, B] });
    await desk.trade();
  });

  afterEach(() => desk.stop());

  function list(...activities: object[]): void {
    const defaults = { date: '2024-01-05', status: 'executed', net_amount: '0', group_id: null };
    const listed = activities.map((activity) => ({ ...defaults, ...activity }));
    desk.proxy.rewrite = ({ path }) => (path.includes('non_trade_activity') ? listed : undefined);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function reconcile(): Promise<any> {
    return (await desk.api('POST', RECONCILIATION)).body;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function holdings(): Promise<any> {
    const { cash, positions } = await desk.get(RECONCILIATION);
    const of = (symbol: string) =>
      positions.find((position: { symbol: string }) => position.symbol === symbol)?.strategies ?? {};
    return { cash: cash.strategies, of };
  }

  it('a dividend goes to those who hold the symbol, a fee and a deposit to the reserve, each once', async () => {
    const before = await holdings();
    desk.proxy.moveCash('519');
    list(
      { id: 'div-1', activity_type: 'DIV', symbol: A, qty: '495', net_amount: '30' },
      { id: 'fee-1', activity_type: 'FEE', net_amount: '-11' },
      { id: 'csd-1', activity_type: 'CSD', net_amount: '500' },
    );
    expect((await reconcile()).is_clean).toBe(true);
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    const gained = (sleeve: string) => Number(after.cash[sleeve] ?? 0) - Number(before.cash[sleeve] ?? 0);
    const share = Number(before.of(A).one) / (Number(before.of(A).one) + Number(before.of(A).two));
    expect(gained('one')).toBeCloseTo(30 * share, 6);
    expect(gained('two')).toBeCloseTo(30 * (1 - share), 6);
    expect(gained('reserve')).toBeCloseTo(489, 6);
  });

  it('a dividend that is corrected, then canceled, leaves what is true', async () => {
    const before = await holdings();
    const dividend = { id: 'div-1', activity_type: 'DIV', symbol: B, net_amount: '30', group_id: 'g' };
    desk.proxy.moveCash('30');
    list(dividend);
    expect((await reconcile()).is_clean).toBe(true);
    desk.proxy.moveCash('-10');
    list(dividend, { ...dividend, id: 'div-2', net_amount: '20', status: 'correct' });
    expect((await reconcile()).is_clean).toBe(true);
    desk.proxy.moveCash('-20');
    list(dividend, { ...dividend, id: 'div-3', net_amount: '20', status: 'canceled' });
    expect((await reconcile()).is_clean).toBe(true);
    expect((await holdings()).cash).toEqual(before.cash);
  });

  function act(action: object): Promise<unknown> {
    return desk.exchange.ask('POST', '/control/corporate-actions', action);
  }

  it('a split multiplies everybody’s shares at the same cost; what it pays for fractions is theirs', async () => {
    const costOf = () =>
      desk.query(`select sum(cost_usd)::text as cost from positions where asset = '${A}' and sleeve <> 'external'`);
    const [before, cost] = [await holdings(), await costOf()];
    await act({ type: 'forward_split', symbol: A, new_rate: '2', old_rate: '1' });
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(Number(after.of(A).one)).toBeCloseTo(2 * Number(before.of(A).one), 6);
    expect(Number(after.of(A).two)).toBeCloseTo(2 * Number(before.of(A).two), 6);
    expect(await costOf()).toEqual(cost);
    await act({ type: 'reverse_split', symbol: A, new_rate: '1', old_rate: '7' });
    expect((await reconcile()).is_clean).toBe(true);
    await act({ type: 'cash_dividend', symbol: A, rate: '0.37' });
    expect((await reconcile()).is_clean).toBe(true);
    await desk.expectBooksToAgree();
  });

  it('what only a person can judge is told, not booked, and holds trading', async () => {
    desk.proxy.moveShares(C, '5');
    list({ id: 'spin-1', activity_type: 'SPIN', symbol: C, qty: '5' });
    const { is_clean, finding } = await reconcile();
    expect(is_clean).toBe(false);
    expect(finding.discrepancies).toMatchObject([{ symbol: C, difference: '5', state: 'open' }]);
    expect(await desk.alerts('activity_not_booked')).toMatchObject([{ subject: 'spin-1' }]);
  });

  it('E25: a symbol that is renamed is the same position, and is not sold; an unknown one is quarantined', async () => {
    await reconcile();
    const before = await holdings();
    const orders = (await desk.orders()).length;
    await act({ type: 'name_change', symbol: A, new_symbol: 'NEWA.SIM' });
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(after.of('NEWA.SIM')).toEqual(before.of(A));
    expect(after.of(A)).toEqual({});
    expect(await desk.alerts('symbol_renamed')).toHaveLength(1);
    const closesOf = async (symbol: string): Promise<object[]> => {
      const bars = await desk.get(`/market/bars?symbol=${symbol}&limit=500`);
      return bars.map(({ date, close }: Record<string, string>) => ({ date, close }));
    };
    expect((await closesOf('NEWA.SIM')).length).toBeGreaterThan(100);
    expect(await closesOf('NEWA.SIM')).toEqual(await closesOf(A));
    const [old] = await desk.get(`/db/symbols?symbol=eq.${A}`);
    expect(old).toMatchObject({ tradable: false });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'no_drift' });
    expect(await desk.orders()).toHaveLength(orders);

    await desk.exchange.ask('PUT', `/control/positions/${D}`, { qty: '4' });
    expect((await desk.rebalance()).body).toMatchObject({ orders_submitted: false, reason: 'unreconciled' });
    expect(await desk.orders()).toHaveLength(orders);
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function executionOf(symbol: string): Promise<any> {
    const [fill] = (await desk.fills()).filter((candidate) => candidate.symbol === symbol);
    return { ...fill, executionId: fill.id.split('::').at(-1) };
  }

  it('E34: an execution that is taken back is reversed for those who had it, once, and the stream tells', async () => {
    const told = await desk.follow('fills');
    const before = await holdings();
    const { executionId, order_id, qty } = await executionOf(A);
    const [order] = (await desk.orders()).filter(({ id }) => id === order_id);
    desk.proxy.tell({ event: 'of_a_kind_nobody_knows', order: { ...order, status: 'mysterious' } });
    await desk.exchange.ask('DELETE', `/control/executions/${executionId}`);
    await eventually(() => {
      expect(told).toContainEqual(expect.objectContaining({ order_id, side: 'sell', qty: Number(qty) }));
    });
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(after.of(A)).toEqual({});
    expect(Number(after.cash.one)).toBeGreaterThan(Number(before.cash.one ?? 0) + 1000);
    expect(await desk.get('/db/trades?reverses=not.is.null')).toHaveLength(1);
    expect(await desk.alerts('execution_reversed')).toHaveLength(1);
    await desk.restart();
    expect((await reconcile()).is_clean).toBe(true);
  });

  it('E34: an execution that is corrected becomes what the broker says it is', async () => {
    const { executionId, order_id, qty, price } = await executionOf(B);
    const before = await holdings();
    await desk.exchange.ask('PATCH', `/control/executions/${executionId}`, { price: String(Number(price) - 1) });
    await eventually(async () => {
      expect(await desk.get(`/db/trades?order_id=eq.${order_id}`)).toHaveLength(3);
    });
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(after.of(B)).toEqual(before.of(B));
    expect(Number(after.cash.two)).toBeCloseTo(Number(before.cash.two) + Number(qty), 6);
    await desk.restart();
    expect((await reconcile()).is_clean).toBe(true);
  });

  it('E34: a correction of an execution that cannot be told books nothing', async () => {
    const [order] = (await desk.orders()).filter(({ symbol }) => symbol === A);
    const unknown = { ...order, id: '00000000-0000-4000-8000-000000000000', client_order_id: 'not-ours' };
    const bust = { event: 'trade_bust', execution_id: 'bust-1', order: unknown, timestamp: order.updated_at };
    desk.proxy.tell(bust);
    desk.proxy.tell(bust);
    await eventually(async () => {
      expect(await desk.alerts('correction_not_booked')).toMatchObject([{ subject: 'bust-1' }]);
    });
    expect((await reconcile()).is_clean).toBe(true);
  });
});

describe('an account that is met for the first time', () => {
  let desk: Desk;

  afterEach(() => desk.stop());

  it('has in its opening balance what came in the same instant, and books it once', async () => {
    desk = await Desk.start({ before: (exchange) => exchange.ask('PUT', '/control/account', { cash_change: '500' }) });
    const { body } = await desk.api('POST', RECONCILIATION);
    expect(body).toMatchObject({ is_clean: true, cash: { broker: '100500', ledger: '100500' } });
    await desk.exchange.ask('PUT', '/control/account', { cash_change: '70' });
    expect((await desk.api('POST', RECONCILIATION)).body).toMatchObject({ is_clean: true, cash: { ledger: '100570' } });
    const seen = await desk.query('select net_amount::text, outcome from broker_activities order by outcome');
    expect(seen).toEqual([
      { net_amount: '70', outcome: 'booked' },
      { net_amount: '500', outcome: 'in_opening' },
    ]);
  });
});
