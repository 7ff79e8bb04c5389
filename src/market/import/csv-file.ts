import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import { AppError } from '../../common/app-error.js';

export interface CsvRecord {
  /** Line of the file, the header being line 1. */
  line: number;
  fields: string[];
}

export interface ReadProgress {
  bytesRead: number;
  bytesTotal: number;
}

const LONGEST_RECORD = 4_000_000;

/** Streams the records of a CSV file (or its gzip), header first; fields are trimmed and the file is never held in memory. */
export async function* readCsv(path: string, onProgress?: (progress: ReadProgress) => void): AsyncGenerator<CsvRecord> {
  const bytesTotal = await sizeOf(path);
  const source = createReadStream(path);
  const parser = parse({
    bom: true,
    info: true,
    trim: true,
    skip_empty_lines: true,
    relax_column_count: true,
    max_record_size: LONGEST_RECORD,
  });
  const stages: Readable[] = [source];
  source.on('error', (error) => parser.destroy(error));
  if (path.endsWith('.gz')) {
    const gunzip = createGunzip();
    gunzip.on('error', (error) => parser.destroy(error));
    stages.push(source.pipe(gunzip));
  }
  stages.at(-1)?.pipe(parser);
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, fields: record };
      onProgress?.({ bytesRead: source.bytesRead, bytesTotal });
    }
  } catch (cause) {
    throw importError(path, cause);
  } finally {
    for (const stage of stages) stage.destroy();
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    const { size } = await stat(path);
    return size;
  } catch (cause) {
    throw importError(path, cause);
  }
}

function importError(path: string, cause: unknown): AppError {
  if (cause instanceof AppError) return cause;
  const file = basename(path);
  if (cause instanceof CsvError) {
    const line = typeof cause['lines'] === 'number' ? cause['lines'] : 1;
    return new AppError('import_row_invalid', `${file} line ${line}: not readable as CSV (${cause.code}).`, { cause });
  }
  const code = (cause as NodeJS.ErrnoException).code ?? 'unreadable';
  return new AppError('import_file_unreadable', `Cannot read "${path}" (${code}).`, { cause });
}
