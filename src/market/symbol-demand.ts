import { Injectable } from '@nestjs/common';

/** `history`: daily bars are kept up to date; `live`: the latest price is polled while the market is open. */
export type DemandKind = 'history' | 'live';
export type SymbolSource = () => Promise<Iterable<string>>;

/** Who needs prices of what. The modules that stand on market register what they need; market knows none of them. */
@Injectable()
export class SymbolDemand {
  private readonly sources: Record<DemandKind, SymbolSource[]> = { history: [], live: [] };

  addSource(kind: DemandKind, source: SymbolSource): void {
    this.sources[kind].push(source);
  }

  /** Without repetition, sorted. */
  async load(kind: DemandKind): Promise<string[]> {
    const all = await Promise.all(this.sources[kind].map((source) => source()));
    return [...new Set(all.flatMap((symbols) => [...symbols]))].sort();
  }
}
