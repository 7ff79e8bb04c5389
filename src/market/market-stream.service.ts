import { Inject, Injectable, Logger } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { ReadinessProbes } from '../platform/observability/readiness-probes.js';
import { LIVE_MARKET, type LiveMarket, type LiveMarketConnection } from './live-market.port.js';
import type { LatestPrice } from './market-data.port.js';
import { MarketDataLease } from './market-data-lease.service.js';
import { PriceTicks } from './price-ticks.service.js';
import { TradingHalts } from './trading-halts.repository.js';

const KEEP_MS = 2000;
const NOT_YET = 'it was not connected yet';

/**
 * The market-data stream. A plan includes one connection, so one process has it; what it does not tell, there or elsewhere,
 * is asked for over REST.
 */
@Injectable()
export class MarketStream {
  private readonly logger = new Logger(MarketStream.name);
  private connection: LiveMarketConnection | undefined;
  private keeper: NodeJS.Timeout | undefined;
  private downBecause: string | undefined = NOT_YET;
  private isStopped = false;
  private symbols: readonly string[] = [];
  /** Market times of trades: the newest told, the newest read beside the stream, and those read that it has yet to tell. */
  private readonly toldMs = new Map<string, number>();
  private readMs = new Map<string, number>();
  private expectedMs = new Map<string, number>();

  constructor(
    @Inject(LIVE_MARKET) private readonly market: LiveMarket,
    private readonly lease: MarketDataLease,
    private readonly ticks: PriceTicks,
    private readonly halts: TradingHalts,
    private readonly probes: ReadinessProbes,
  ) {}

  start(): void {
    this.probes.register({ name: 'market_data_stream', isRequired: false, check: () => this.check() });
    void this.keepLease();
  }

  async stop(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.keeper);
    this.disconnect();
    await this.lease.release();
  }

  /** Replaces what the stream is asked for. */
  subscribe(symbols: readonly string[]): void {
    this.symbols = symbols;
    this.connection?.subscribe(symbols);
  }

  /** Whether trades of the symbol come by themselves at the moment. */
  covers(symbol: string): boolean {
    return this.connection?.covers(symbol) === true;
  }

  /** Compares with prices that were read elsewhere: a trade that the stream has not told until the next time, it lost. */
  compare(prices: ReadonlyMap<string, LatestPrice>): void {
    const lost = [...this.expectedMs].filter(
      ([symbol, atMs]) => this.covers(symbol) && (this.toldMs.get(symbol) ?? Number.NEGATIVE_INFINITY) < atMs,
    );
    const read = [...prices]
      .filter(([symbol]) => this.covers(symbol))
      .map(([symbol, { atMs }]) => [symbol, atMs] as const);
    // What was traded before the stream began to tell, it does not tell.
    this.expectedMs = new Map(read.filter(([symbol, atMs]) => atMs > (this.readMs.get(symbol) ?? atMs)));
    this.readMs = new Map(read);
    if (lost.length === 0) return;
    this.logger.warn({ symbols: lost.map(([symbol]) => symbol) }, 'the market-data stream did not tell trades');
    this.connection?.restart('it did not tell trades');
  }

  private async keepLease(): Promise<void> {
    try {
      const isHeld = await this.lease.keep();
      if (isHeld && this.connection === undefined) await this.connect();
      else if (!isHeld) this.disconnect();
    } catch (error) {
      this.logger.debug({ err: error }, 'the lease of the market-data stream was not kept');
      if (!this.lease.isHeld) this.disconnect();
    }
    if (this.stopped()) return;
    this.keeper = setTimeout(() => {
      void this.keepLease();
    }, KEEP_MS);
  }

  private async connect(): Promise<void> {
    await this.halts.loadSince(0);
    if (this.stopped()) return;
    this.connection = this.market.connect({
      onTrade: (symbol, latest) => {
        this.toldMs.set(symbol, Math.max(latest.atMs, this.toldMs.get(symbol) ?? latest.atMs));
        this.ticks.offer(symbol, latest);
      },
      onStatus: (status) => {
        this.logger.log(status, status.isHalted ? 'trading is halted' : 'trading goes on');
        this.halts.take(status).catch((error: unknown) => {
          this.logger.error({ err: error, status }, 'a halt was not stored');
        });
      },
      onUp: () => {
        this.downBecause = undefined;
        this.readMs.clear();
        this.expectedMs.clear();
      },
      onDown: (because) => {
        if (this.downBecause === undefined) this.logger.warn(`the market-data stream is down: ${because}`);
        this.downBecause = because;
      },
    });
    this.connection.subscribe(this.symbols);
  }

  private disconnect(): void {
    this.connection?.close();
    this.connection = undefined;
    this.downBecause = NOT_YET;
  }

  private check(): Promise<Record<string, unknown>> {
    if (this.connection === undefined) return Promise.resolve({ connected: false, held_by: 'another process' });
    if (this.downBecause === undefined) return Promise.resolve({ connected: true });
    const message = `The market-data stream is down (${this.downBecause}); prices are asked for instead.`;
    return Promise.reject(new AppError('broker_unavailable', message));
  }

  /** A method, because TypeScript would take the field for constant across the waits. */
  private stopped(): boolean {
    return this.isStopped;
  }
}
