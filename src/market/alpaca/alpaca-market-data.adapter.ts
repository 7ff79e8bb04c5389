import { ZERO } from '../../common/decimal.js';
import { instantOf, tradingDateOf } from '../../common/trading-date.js';
import type { Asset, BarsQuery, DailyBar, LatestPrice, MarketData, Quote } from '../market-data.port.js';
import type { AlpacaHttp } from './alpaca-http.client.js';
import { AlpacaMessage } from './alpaca-message.js';
import { quoteOf, tradeOf } from './market-messages.js';

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
      lane: 'data',
      query: { status: 'active', asset_class: 'us_equity' },
    });
    return AlpacaMessage.list('assets', answer).map(assetOf);
  }

  async *fetchDailyBars(query: BarsQuery): AsyncGenerator<DailyBar[]> {
    for (const symbols of chunks(query.symbols)) {
      let pageToken: string | undefined;
      do {
        const page = AlpacaMessage.of('bars page', await this.fetchBarsPage(query, symbols, pageToken));
        yield page
          .entries('bars')
          .flatMap(([symbol, list]) => AlpacaMessage.list(`bars.${symbol}`, list).map((bar) => barOf(symbol, bar)));
        pageToken = page.optionalText('next_page_token') ?? undefined;
      } while (pageToken !== undefined);
    }
  }

  private fetchBarsPage(query: BarsQuery, symbols: string[], pageToken?: string): Promise<unknown> {
    return this.data.request({
      method: 'GET',
      path: '/v2/stocks/bars',
      operation: 'daily_bars',
      lane: 'data',
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
        lane: 'data',
        query: { symbols: chunk.join(','), feed: this.latestFeed },
      });
      for (const [symbol, item] of AlpacaMessage.of('latest trades', answer).entries('trades')) {
        prices.set(symbol, tradeOf(AlpacaMessage.of(`trades.${symbol}`, item)));
      }
    }
    return prices;
  }

  /** A snapshot has quote and trade in one request. */
  async fetchQuotes(symbols: readonly string[]): Promise<Map<string, Quote>> {
    const quotes = new Map<string, Quote>();
    for (const chunk of chunks(symbols)) {
      const answer = await this.data.request({
        method: 'GET',
        path: '/v2/stocks/snapshots',
        operation: 'snapshots',
        lane: 'data',
        query: { symbols: chunk.join(','), feed: this.latestFeed },
      });
      for (const [symbol, snapshot] of AlpacaMessage.of('answer', { snapshots: answer }).entries('snapshots')) {
        // Null stands for a symbol of which there is nothing.
        if (snapshot !== null) quotes.set(symbol, quoteOf(AlpacaMessage.of(`snapshots.${symbol}`, snapshot)));
      }
    }
    return quotes;
  }
}

function assetOf(asset: AlpacaMessage): Asset {
  const symbol = asset.text('symbol');
  return {
    symbol,
    name: asset.optionalText('name') ?? symbol,
    exchange: asset.optionalText('exchange') ?? '',
    sector: asset.optionalText('sector'),
    isTradable: asset.flag('tradable'),
    isFractionable: asset.flag('fractionable'),
    isSimulated: asset.optionalFlag('simulated'),
  };
}

function barOf(symbol: string, bar: AlpacaMessage): DailyBar {
  return {
    symbol,
    date: tradingDateOf(bar.instantMs('t')),
    open: bar.positive('o'),
    high: bar.positive('h'),
    low: bar.positive('l'),
    close: bar.positive('c'),
    volume: bar.optionalDecimal('v') ?? ZERO,
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
