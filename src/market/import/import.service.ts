import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { BarStaging, type BarRow, type MergeOutcome, type StagedSummary } from '../bar-staging.js';
import { ExchangeHandover } from '../exchange-handover.service.js';
import { SymbolsRepository } from '../symbols.repository.js';
import { barRowReader } from './bar-rows.js';
import { readBarsHeader, type BarsHeader, type Layout } from './bars-header.js';
import { readCsv, type CsvRecord, type ReadProgress } from './csv-file.js';
import { ImportTally, type BarsImportReport } from './import-report.js';

export interface ImportOptions {
  /** Detected from the header when absent. */
  layout?: Layout;
  /** Store nothing at all when anything would be skipped. */
  strict?: boolean;
}

export type OnImportProgress = (progress: ReadProgress) => void;

const BATCH_ROWS = 5_000;

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
    const header = await stageFile({ path, options, staging, tally }, onProgress);
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

interface StageJob {
  path: string;
  options: ImportOptions;
  staging: BarStaging;
  tally: ImportTally;
}

async function stageFile(job: StageJob, onProgress?: OnImportProgress): Promise<BarsHeader> {
  const records = readCsv(job.path, onProgress);
  const header = headerOf(job, await records.next());
  const reader = barRowReader(header, job.tally);
  let batch: BarRow[] = [];
  let lines = 0;
  for await (const record of records) {
    lines += 1;
    batch.push(...reader.rowsOf(record));
    if (batch.length >= BATCH_ROWS) {
      await job.staging.add(batch);
      batch = [];
    }
  }
  if (lines === 0) {
    throw new AppError('import_file_unreadable', `${basename(job.path)} has a header but no rows after line 1.`);
  }
  await job.staging.add(batch);
  return header;
}

function headerOf(job: StageJob, first: IteratorResult<CsvRecord, void>): BarsHeader {
  const file = basename(job.path);
  if (first.done === true) throw new AppError('import_file_unreadable', `${file} is empty: line 1 must be a header.`);
  return readBarsHeader(file, first.value.fields, job.options.layout);
}

function refuseSkips(path: string, tally: ImportTally): void {
  if (tally.skippedTotal === 0) return;
  const places = tally.examples.map(({ line, reason, detail }) => `line ${line}: ${reason} (${detail})`);
  throw new AppError(
    'import_row_invalid',
    `${basename(path)}: ${tally.skippedTotal} rows would be skipped, so nothing was stored. ${places.join('; ')}.`,
    { errors: tally.examples.map((e) => ({ path: `line ${e.line}`, message: `${e.reason}: ${e.detail}` })) },
  );
}
