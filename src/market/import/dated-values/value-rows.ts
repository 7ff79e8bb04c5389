import type { TradingDate } from '../../../common/trading-date.js';
import { parseCsvDate } from '../csv-date.js';
import type { CsvRecord } from '../csv-file.js';
import type { ImportTally, SkipReason } from '../import-report.js';
import type { RowReader } from '../staged-file.js';
import { VALUE_NAME, type DatedValue } from './dated-value.js';
import type { NameSource, ValueColumn, ValuesHeader } from './values-header.js';

export interface ValueRules {
  /** How members are written, and what is wrong with those that are not. */
  member: { pattern: RegExp; problem: SkipReason; isUpperCase: boolean };
  /** From the text of the file to the value that is stored, undefined for no number. Throws where the whole file must be wrong. */
  valueOf(text: string, place: { line: number; member: string }): number | undefined;
}

/** Turns records into dated values. An empty cell of a table says that there is no value, which is no error. */
export class ValueRows implements RowReader<DatedValue> {
  constructor(
    private readonly header: ValuesHeader,
    private readonly rules: ValueRules,
    private readonly tally: ImportTally,
  ) {
    for (const name of header.ignored) tally.skip('unknown_column', 1, `"${name}" is not imported`);
  }

  rowsOf({ line, fields }: CsvRecord): DatedValue[] {
    const { width, dateColumn, values } = this.header;
    if (fields.length !== width) {
      return this.tally.reject('wrong_column_count', line, `${fields.length} fields instead of ${width}`);
    }
    const dateText = fields[dateColumn] ?? '';
    const date = parseCsvDate(dateText);
    if (date === undefined) return this.tally.reject('bad_date', line, `"${dateText}"`);
    return values.flatMap((column) => this.valueOf(column, { line, fields }, date));
  }

  private valueOf({ column, ...names }: ValueColumn, { line, fields }: CsvRecord, date: TradingDate): DatedValue[] {
    const rule = this.rules.member;
    const text = fields[column] ?? '';
    const series = nameOf(names.series, fields);
    const written = nameOf(names.member, fields);
    const member = rule.isUpperCase ? written.toUpperCase() : written;
    if (text === '') return this.header.layout === 'long' ? this.tally.reject('missing_value', line, member) : [];
    if (!VALUE_NAME.test(series)) return this.tally.reject('bad_name', line, `"${series}"`);
    if (!rule.pattern.test(member)) return this.tally.reject(rule.problem, line, `"${member}"`);
    const value = this.rules.valueOf(text, { line, member });
    if (value === undefined) return this.tally.reject('bad_number', line, `${member} "${text}"`);
    this.tally.read += 1;
    return [{ line, series, member, date, value }];
  }
}

function nameOf(source: NameSource, fields: readonly string[]): string {
  return 'name' in source ? source.name : (fields[source.column] ?? '');
}
