import { CLOSE, ExchangeUnderTest, NOON } from './exchange-under-test.js';

interface Bar {
  t: string;
  o: number;
  c: number;
}

type Pages = Record<string, Bar[]>[];

describe('market data', () => {
  let exchange: ExchangeUnderTest;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    await exchange.ask(
      'PUT',
      '/control/bars',
      [
        ...['AAA', 'BBB', 'CCC'].map((symbol) => JSON.stringify({ asset: { symbol, exchange: 'NASDAQ' } })),
        ...['2024-01-02', '2024-01-03', '2024-01-04'].flatMap((date, i) =>
          ['AAA', 'CCC'].map((symbol) => {
            const [low, close] = [`${10 + i}`, `${10 + i}.5`];
            return JSON.stringify({ bar: { symbol, date, open: low, high: close, low, close, volume: '1000' } });
          }),
        ),
      ].join('\n'),
    );
    await exchange.setTime(NOON);
    await exchange.setPrices({ AAA: '14', CCC: '12' });
  });

  afterAll(() => exchange.dispose());

  const bars = (query: string) => exchange.get(`/v2/stocks/bars?timeframe=1Day&${query}`);

  async function pages(query: string): Promise<Pages> {
    const found: Pages = [];
    let token: string | null = null;
    do {
      const page: { bars: Record<string, Bar[]>; next_page_token: string | null } = await bars(
        `${query}${token === null ? '' : `&page_token=${encodeURIComponent(token)}`}`,
      );
      found.push(page.bars);
      token = page.next_page_token;
    } while (token !== null);
    return found;
  }

  const dates = (found: Pages) =>
    found.map((page) =>
      Object.fromEntries(Object.entries(page).map(([symbol, list]) => [symbol, list.map(({ t }) => t.slice(0, 10))])),
    );

  it('has daily bars as numbers at New York midnight, today as far as it went', async () => {
    const { bars: found, next_page_token: token } = await bars('symbols=AAA&start=2024-01-04&end=2024-01-05');
    expect(token).toBeNull();
    expect(found).toEqual({
      AAA: [
        { t: '2024-01-04T05:00:00Z', o: 12, h: 12.5, l: 12, c: 12.5, v: 1000, n: 10, vw: expect.closeTo(12.333333) },
        { t: '2024-01-05T05:00:00Z', o: 12.5, h: 14, l: 12.5, c: 14, v: 0, n: 0, vw: 13.5 },
      ],
    });
  });

  it('comes symbol by symbol and then in time, whatever the order of the question', async () => {
    expect(dates(await pages('symbols=CCC,NONE,AAA&start=2024-01-01&limit=3'))).toEqual([
      { AAA: ['2024-01-02', '2024-01-03', '2024-01-04'] },
      { AAA: ['2024-01-05'], CCC: ['2024-01-02', '2024-01-03'] },
      { CCC: ['2024-01-04', '2024-01-05'] },
    ]);
    expect(dates(await pages('symbols=CCC,AAA&start=2024-01-03&limit=4&sort=desc'))).toEqual([
      { AAA: ['2024-01-05', '2024-01-04', '2024-01-03'], CCC: ['2024-01-05'] },
      { CCC: ['2024-01-04', '2024-01-03'] },
    ]);
    // A page that is exactly full is the last one.
    expect(dates(await pages('symbols=AAA,CCC&start=2024-01-01&limit=8'))).toHaveLength(1);
  });

  it('takes a day when its midnight lies within the bounds, and a bare date as the whole day', async () => {
    const days = async (start: string, end: string) =>
      dates([(await bars(`symbols=AAA&start=${start}&end=${end}`)).bars]);
    expect(await days('2024-01-03T05:00:00Z', '2024-01-04T05:00:00Z')).toEqual([{ AAA: ['2024-01-03', '2024-01-04'] }]);
    expect(await days('2024-01-03T05:00:01Z', '2024-01-04T04:59:59Z')).toEqual([{}]);
    expect(await days('2024-01-03', '2024-01-03')).toEqual([{ AAA: ['2024-01-03'] }]);
  });

  it('has bars of a single symbol', async () => {
    const answer = await exchange.get('/v2/stocks/AAA/bars?timeframe=1Day&start=2024-01-02&limit=1');
    expect(answer).toMatchObject({ symbol: 'AAA', bars: [{ o: 10, c: 10.5 }], next_page_token: expect.any(String) });
  });

  it.each([
    ['timeframe=1Min&symbols=AAA', /1Min.*only 1Day/],
    ['symbols=AAA', /timeframe is required/],
    ['timeframe=1Day', /symbols is required/],
    ['timeframe=1Day&symbols=AAA&start=soon', /invalid start/],
    ['timeframe=1Day&symbols=AAA&limit=0', /limit/],
    ['timeframe=1Day&symbols=AAA&adjustment=some', /invalid adjustment/],
    ['timeframe=1Day&symbols=AAA&page_token=xyz', /page_token/],
  ])('refuses %s', async (query, message) => {
    const answer = await exchange.send('GET', `/v2/stocks/bars?${query}`);
    expect(answer).toMatchObject({ status: 400, body: { message: expect.stringMatching(message) } });
  });

  it('has latest trades, quotes and minute bars, without what nobody knows', async () => {
    const latest = (what: string) => exchange.get(`/v2/stocks/${what}/latest?symbols=AAA,NONE&feed=iex`);
    expect(await latest('trades')).toEqual({
      trades: { AAA: expect.objectContaining({ p: 14, t: '2024-01-05T17:00:00Z', z: 'C' }) },
    });
    expect(await latest('quotes')).toEqual({ quotes: { AAA: expect.objectContaining({ bp: 13.99, ap: 14.01 }) } });
    expect(await latest('bars')).toEqual({
      bars: { AAA: expect.objectContaining({ t: '2024-01-05T17:00:00Z', c: 14 }) },
    });
    expect(await exchange.get('/v2/stocks/AAA/trades/latest')).toMatchObject({ symbol: 'AAA', trade: { p: 14 } });
    expect((await exchange.send('GET', '/v2/stocks/NONE/quotes/latest')).status).toBe(404);
  });

  it('has snapshots in a bare map', async () => {
    const snapshots = await exchange.get('/v2/stocks/snapshots?symbols=AAA,NONE');
    expect(snapshots).toEqual({
      AAA: {
        latestTrade: expect.objectContaining({ p: 14 }),
        latestQuote: expect.objectContaining({ ap: 14.01 }),
        minuteBar: expect.objectContaining({ c: 14 }),
        dailyBar: expect.objectContaining({ t: '2024-01-05T05:00:00Z', c: 14 }),
        prevDailyBar: expect.objectContaining({ t: '2024-01-04T05:00:00Z', c: 12.5 }),
      },
    });
    expect(await exchange.get('/v2/stocks/AAA/snapshot')).toEqual({ symbol: 'AAA', ...snapshots.AAA });
  });

  // Last: time moves.
  it('keeps the bar of a day that closed', async () => {
    const today = async () => (await bars('symbols=AAA,CCC&start=2024-01-05&end=2024-01-09')).bars;
    const forming = await today();
    await exchange.setTime(CLOSE);
    expect(await today()).toEqual(forming);
    await exchange.setTime('2024-01-08T14:29:00Z');
    expect(await today()).toEqual(forming);
    await exchange.setTime('2024-01-08T14:31:00Z');
    expect((await today()).AAA).toEqual([
      ...forming.AAA,
      expect.objectContaining({ t: '2024-01-08T05:00:00Z', o: 14, c: 14 }),
    ]);
  });
});
