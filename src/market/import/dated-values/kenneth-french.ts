import { AppError } from '../../../common/app-error.js';
import type { CsvRecord } from '../csv-file.js';

/** How the files of Kenneth R. French's data library begin. */
const FIRST_WORDS = 'This file was created';
const DAY = /^\d{8}$/;
/** Written where there is no value. */
const MISSING = new Set([-99.99, -999]);

/** Whether the first record of a file is that of his library: sentences, then a table of daily returns in percent. */
export function isKennethFrench({ fields }: CsvRecord): boolean {
  return fields[0]?.startsWith(FIRST_WORDS) === true;
}

/**
 * The header and the days of such a file, without the sentences around them. Throws `import_header_invalid` where the table is
 * none of days.
 */
export async function* daysOfKennethFrench(file: string, records: AsyncIterable<CsvRecord>): AsyncGenerator<CsvRecord> {
  let isTable = false;
  let days = 0;
  for await (const record of records) {
    const [first = ''] = record.fields;
    if (!isTable && first === '') {
      isTable = true;
      yield record;
    } else if (isTable && DAY.test(first)) {
      days += 1;
      yield { ...record, fields: record.fields.map((field) => (MISSING.has(Number(field)) ? '' : field)) };
    } else if (days > 0) {
      // A second table, or whose they are.
      return;
    } else if (isTable) {
      throw new AppError(
        'import_header_invalid',
        `${file} line ${record.line}: "${first}" is no day (YYYYMMDD). Only daily files can be imported.`,
      );
    }
  }
}
