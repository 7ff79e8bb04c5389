import type { Random } from '../../common/random.js';
import type { LiveMarket, LiveMarketConnection, LiveMarketListener } from '../live-market.port.js';
import { AlpacaMessage } from './alpaca-message.js';
import { tradeOf, tradingStatusOf } from './market-messages.js';
import { RestoringSocket } from './restoring-socket.js';

export interface LiveMarketOptions {
  url: string;
  keyId: string;
  secretKey: string;
  random: Random;
  /** Told of what could not be understood; the stream goes on. */
  onTrouble: (message: string, cause?: unknown) => void;
}

/** Alpaca's market-data stream, `/v2/{feed}`. */
export class AlpacaLiveMarket implements LiveMarket {
  constructor(private readonly options: LiveMarketOptions) {}

  connect(listener: LiveMarketListener): LiveMarketConnection {
    return new AlpacaLiveConnection(this.options, listener);
  }
}

/** The key, the plan or the feed is wrong: that does not change within seconds. */
const HOPELESS = new Set([402, 408, 409]);
/** The peer does nothing more for this connection, whether or not it closes it (406 leaves it open). */
const LOST = new Set([401, 404, 406, 407, 500]);
const SYMBOL_LIMIT_EXCEEDED = 405;
/** Symbols with trades in the free plan. */
const FREE_SYMBOLS = 30;

class AlpacaLiveConnection implements LiveMarketConnection {
  private readonly socket: RestoringSocket;
  private wanted: readonly string[] = [];
  /** What was asked for on this connection. */
  private asked = new Set<string>();
  /** What the broker says that it tells. */
  private told = new Set<string>();
  private symbolLimit = Number.POSITIVE_INFINITY;
  private isAuthenticated = false;

  constructor(
    private readonly options: LiveMarketOptions,
    private readonly listener: LiveMarketListener,
  ) {
    const { url, random } = options;
    this.socket = new RestoringSocket({
      url,
      random,
      // The broker speaks first.
      onOpen: () => undefined,
      onMessage: (messages) => {
        for (const message of Array.isArray(messages) ? messages : [messages]) this.receive(message);
      },
      onDown: (because) => {
        this.reset();
        listener.onDown(because);
      },
      onTrouble: (what, cause) => {
        options.onTrouble(`market-data stream: ${what}`, cause);
      },
    });
  }

  subscribe(symbols: readonly string[]): void {
    this.wanted = symbols;
    if (this.isAuthenticated) this.ask();
  }

  covers(symbol: string): boolean {
    return this.told.has(symbol);
  }

  restart(because: string): void {
    this.socket.restart(because);
  }

  close(): void {
    this.socket.close();
  }

  private reset(): void {
    this.isAuthenticated = false;
    this.asked.clear();
    this.told.clear();
  }

  /** One that is not understood takes none of its neighbours with it. */
  private receive(message: unknown): void {
    try {
      this.handle(AlpacaMessage.of('market data', message));
    } catch (error) {
      this.options.onTrouble('market-data stream: a message was not understood', error);
    }
  }

  private handle(message: AlpacaMessage): void {
    switch (message.text('T')) {
      case 't':
        this.listener.onTrade(message.text('S'), tradeOf(message));
        break;
      case 's':
        this.status(message);
        break;
      case 'success':
        this.succeeded(message.optionalText('msg'));
        break;
      case 'subscription':
        this.told = new Set(message.texts('trades'));
        this.listener.onUp();
        break;
      case 'error':
        this.failed(message.decimal('code').toNumber(), message.optionalText('msg') ?? '');
        break;
      default:
        break;
    }
  }

  private status(message: AlpacaMessage): void {
    const status = tradingStatusOf(message);
    if (status !== undefined) this.listener.onStatus(status);
  }

  private succeeded(what: string | null): void {
    if (what === 'connected') {
      this.socket.send({ action: 'auth', key: this.options.keyId, secret: this.options.secretKey });
    } else if (what === 'authenticated') {
      this.isAuthenticated = true;
      this.socket.ready();
      if (this.wanted.length === 0) this.listener.onUp();
      this.ask();
    }
  }

  /** Asks for what is missing and ends what is no longer wanted. */
  private ask(): void {
    const wanted = new Set(this.wanted.slice(0, this.symbolLimit));
    const added = [...wanted].filter((symbol) => !this.asked.has(symbol));
    const removed = [...this.asked].filter((symbol) => !wanted.has(symbol));
    if (removed.length > 0) this.socket.send({ action: 'unsubscribe', trades: removed, statuses: removed });
    if (added.length > 0) this.socket.send({ action: 'subscribe', trades: added, statuses: added });
    this.asked = wanted;
  }

  private failed(code: number, said: string): void {
    const what = `${code} ${said}`;
    if (code === SYMBOL_LIMIT_EXCEEDED) this.shrink();
    else if (HOPELESS.has(code)) this.socket.restart(what, true);
    else if (LOST.has(code)) this.socket.restart(what);
    else this.options.onTrouble(`market-data stream: the broker answered ${what}`);
  }

  /** The broker refused all that was asked for: the first symbols are asked for again, the others are not covered. */
  private shrink(): void {
    this.symbolLimit = Math.min(this.symbolLimit, this.asked.size) > FREE_SYMBOLS ? FREE_SYMBOLS : this.told.size;
    this.asked = new Set(this.told);
    this.ask();
  }
}
