import { decimal } from '../../common/decimal.js';
import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import type { Asset, BarsQuery, DailyBar, LatestPrice, MarketData } from '../market-data.port.js';
import type { AlpacaHttp } from './alpaca-http.client.js';
import {
  decimalField,
  fieldsOf,
  flagField,
  instantField,
  listOf,
  optionalText,
  positiveField,
  textField,
} from './alpaca-decode.js';

const PAGE_LIMIT = 10_000;
/** Keeps the address of a request well below what servers take. */
const SYMBOLS_PER_REQUEST = 200;

/** Alpaca's REST prices and assets; the simulated exchange speaks the same and adds `sector` and `simulated` to assets. */
export class AlpacaMarketData implements MarketData {
  constructor(
    private readonly trading: AlpacaHttp,
    private readonly data: AlpacaHttp,
    private readonly latestFeed: 'iex' | undefined,
  ) {}

  async fetchAssets(): Promise<Asset[]> {
    const answer = await this.trading.request({
      method: 'GET',
      path: '/v2/assets',
      operation: 'list_assets',
      query: { status: 'active', asset_class: 'us_equity' },
    });
    return listOf(answer, 'assets').map((item, i) => assetOf(item, `assets[${i}]`));
  }

  async *fetchDailyBars(query: BarsQuery): AsyncGenerator<DailyBar[]> {
    for (const symbols of chunks(query.symbols)) {
      let pageToken: string | undefined;
      do {
        const page = fieldsOf(await this.fetchBarsPage(query, symbols, pageToken), 'bars page');
        // Null where nothing matches.
        const bars = fieldsOf(page['bars'] ?? {}, 'bars');
        yield Object.entries(bars).flatMap(([symbol, list]) =>
          listOf(list, `bars.${symbol}`).map((item, i) => barOf(symbol, item, `bars.${symbol}[${i}]`)),
        );
        pageToken = optionalText(page, 'next_page_token') ?? undefined;
      } while (pageToken !== undefined);
    }
  }

  private fetchBarsPage(query: BarsQuery, symbols: string[], pageToken?: string): Promise<unknown> {
    return this.data.request({
      method: 'GET',
      path: '/v2/stocks/bars',
      operation: 'daily_bars',
      query: {
        symbols: symbols.join(','),
        timeframe: '1Day',
        // A daily bar carries the midnight that begins its day, so the midnight of the last day is the inclusive end.
        start: midnight(query.start),
        end: midnight(query.end),
        adjustment: 'all',
        limit: PAGE_LIMIT,
        page_token: pageToken,
      },
    });
  }

  async fetchLatestPrices(symbols: readonly string[]): Promise<Map<string, LatestPrice>> {
    const prices = new Map<string, LatestPrice>();
    for (const chunk of chunks(symbols)) {
      const answer = await this.data.request({
        method: 'GET',
        path: '/v2/stocks/trades/latest',
        operation: 'latest_trades',
        query: { symbols: chunk.join(','), feed: this.latestFeed },
      });
      const trades = fieldsOf(fieldsOf(answer, 'latest trades')['trades'] ?? {}, 'trades');
      for (const [symbol, item] of Object.entries(trades)) {
        const where = `trades.${symbol}`;
        const trade = fieldsOf(item, where);
        prices.set(symbol, { price: positiveField(trade, 'p', where), atMs: instantField(trade, 't', where) });
      }
    }
    return prices;
  }
}

function assetOf(item: unknown, where: string): Asset {
  const asset = fieldsOf(item, where);
  const symbol = textField(asset, 'symbol', where);
  return {
    symbol,
    name: optionalText(asset, 'name') ?? symbol,
    exchange: optionalText(asset, 'exchange') ?? '',
    sector: optionalText(asset, 'sector'),
    isTradable: flagField(asset, 'tradable', where),
    isFractionable: flagField(asset, 'fractionable', where),
    isSimulated: asset['simulated'] === true,
  };
}

function barOf(symbol: string, item: unknown, where: string): DailyBar {
  const bar = fieldsOf(item, where);
  return {
    symbol,
    date: tradingDateOf(instantField(bar, 't', where)),
    open: positiveField(bar, 'o', where),
    high: positiveField(bar, 'h', where),
    low: positiveField(bar, 'l', where),
    close: positiveField(bar, 'c', where),
    volume: bar['v'] === undefined ? decimal('0') : decimalField(bar, 'v', where),
  };
}

function midnight(date: BarsQuery['start']): string {
  return new Date(instantOf(date, '00:00')).toISOString();
}

function* chunks(symbols: readonly string[]): Generator<string[]> {
  for (let from = 0; from < symbols.length; from += SYMBOLS_PER_REQUEST) {
    yield symbols.slice(from, from + SYMBOLS_PER_REQUEST);
  }
}
