import { Desk, READER } from './desk.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;

describe('the positions of the account', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.startBehindProxy();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
    await desk.makeBook({ one: [A, B], two: [A] });
    await desk.trade();
    await desk.exchange.setPrices({ [A]: '110' });
  });

  afterAll(() => desk.stop());

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function positions(): Promise<any> {
    const answer = await desk.api('GET', '/execute/positions', undefined, { authorization: `Bearer ${READER}` });
    expect(answer.status).toBe(200);
    return answer.body;
  }

  it('are those of the broker, with what every strategy owns, at the latest prices', async () => {
    const { cash, positions: held } = await positions();
    const atBroker = await desk.exchange.get('/v2/positions');
    const pairs = (rows: Record<string, string>[]): string[] =>
      rows.map(({ symbol, qty }) => `${symbol} ${qty}`).sort();
    expect(pairs(held)).toEqual(pairs(atBroker));
    expect(cash.difference).toBe('0');
    const [first] = held;
    expect(first).toMatchObject({ symbol: A, last_price: '110', difference: '0' });
    const paid = Number(first.average_entry_price);
    expect(Number(first.market_value)).toBeCloseTo(110 * Number(first.qty), 6);
    expect(first.strategies.map(({ strategy }: { strategy: string }) => strategy)).toEqual(['one', 'two']);
    for (const owned of first.strategies) {
      expect(Number(owned.average_cost)).toBeCloseTo(paid, 9);
      expect(Number(owned.unrealized_pnl)).toBeCloseTo((110 - paid) * Number(owned.qty), 6);
    }
    const sum = first.strategies.reduce((total: number, { qty }: { qty: string }) => total + Number(qty), 0);
    expect(sum).toBeCloseTo(Number(first.qty), 9);
  });

  it('show what came from outside as a difference that nobody owns', async () => {
    desk.proxy.moveShares(B, '3');
    const { positions: held } = await positions();
    expect(held[1]).toMatchObject({ symbol: B, difference: '3' });
  });

  it('are not empty because the broker does not answer', async () => {
    const faults = { requests: [{ operation: 'GET /v2/positions', status: 503, times: 100 }] };
    await desk.exchange.ask('PUT', '/control/faults', faults);
    expect(await desk.api('GET', '/execute/positions')).toMatchObject({
      status: 502,
      body: { code: 'broker_unavailable' },
    });
  });
});
