import { CHANNELS, type Channel, type SymbolsByChannel } from './data-request.js';

const EVERY_SYMBOL = '*';
/** What a plan's limit of symbols counts. */
const COUNTED: readonly Channel[] = ['trades', 'quotes'];

/** What one client of the market-data stream wants to hear. Immutable, so that a refused change leaves no trace. */
export class Subscriptions {
  private constructor(private readonly byChannel: ReadonlyMap<Channel, ReadonlySet<string>>) {}

  static readonly none = new Subscriptions(new Map());

  add(symbols: SymbolsByChannel): Subscriptions {
    return this.with((channel, wanted) => new Set([...wanted, ...(symbols[channel] ?? [])]));
  }

  remove(symbols: SymbolsByChannel): Subscriptions {
    return this.with((channel, wanted) => new Set([...wanted].filter((symbol) => !symbols[channel]?.includes(symbol))));
  }

  includes(channel: Channel, symbol: string): boolean {
    const wanted = this.byChannel.get(channel);
    return wanted !== undefined && (wanted.has(symbol) || wanted.has(EVERY_SYMBOL));
  }

  /** Symbols with trades or quotes, each counted once a channel. */
  get countedSymbols(): number {
    return COUNTED.reduce((sum, channel) => sum + (this.byChannel.get(channel)?.size ?? 0), 0);
  }

  /** The entire current set, every channel named. */
  toJson(): Record<Channel, string[]> {
    return Object.fromEntries(CHANNELS.map((channel) => [channel, [...(this.byChannel.get(channel) ?? [])]])) as Record<
      Channel,
      string[]
    >;
  }

  private with(change: (channel: Channel, wanted: ReadonlySet<string>) => ReadonlySet<string>): Subscriptions {
    return new Subscriptions(
      new Map(CHANNELS.map((channel) => [channel, change(channel, this.byChannel.get(channel) ?? new Set())])),
    );
  }
}
