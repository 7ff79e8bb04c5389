import { AppError } from '../../../common/app-error.js';

/** Where a name comes from: of each row, or the same in all of them. */
export type NameSource = { column: number } | { name: string };

/** A column with values. */
export interface ValueColumn {
  column: number;
  series: NameSource;
  member: NameSource;
}

export interface ValuesHeader {
  /** One column of values, one per member, or one per series. */
  layout: 'long' | 'wide' | 'columns';
  width: number;
  dateColumn: number;
  values: ValueColumn[];
  /** Names of columns that are not read. */
  ignored: string[];
}

type Header = Pick<ValuesHeader, 'width' | 'dateColumn'> & { names: string[]; others: number[]; fields: string[] };

const SYMBOL_COLUMNS = ['symbol', 'ticker'];
const SCORE_COLUMNS = ['value', 'score'];
const RETURN_COLUMNS = ['return', 'value'];

/**
 * Signals are written in one of three ways: `date, symbol, signal, value`; `date, symbol` and one column per signal; or dates
 * × symbols, which is one signal and has its name from elsewhere, as a column `value` has. Throws `import_header_invalid`.
 */
export function readSignalsHeader(file: string, fields: string[], signal: string): ValuesHeader {
  const header = readColumns(file, fields);
  const { names, others } = header;
  const symbolColumn = find(names, SYMBOL_COLUMNS);
  const signalColumn = find(names, ['signal']);
  const valueColumn = find(names, SCORE_COLUMNS);
  if (symbolColumn < 0) {
    if (signalColumn >= 0 || valueColumn >= 0) throw invalid(file, `no column is named "symbol"${found(fields)}`);
    return wide(header, (column) => ({
      series: { name: signal },
      member: { name: (fields[column] ?? '').toUpperCase() },
    }));
  }
  const member = { column: symbolColumn };
  if (signalColumn >= 0) {
    if (valueColumn < 0) throw invalid(file, `beside "signal" a column "value" is needed${found(fields)}`);
    return long(header, { column: valueColumn, series: { column: signalColumn }, member });
  }
  const scores = others.filter((column) => column !== symbolColumn);
  if (scores.length === 0) throw invalid(file, 'no column with values beside date and symbol');
  if (scores.length === 1 && scores[0] === valueColumn) {
    return long(header, { column: valueColumn, series: { name: signal }, member });
  }
  const perSignal = wide({ ...header, others: scores }, (column) => ({
    series: { name: fields[column] ?? '' },
    member,
  }));
  return { ...perSignal, layout: 'columns' };
}

/**
 * Factors are written as `date, factor, return` or as dates × factors. Throws `import_header_invalid`.
 */
export function readFactorsHeader(file: string, fields: string[], dataset: string): ValuesHeader {
  const header = readColumns(file, fields);
  const series = { name: dataset };
  const factorColumn = find(header.names, ['factor']);
  if (factorColumn < 0) return wide(header, (column) => ({ series, member: { name: fields[column] ?? '' } }));
  const column = find(header.names, RETURN_COLUMNS);
  if (column < 0) throw invalid(file, `beside "factor" a column "return" is needed${found(fields)}`);
  return long(header, { column, series, member: { column: factorColumn } });
}

/** A first column without a name has the dates, as data frames write them. */
function readColumns(file: string, fields: string[]): Header {
  const names = fields.map((field, column) => (column === 0 && field === '' ? 'date' : field.toLowerCase()));
  const twice = names.find((name, i) => names.indexOf(name) !== i);
  if (twice !== undefined) throw invalid(file, `two columns are named "${twice}"`);
  const dateColumn = names.indexOf('date');
  if (dateColumn < 0) throw invalid(file, `no column is named "date"${found(fields)}`);
  const others = fields.map((_, column) => column).filter((column) => column !== dateColumn);
  if (others.length === 0) throw invalid(file, 'no column beside "date"');
  return { names, fields, others, dateColumn, width: fields.length };
}

function wide(
  { others, dateColumn, width }: Header,
  namesOf: (column: number) => Omit<ValueColumn, 'column'>,
): ValuesHeader {
  const values = others.map((column) => ({ column, ...namesOf(column) }));
  return { layout: 'wide', width, dateColumn, values, ignored: [] };
}

function long({ fields, others, dateColumn, width }: Header, value: ValueColumn): ValuesHeader {
  const read = [value.column, value.series, value.member].map((at) => (typeof at === 'number' ? at : columnOf(at)));
  const ignored = others.filter((column) => !read.includes(column)).map((column) => fields[column] ?? '');
  return { layout: 'long', width, dateColumn, values: [value], ignored };
}

function columnOf(source: NameSource): number {
  return 'column' in source ? source.column : -1;
}

function find(names: readonly string[], wanted: readonly string[]): number {
  return names.findIndex((name) => wanted.includes(name));
}

function found(fields: readonly string[]): string {
  return ` (found: ${fields.slice(0, 6).join(', ')}${fields.length > 6 ? ', …' : ''})`;
}

function invalid(file: string, problem: string): AppError {
  return new AppError('import_header_invalid', `${file}, header: ${problem}.`);
}
