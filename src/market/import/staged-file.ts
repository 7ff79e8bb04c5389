import { basename } from 'node:path';
import { AppError } from '../../common/app-error.js';
import type { CsvRecord } from './csv-file.js';
import type { ImportTally } from './import-report.js';

const BATCH_ROWS = 5_000;

/** Turns records into rows; what cannot be one is told to the tally and left out. */
export interface RowReader<Row> {
  rowsOf(record: CsvRecord): Row[];
}

/** Where rows wait until the whole file has been read. */
export interface RowStaging<Row> {
  add(rows: readonly Row[]): Promise<void>;
}

export interface StagedFile<Row> {
  path: string;
  /** Those after the header. */
  records: AsyncIterable<CsvRecord>;
  reader: RowReader<Row>;
  staging: RowStaging<Row>;
}

/** The record that names the columns. Throws `import_file_unreadable` for an empty file. */
export async function readHeader(path: string, records: AsyncIterator<CsvRecord, void>): Promise<CsvRecord> {
  const first = await records.next();
  if (first.done !== true) return first.value;
  throw new AppError('import_file_unreadable', `${basename(path)} is empty: line 1 must be a header.`);
}

/** Throws `import_file_unreadable` where nothing follows the header. */
export async function stageRows<Row>({ path, records, reader, staging }: StagedFile<Row>): Promise<void> {
  let batch: Row[] = [];
  let count = 0;
  for await (const record of records) {
    count += 1;
    batch.push(...reader.rowsOf(record));
    if (batch.length >= BATCH_ROWS) {
      await staging.add(batch);
      batch = [];
    }
  }
  if (count === 0) throw new AppError('import_file_unreadable', `${basename(path)} has a header but no rows after it.`);
  await staging.add(batch);
}

/** What `--strict` promises. Throws `import_row_invalid` naming the places. */
export function refuseSkips(path: string, tally: ImportTally): void {
  if (tally.skippedTotal === 0) return;
  const places = tally.examples.map(({ line, reason, detail }) => `line ${line}: ${reason} (${detail})`);
  throw new AppError(
    'import_row_invalid',
    `${basename(path)}: ${tally.skippedTotal} rows would be skipped, so nothing was stored. ${places.join('; ')}.`,
    { errors: tally.examples.map((e) => ({ path: `line ${e.line}`, message: `${e.reason}: ${e.detail}` })) },
  );
}
