import { basename } from 'node:path';
import { Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { SymbolsRepository, type SectorRow } from '../symbols.repository.js';
import { readCsv, type CsvRecord } from './csv-file.js';
import type { OnImportProgress } from './import.service.js';

/** `unknown` symbols have no bars yet; they get their sector when the file is imported after the bars. */
export interface SectorsImportReport {
  file: string;
  read: number;
  updated: number;
  unchanged: number;
  skipped: { empty: number; duplicate_in_file: number };
  unknown: string[];
  elapsedMs: number;
}

/** Sectors of symbols from a CSV file with the columns `ticker` (or `symbol`) and `sector`. */
@Injectable()
export class SectorsImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly symbols: SymbolsRepository,
  ) {}

  async importSectors(path: string, onProgress?: OnImportProgress): Promise<SectorsImportReport> {
    const startedAt = performance.now();
    const { rows, ...counts } = await readSectors(path, onProgress);
    const { updated, known } = await this.unitOfWork.run((manager) => this.symbols.setSectors(manager, rows));
    return {
      file: basename(path),
      ...counts,
      updated,
      unchanged: known.length - updated,
      unknown: rows.map(({ symbol }) => symbol).filter((symbol) => !known.includes(symbol)),
      elapsedMs: Math.round(performance.now() - startedAt),
    };
  }
}

type SectorsRead = Pick<SectorsImportReport, 'read' | 'skipped'> & { rows: SectorRow[] };

async function readSectors(path: string, onProgress?: OnImportProgress): Promise<SectorsRead> {
  const records = readCsv(path, onProgress);
  const { symbolColumn, sectorColumn } = columnsOf(path, await records.next());
  const sectors = new Map<string, string>();
  const skipped = { empty: 0, duplicate_in_file: 0 };
  let read = 0;
  for await (const { fields } of records) {
    read += 1;
    const symbol = (fields[symbolColumn] ?? '').toUpperCase();
    const sector = fields[sectorColumn] ?? '';
    if (symbol === '' || sector === '') skipped.empty += 1;
    else if (sectors.has(symbol)) skipped.duplicate_in_file += 1;
    else sectors.set(symbol, sector);
  }
  if (read === 0) throw unreadable(path, 'has a header but no rows after line 1');
  return { read, skipped, rows: [...sectors].map(([symbol, sector]) => ({ symbol, sector })) };
}

function columnsOf(
  path: string,
  header: IteratorResult<CsvRecord, void>,
): { symbolColumn: number; sectorColumn: number } {
  if (header.done === true) throw unreadable(path, 'is empty: line 1 must be a header');
  const names = header.value.fields.map((field) => field.toLowerCase());
  const symbolColumn = names.findIndex((name) => name === 'symbol' || name === 'ticker');
  const sectorColumn = names.indexOf('sector');
  if (symbolColumn >= 0 && sectorColumn >= 0) return { symbolColumn, sectorColumn };
  const problem = `a sectors file needs the columns symbol (or ticker) and sector (found: ${names.join(', ')})`;
  throw new AppError('import_header_invalid', `${basename(path)} line 1: ${problem}.`);
}

function unreadable(path: string, why: string): AppError {
  return new AppError('import_file_unreadable', `${basename(path)} ${why}.`);
}
