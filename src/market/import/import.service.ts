import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { BarStaging, type MergeOutcome, type StagedSummary } from '../bar-staging.js';
import { ExchangeHandover } from '../exchange-handover.service.js';
import { SymbolsRepository } from '../symbols.repository.js';
import { barRowReader } from './bar-rows.js';
import { readBarsHeader, type Layout } from './bars-header.js';
import { readCsv, type ReadProgress } from './csv-file.js';
import { ImportTally, type BarsImportReport } from './import-report.js';
import { readHeader, refuseSkips, stageRows } from './staged-file.js';

export interface ImportOptions {
  /** Detected from the header when absent. */
  layout?: Layout;
  /** Store nothing at all when anything would be skipped. */
  strict?: boolean;
}

export type OnImportProgress = (progress: ReadProgress) => void;

interface Imported {
  layout: Layout;
  tally: ImportTally;
  staged: StagedSummary;
  merged: MergeOutcome;
}

/** Daily bars from CSV files. One transaction per file; a second import of the same file changes nothing. */
@Injectable()
export class ImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly symbols: SymbolsRepository,
    private readonly handover: ExchangeHandover,
  ) {}

  /** Throws `import_*` errors; `exchange_unreachable` when the bars are stored but did not reach the exchange. */
  async importBars(
    path: string,
    options: ImportOptions = {},
    onProgress?: OnImportProgress,
  ): Promise<BarsImportReport> {
    const startedAt = performance.now();
    const { layout, tally, staged, merged } = await this.unitOfWork.run((manager) =>
      this.store(manager, path, options, onProgress),
    );
    // Handed over even when nothing changed: importing again repairs an exchange that missed it.
    const handedToExchange = await this.handover.handOver(staged.symbols);
    return {
      file: basename(path),
      layout,
      read: tally.read,
      ...merged,
      skipped: tally.skipped,
      examples: tally.examples,
      symbols: staged.symbols.length,
      firstDate: staged.firstDate,
      lastDate: staged.lastDate,
      handedToExchange,
      elapsedMs: Math.round(performance.now() - startedAt),
    };
  }

  private async store(
    manager: EntityManager,
    path: string,
    options: ImportOptions,
    onProgress?: OnImportProgress,
  ): Promise<Imported> {
    const staging = await BarStaging.open(manager);
    const tally = new ImportTally();
    const records = readCsv(path, onProgress);
    const { fields } = await readHeader(path, records);
    const header = readBarsHeader(basename(path), fields, options.layout);
    await stageRows({ path, records, reader: barRowReader(header, tally), staging });
    const duplicates = await staging.dropDuplicates();
    tally.skipAll(
      'duplicate_in_file',
      duplicates.count,
      duplicates.examples.map(({ line, symbol, date }) => ({ line, detail: `${symbol} ${date} stands there already` })),
    );
    if (options.strict === true) refuseSkips(path, tally);
    const staged = await staging.summarise();
    await this.symbols.makeReal(manager, staged.symbols);
    return { layout: header.layout, tally, staged, merged: await staging.merge('import', false) };
  }
}
