import { quoteAround, type Quote } from './quote.js';
import type { Asset } from './asset.js';
import type { PriceState } from './price-state.js';

export interface Listing {
  asset: Asset;
  state: PriceState;
}

/** All assets and prices at one moment. Immutable: a turn that fails leaves the old market untouched. */
export class Market {
  private readonly idsToSymbols: ReadonlyMap<string, string>;

  constructor(private readonly bySymbol: ReadonlyMap<string, Listing>) {
    this.idsToSymbols = new Map([...bySymbol.values()].map(({ asset }) => [asset.id, asset.symbol]));
  }

  static of(assets: readonly Asset[], states: readonly PriceState[]): Market {
    const byState = new Map(states.map((state) => [state.symbol, state]));
    const listings = assets.flatMap((asset) => {
      const state = byState.get(asset.symbol);
      return state ? [[asset.symbol, { asset, state }] as const] : [];
    });
    return new Market(new Map(listings));
  }

  get listings(): Listing[] {
    return [...this.bySymbol.values()];
  }

  get size(): number {
    return this.bySymbol.size;
  }

  find(symbolOrId: string): Listing | undefined {
    return this.bySymbol.get(symbolOrId) ?? this.bySymbol.get(this.idsToSymbols.get(symbolOrId) ?? '');
  }

  /** The listing of a symbol that is known to exist, because an order or a position refers to it. */
  get(symbol: string): Listing {
    const listing = this.bySymbol.get(symbol);
    if (listing === undefined) throw new Error(`no listing for the symbol ${symbol}`);
    return listing;
  }

  quote(symbol: string): Quote {
    return quoteAround(this.get(symbol).state.price);
  }

  withStates(states: readonly PriceState[]): Market {
    const changed = new Map(this.bySymbol);
    for (const state of states) changed.set(state.symbol, { asset: this.get(state.symbol).asset, state });
    return new Market(changed);
  }

  renamed(symbol: string, newSymbol: string): Market {
    const { asset, state } = this.get(symbol);
    const others = new Map(this.bySymbol);
    others.delete(symbol);
    const listing = { asset: { ...asset, symbol: newSymbol }, state: { ...state, symbol: newSymbol } };
    return new Market(others.set(newSymbol, listing));
  }

  withAsset(asset: Asset): Market {
    return new Market(new Map(this.bySymbol).set(asset.symbol, { asset, state: this.get(asset.symbol).state }));
  }
}
