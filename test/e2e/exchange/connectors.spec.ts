import { tradingDate } from '../../../src/common/trading-date.js';
import { simulatedEndpoints } from '../../../src/config/app-config.js';
import type { AlpacaHttp } from '../../../src/market/alpaca/alpaca-http.client.js';
import { AlpacaMarketClock } from '../../../src/market/alpaca/alpaca-market-clock.adapter.js';
import { AlpacaMarketData } from '../../../src/market/alpaca/alpaca-market-data.adapter.js';
import type { BarEntity } from '../../../src/market/entities/bar.entity.js';
import type { SymbolEntity } from '../../../src/market/entities/symbol.entity.js';
import { HttpExchangeBars } from '../../../src/market/exchange-bars.adapter.js';
import type { ExchangeLine } from '../../../src/market/exchange-bars.port.js';
import { alpacaHttp } from '../../support/alpaca-http.js';
import { ExchangeUnderTest, KEYS } from './exchange-under-test.js';

/** The system's own connectors know nothing of the exchange but the protocol. */
describe('the connectors of the system', () => {
  let exchange: ExchangeUnderTest;
  let http: AlpacaHttp;
  let data: AlpacaMarketData;

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start();
    http = alpacaHttp(exchange.url, KEYS);
    data = new AlpacaMarketData(http, http, 'iex');
  });

  afterAll(() => exchange.dispose());

  it('find its streams and its REST at one address', () => {
    expect(simulatedEndpoints(exchange.url).tradingStreamUrl).toBe(exchange.streamUrl);
  });

  it('understand its clock and calendar', async () => {
    const clock = new AlpacaMarketClock(http);
    expect(await clock.fetchTime()).toEqual({
      nowMs: Date.parse('2024-01-05T14:30:00Z'),
      isOpen: true,
      nextOpenMs: Date.parse('2024-01-08T14:30:00Z'),
      nextCloseMs: Date.parse('2024-01-05T21:00:00Z'),
    });
    const [, short] = await clock.fetchSessions(tradingDate('2024-07-02'), tradingDate('2024-07-03'));
    expect(short?.closeMs).toBe(Date.parse('2024-07-03T17:00:00Z'));
  });

  it('hand bars over and read them back, day for day and digit for digit', async () => {
    const closes = Array.from({ length: 10_500 }, (_, i) => `${100 + (i % 50)}.${1000 + i}`);
    const day = (i: number): string => new Date(Date.UTC(1994, 0, 3 + i)).toISOString().slice(0, 10);
    async function* lines(): AsyncGenerator<ExchangeLine> {
      const asset = {
        symbol: 'REAL',
        name: null,
        sector: 'Energy',
        exchange: null,
        tradable: true,
        fractionable: false,
      };
      yield { asset: asset as SymbolEntity };
      for (const [i, close] of closes.entries()) {
        const bar = { symbol: 'REAL', date: day(i), open: close, high: close, low: close, close, volume: '5' };
        yield await Promise.resolve({ bar: bar as BarEntity });
      }
    }
    await new HttpExchangeBars({ ...simulatedEndpoints(exchange.url), ...KEYS }).put(lines());
    const [start, end] = [tradingDate('1994-01-03'), tradingDate('2024-01-04')];
    const pages: string[][] = [];
    for await (const page of data.fetchDailyBars({ symbols: ['REAL'], start, end })) {
      pages.push(page.map(({ date, close }) => `${date} ${close.toFixed()}`));
    }
    expect(pages.map(({ length }) => length)).toEqual([10_000, 500]);
    expect(pages.flat()).toEqual(closes.map((close, i) => `${day(i)} ${close.replace(/0+$/, '')}`));
    const asset = (await data.fetchAssets()).find(({ symbol }) => symbol === 'REAL');
    expect(asset).toEqual({
      symbol: 'REAL',
      name: 'REAL',
      exchange: 'NYSE',
      sector: 'Energy',
      isTradable: true,
      isFractionable: false,
      isSimulated: false,
    });
    const latest = (await data.fetchLatestPrices(['REAL', 'NONE'])).get('REAL');
    expect(latest?.price.toFixed(2)).toBe(Number(closes.at(-1)).toFixed(2));
  });
});
