import { ExchangeUnderTest, NEXT_OPEN } from './exchange-under-test.js';

interface Activity {
  id: string;
  qty: string;
  symbol: string;
}

describe('account activities', () => {
  let exchange: ExchangeUnderTest;
  const list = (query = ''): Promise<Activity[]> => exchange.get(`/v2/account/activities${query}`);
  const quantities = (activities: Activity[]): string[] => activities.map(({ qty }) => qty);

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.setPrices({ 'ORIN.SIM': '10' });
    for (const qty of ['10', '20', '30']) await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'buy', qty });
    await exchange.setTime(NEXT_OPEN);
    for (const qty of ['4', '5']) await exchange.orderUntil('filled', { symbol: 'ORIN.SIM', side: 'sell', qty });
  });

  afterAll(() => exchange.dispose());

  it('are the executions, newest first, with ids that begin with the New York time', async () => {
    const all = await list();
    expect(quantities(all)).toEqual(['5', '4', '30', '20', '10']);
    expect(all[0]).toMatchObject({
      id: expect.stringMatching(/^20240108093000000::[\da-f-]{36}$/),
      activity_type: 'FILL',
      type: 'fill',
      transaction_time: '2024-01-08T14:30:00Z',
      side: 'sell',
      price: '9.99',
      cum_qty: '5',
      leaves_qty: '0',
      order_status: 'filled',
    });
  });

  it.each(['asc', 'desc'])('come page by page in the direction %s, none twice and none missing', async (direction) => {
    const pages: Activity[][] = [];
    let token = '';
    do {
      pages.push(await list(`?direction=${direction}&page_size=2${token}`));
      token = `&page_token=${encodeURIComponent(pages.at(-1)?.at(-1)?.id ?? '')}`;
    } while (pages.at(-1)?.length === 2);
    expect(pages.map(({ length }) => length)).toEqual([2, 2, 1]);
    const expected = ['10', '20', '30', '4', '5'];
    expect(quantities(pages.flat())).toEqual(direction === 'asc' ? expected : expected.reverse());
  });

  it('are found by type, date, time and order', async () => {
    expect(quantities(await list('/FILL?direction=asc&after=2024-01-05T14:30:00Z'))).toEqual(['4', '5']);
    expect(quantities(await list('?date=2024-01-05&direction=asc'))).toEqual(['10', '20', '30']);
    expect(quantities(await list('?until=2024-01-08T14:30:00Z&direction=asc'))).toEqual(['10', '20', '30']);
    const [order] = await exchange.get('/v2/orders?status=all&limit=1');
    expect(quantities(await list(`?order_id=${order.id}`))).toEqual(['5']);
    expect(await list('/DIV')).toEqual([]);
    expect(await list('?category=non_trade_activity')).toEqual([]);
  });

  it('refuse a page token that is none', async () => {
    expect((await exchange.send('GET', '/v2/account/activities?page_token=3')).status).toBe(422);
  });

  it('add up to the cash of the account', async () => {
    const { cash } = await exchange.get('/v2/account');
    // 100000 - 60 * 10.01 + 9 * 9.99
    expect(cash).toBe('99489.31');
  });
});
