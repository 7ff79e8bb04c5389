import { ExchangeUnderTest, NEXT_OPEN } from './exchange-under-test.js';

describe('corporate actions', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '90', 'QUBT.SIM': '50', 'VELX.SIM': '20', 'NODR.SIM': '10' });
  });

  afterAll(() => exchange.dispose());

  const act = (action: object) => exchange.ask('POST', '/control/corporate-actions', action);
  const hold = (symbol: string, qty: string) => exchange.ask('PUT', `/control/positions/${symbol}`, { qty });
  const lastBar = async (symbol: string, adjustment: string) => {
    const query = `symbols=${symbol}&timeframe=1Day&start=2024-01-03&end=2024-01-04&adjustment=${adjustment}`;
    const { bars } = await exchange.get(`/v2/stocks/bars?${query}`);
    return bars[symbol].at(-1).c as number;
  };

  it('a split multiplies shares, divides prices, ends open orders and shows in adjusted bars', async () => {
    await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty: '4' });
    const resting = await exchange.orderUntil('new', {
      symbol: 'ORIN.SIM',
      side: 'buy',
      qty: '1',
      type: 'limit',
      limit_price: '50',
    });
    const before = await exchange.get('/v2/positions/ORIN.SIM');
    const raw = await lastBar('ORIN.SIM', 'raw');
    await act({ type: 'forward_split', symbol: 'ORIN.SIM', new_rate: '3', old_rate: '1' });
    expect(await exchange.get('/v2/positions/ORIN.SIM')).toMatchObject({
      qty: '12',
      cost_basis: before.cost_basis,
      current_price: '30',
    });
    expect((await exchange.get(`/v2/orders/${resting.id}`)).status).toBe('canceled');
    expect(await lastBar('ORIN.SIM', 'raw')).toBe(raw);
    expect(await lastBar('ORIN.SIM', 'split')).toBeCloseTo(raw / 3, 6);
    expect(await lastBar('ORIN.SIM', 'dividend')).toBe(raw);
    expect(await exchange.get('/v2/account/activities/SPLIT')).toMatchObject([{ symbol: 'ORIN.SIM', qty: '8' }]);
  });

  it('a reverse split pays out what is no whole share of a whole-share asset', async () => {
    await exchange.ask('PUT', '/control/assets/QUBT.SIM', { fractionable: false });
    await hold('QUBT.SIM', '25');
    const { cash } = await exchange.get('/v2/account');
    await act({ type: 'reverse_split', symbol: 'QUBT.SIM', new_rate: '1', old_rate: '10' });
    expect(await exchange.get('/v2/positions/QUBT.SIM')).toMatchObject({ qty: '2', current_price: '500' });
    // Half a share at 500.
    expect(Number((await exchange.get('/v2/account')).cash) - Number(cash)).toBeCloseTo(250, 6);
  });

  it('a dividend is paid, and the price falls by it', async () => {
    await hold('VELX.SIM', '100');
    const { cash } = await exchange.get('/v2/account');
    await act({ type: 'cash_dividend', symbol: 'VELX.SIM', rate: '0.25' });
    expect(Number((await exchange.get('/v2/account')).cash) - Number(cash)).toBeCloseTo(25, 6);
    expect((await exchange.get('/v2/positions/VELX.SIM')).current_price).toBe('19.75');
    expect(await exchange.get('/v2/account/activities/DIV')).toMatchObject([
      { symbol: 'VELX.SIM', qty: '100', per_share_amount: '0.25', net_amount: '25' },
    ]);
  });

  it('a new name keeps the asset, the position and the past', async () => {
    await hold('NODR.SIM', '5');
    const { id } = await exchange.get('/v2/assets/NODR.SIM');
    const close = await lastBar('NODR.SIM', 'raw');
    await act({ type: 'name_change', symbol: 'NODR.SIM', new_symbol: 'NEWN.SIM' });
    await exchange.restart();
    expect((await exchange.send('GET', '/v2/assets/NODR.SIM')).status).toBe(404);
    expect(await exchange.get(`/v2/assets/${id}`)).toMatchObject({ symbol: 'NEWN.SIM' });
    expect(await exchange.get(`/v2/positions/${id}`)).toMatchObject({ symbol: 'NEWN.SIM', qty: '5' });
    expect(await lastBar('NEWN.SIM', 'raw')).toBe(close);
    await exchange.orderUntil('filled', { symbol: 'NEWN.SIM', side: 'sell', qty: '5' });
  });

  it('are announced before they happen, at the open of their day', async () => {
    await exchange.ask('PUT', '/control/prices', { 'HELV.SIM': '40' });
    await hold('HELV.SIM', '3');
    const split = { type: 'forward_split', symbol: 'HELV.SIM', new_rate: '2', old_rate: '1', ex_date: '2024-01-08' };
    const announced = await act(split);
    const query = 'symbols=HELV.SIM&types=forward_split&start=2024-01-05&end=2024-01-31';
    const answer = await exchange.get(`/v1/corporate-actions?${query}`);
    expect(answer).toEqual({
      corporate_actions: {
        forward_splits: [
          expect.objectContaining({
            id: announced.id,
            symbol: 'HELV.SIM',
            ex_date: '2024-01-08',
            new_rate: 2,
            old_rate: 1,
          }),
        ],
      },
      next_page_token: null,
    });
    expect((await exchange.get('/v2/positions/HELV.SIM')).qty).toBe('3');
    await exchange.restart();
    await exchange.setTime(NEXT_OPEN);
    expect(await exchange.get('/v2/positions/HELV.SIM')).toMatchObject({ qty: '6', current_price: '20' });
  });

  it.each([
    [{ type: 'merger', symbol: 'ORIN.SIM' }, 422, 'type'],
    [{ type: 'cash_dividend', symbol: 'NONE', rate: '1' }, 404, 'NONE'],
    [{ type: 'cash_dividend', symbol: 'ORIN.SIM', rate: '1000' }, 422, 'below the price'],
    [{ type: 'forward_split', symbol: 'ORIN.SIM', new_rate: '1', old_rate: '2' }, 422, 'forward_split'],
    [{ type: 'name_change', symbol: 'ORIN.SIM', new_symbol: 'VELX.SIM' }, 422, 'taken'],
    [{ type: 'cash_dividend', symbol: 'ORIN.SIM', rate: '1', ex_date: '2024-01-06' }, 422, 'no trading'],
  ])('are refused as %j', async (action, status, why) => {
    const answer = await exchange.send('POST', '/control/corporate-actions', action);
    expect(answer).toMatchObject({ status, body: { message: expect.stringContaining(why) } });
  });
});
