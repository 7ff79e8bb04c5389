import { Desk } from './desk.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;

describe('a system with a paper account', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { BROKER: 'paper' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
  });

  afterAll(() => desk.stop());

  it('rebalances in its own books at the prices of the market, and sends nobody an order', async () => {
    await desk.makeBook({ one: [A], two: [A, B] });
    await desk.trade();
    await desk.makeBook({ one: [B] });
    await desk.trade();
    expect(await desk.get('/execute/reconciliation')).toMatchObject({ is_clean: true, mismatched_positions: 0 });
    const trades = await desk.get('/execute/trades?limit=100');
    expect(new Set(trades.map(({ symbol }: { symbol: string }) => symbol))).toEqual(new Set([A, B]));
    expect((await desk.get('/execute/account')).account_number).toMatch(/^PAPER-/);
    expect(await desk.orders()).toEqual([]);
  });
});
