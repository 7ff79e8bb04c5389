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

  it('a split multiplies everybody’s shares, and its cost stays', async () => {
    const before = await holdings();
    const [cost] = await desk.query<{ cost: string }>(
      `select sum(cost_usd)::text as cost from positions where asset = '${A}' and sleeve <> 'external'`,
    );
    const total = Number(before.of(A).one) + Number(before.of(A).two);
    const [{ qty }] = (await desk.exchange.get('/v2/positions')).filter(
      ({ symbol }: { symbol: string }) => symbol === A,
    );
    desk.proxy.moveShares(A, qty);
    list(
      { id: 'split-1', activity_type: 'SPLIT', symbol: A, qty: `-${qty}`, group_id: 's' },
      { id: 'split-2', activity_type: 'SPLIT', symbol: A, qty: String(total * 2), group_id: 's' },
    );
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(Number(after.of(A).one)).toBeCloseTo(2 * Number(before.of(A).one), 6);
    expect(Number(after.of(A).two)).toBeCloseTo(2 * Number(before.of(A).two), 6);
    expect(
      await desk.query(
        `select sum(cost_usd)::text as cost from positions where asset = '${A}' and sleeve <> 'external'`,
      ),
    ).toEqual([cost]);
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
    const renamed = (body: unknown): unknown => JSON.parse(JSON.stringify(body).replaceAll(`"${A}"`, '"NEWA"'));
    desk.proxy.readdress = (path) => path.replace('NEWA', A);
    desk.proxy.rewrite = ({ path }, body) =>
      /^\/v2\/(positions|assets|stocks)/.test(path) ? renamed(body) : undefined;
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(after.of('NEWA')).toEqual(before.of(A));
    expect(after.of(A)).toEqual({});
    expect(await desk.alerts('symbol_renamed')).toHaveLength(1);
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'no_drift' });
    expect(await desk.orders()).toHaveLength(orders);

    desk.proxy.moveShares(D, '4');
    expect((await desk.rebalance()).body).toMatchObject({ orders_submitted: false, reason: 'unreconciled' });
    expect(await desk.orders()).toHaveLength(orders);
  });

  it('E34: an execution that is taken back is reversed for those who had it, once, and the stream tells', async () => {
    const told = await desk.follow('fills');
    const before = await holdings();
    const [order] = (await desk.orders()).filter(({ symbol }) => symbol === A);
    const [fill] = (await desk.fills()).filter(({ order_id }) => order_id === order.id);
    desk.proxy.moveShares(A, `-${fill.qty}`);
    desk.proxy.moveCash(String(Math.round(Number(fill.qty) * Number(fill.price) * 1e8) / 1e8));
    const bust = {
      event: 'trade_bust',
      execution_id: 'bust-1',
      previous_execution_id: null,
      order: { ...order, filled_qty: '0', filled_avg_price: null },
      timestamp: new Date().toISOString(),
    };
    desk.proxy.tell({ ...bust, event: 'of_a_kind_nobody_knows', order: { ...order, status: 'mysterious' } });
    desk.proxy.tell(bust);
    desk.proxy.tell(bust);
    await eventually(async () => {
      expect((await holdings()).of(A)).toEqual({});
    });
    await eventually(() => {
      expect(told).toContainEqual(expect.objectContaining({ order_id: order.id, side: 'sell', qty: Number(fill.qty) }));
    });
    const reversals = await desk.get('/db/trades?reverses=not.is.null');
    expect(reversals).toHaveLength(1);
    const { finding, cash } = await reconcile();
    expect(finding.discrepancies.filter(({ symbol }: { symbol: string }) => symbol !== 'USD')).toEqual([]);
    expect(Math.abs(Number(cash.difference))).toBeLessThan(1e-6);
    expect(Number((await holdings()).cash.one)).toBeGreaterThan(Number(before.cash.one ?? 0) + 1000);
    expect(await desk.alerts('execution_reversed')).toHaveLength(1);
  });

  it('E34: an execution that is corrected becomes what the broker says it is', async () => {
    const [order] = (await desk.orders()).filter(({ symbol }) => symbol === B);
    const [fill] = (await desk.fills()).filter(({ order_id }) => order_id === order.id);
    const before = await holdings();
    desk.proxy.moveCash(String(-Number(fill.qty)));
    const price = String(Number(fill.price) + 1);
    desk.proxy.tell({
      event: 'trade_correct',
      execution_id: 'correct-1',
      previous_execution_id: null,
      order: { ...order, filled_avg_price: price },
      qty: fill.qty,
      price,
      timestamp: new Date().toISOString(),
    });
    await eventually(async () => {
      expect(await desk.get(`/db/trades?order_id=eq.${order.id}`)).toHaveLength(3);
    });
    expect((await reconcile()).is_clean).toBe(true);
    const after = await holdings();
    expect(after.of(B)).toEqual(before.of(B));
    expect(Number(after.cash.two)).toBeCloseTo(Number(before.cash.two) - Number(fill.qty), 6);
  });
});
