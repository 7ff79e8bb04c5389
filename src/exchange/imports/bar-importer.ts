import { invalidRequest, type AlpacaError } from '../alpaca-error.js';
import { SerialQueue } from '../floor/serial-queue.js';
import type { TradingFloor } from '../floor/trading-floor.js';
import type { StoredBar } from '../store/bar.store.js';
import type { ExchangeDatabase } from '../store/exchange-database.js';
import { clearStagedBars, stageBars } from '../store/import.store.js';
import { ImportLineError, parseImportLine, type AssetLine, type ImportLine } from './import-line.js';
import { takeImport, type ImportReport } from './take-import.js';
import { textLines } from './text-lines.js';

const BATCH = 5000;

function atLine(line: number, what: string): AlpacaError {
  return invalidRequest(`line ${line}: ${what}`);
}

function parseAt(text: string, line: number): ImportLine {
  try {
    return parseImportLine(text);
  } catch (error) {
    throw error instanceof ImportLineError ? atLine(line, error.message) : error;
  }
}

/**
 * Takes bars from outside into the market. They are staged as they come in, while trading goes on; then one turn, and so one
 * transaction, takes all of them.
 */
export class BarImporter {
  /** There is one place to stage bars. */
  private readonly queue = new SerialQueue();

  constructor(
    private readonly floor: TradingFloor,
    private readonly database: ExchangeDatabase,
  ) {}

  async run(body: AsyncIterable<Uint8Array>): Promise<ImportReport> {
    return this.queue.run(async () => {
      await clearStagedBars(this.database.queries);
      const assets = await this.stage(body);
      return this.floor.storingTurn((turn, queries) => takeImport(turn, queries, assets));
    });
  }

  private async stage(body: AsyncIterable<Uint8Array>): Promise<AssetLine[]> {
    const assets = new Map<string, AssetLine>();
    const places = new Set<string>();
    let batch: StoredBar[] = [];
    for await (const { text, line } of textLines(body)) {
      const parsed = parseAt(text, line);
      if ('asset' in parsed) {
        assets.set(parsed.asset.symbol, parsed.asset);
        continue;
      }
      this.checkPlace(parsed.bar, { line, assets, places });
      batch.push(parsed.bar);
      if (batch.length === BATCH) {
        await stageBars(this.database.queries, batch);
        batch = [];
      }
    }
    await stageBars(this.database.queries, batch);
    return [...assets.values()];
  }

  private checkPlace(
    { symbol, date }: StoredBar,
    { line, assets, places }: { line: number; assets: ReadonlyMap<string, AssetLine>; places: Set<string> },
  ): void {
    if (!assets.has(symbol) && this.floor.market.find(symbol)?.asset.symbol !== symbol) {
      throw atLine(line, `the asset ${symbol} is not known; its line has to come first`);
    }
    const place = `${symbol} ${date}`;
    if (places.has(place)) throw atLine(line, `a second bar of ${place}`);
    places.add(place);
  }
}
