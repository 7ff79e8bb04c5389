import { parseCsvDate } from './csv-date.js';
import type { CsvRecord } from './csv-file.js';
import type { BarRow } from '../bar-staging.js';
import { SYMBOL_NAME } from '../symbol-name.js';
import type { BarsHeader, LongColumn } from './bars-header.js';
import type { ImportTally, SkipReason } from './import-report.js';
import { isVolume, priceProblem } from './number-text.js';
import type { RowReader } from './staged-file.js';

export function barRowReader(header: BarsHeader, tally: ImportTally): RowReader<BarRow> {
  return header.layout === 'wide' ? new WideRows(header, tally) : new LongRows(header, tally);
}

class WideRows implements RowReader<BarRow> {
  private readonly badColumns: ReadonlySet<number>;

  constructor(
    private readonly header: BarsHeader & { layout: 'wide' },
    private readonly tally: ImportTally,
  ) {
    this.badColumns = new Set(header.symbols.filter((c) => !SYMBOL_NAME.test(c.symbol)).map((c) => c.column));
  }

  rowsOf({ line, fields }: CsvRecord): BarRow[] {
    const { width, dateColumn, symbols } = this.header;
    if (fields.length !== width) {
      return this.tally.reject('wrong_column_count', line, `${fields.length} fields instead of ${width}`);
    }
    const dateText = fields[dateColumn] ?? '';
    const date = parseCsvDate(dateText);
    if (date === undefined) return this.tally.reject('bad_date', line, `"${dateText}"`);
    const rows: BarRow[] = [];
    for (const { column, symbol } of symbols) {
      const close = fields[column] ?? '';
      // An empty cell says that there is no bar, which is no error.
      if (close !== '' && this.accepts(line, column, symbol, close)) rows.push(closeOnly(line, symbol, date, close));
    }
    return rows;
  }

  private accepts(line: number, column: number, symbol: string, close: string): boolean {
    this.tally.read += 1;
    const problem = this.badColumns.has(column) ? 'bad_symbol' : priceProblem(close);
    if (problem !== undefined) this.tally.skip(problem, line, `${symbol} "${close}"`);
    return problem === undefined;
  }
}

function closeOnly(line: number, symbol: string, date: string, close: string): BarRow {
  return { line, symbol, date, open: close, high: close, low: close, close, adjustedClose: close, volume: '0' };
}

class LongRows implements RowReader<BarRow> {
  constructor(
    private readonly header: BarsHeader & { layout: 'long' },
    private readonly tally: ImportTally,
  ) {
    for (const name of header.unknown) tally.skip('unknown_column', 1, `"${name}" is not imported`);
  }

  rowsOf({ line, fields }: CsvRecord): BarRow[] {
    const { width } = this.header;
    if (fields.length !== width) {
      return this.tally.reject('wrong_column_count', line, `${fields.length} fields instead of ${width}`);
    }
    const row = this.read(line, fields);
    const problem = dateOrSymbolProblem(row) ?? numberProblem(row) ?? inconsistency(row);
    if (problem !== undefined) return this.tally.reject(problem.reason, line, problem.detail);
    this.tally.read += 1;
    return [{ ...row, date: parseCsvDate(row.date) ?? row.date }];
  }

  /** The texts of the row, with what the file leaves out. */
  private read(line: number, fields: readonly string[]): BarRow {
    const text = (name: LongColumn, absent: string): string => fields[this.header.columns[name] ?? -1] || absent;
    const close = text('close', '');
    const open = text('open', close);
    // A file without highs or lows states only the prices it has.
    const [lower, upper] = Number(open) < Number(close) ? [open, close] : [close, open];
    return {
      line,
      symbol: text('symbol', '').toUpperCase(),
      date: text('date', ''),
      open,
      high: text('high', upper),
      low: text('low', lower),
      close,
      adjustedClose: text('adjusted_close', close),
      volume: text('volume', '0'),
    };
  }
}

interface RowProblem {
  reason: SkipReason;
  detail: string;
}

function dateOrSymbolProblem(row: BarRow): RowProblem | undefined {
  if (parseCsvDate(row.date) === undefined) return { reason: 'bad_date', detail: `"${row.date}"` };
  if (!SYMBOL_NAME.test(row.symbol)) return { reason: 'bad_symbol', detail: `"${row.symbol}"` };
  if (row.close === '') return { reason: 'missing_close', detail: row.symbol };
  return undefined;
}

function numberProblem(row: BarRow): RowProblem | undefined {
  for (const name of ['open', 'high', 'low', 'close', 'adjustedClose'] as const) {
    const reason = priceProblem(row[name]);
    if (reason !== undefined) return { reason, detail: `${row.symbol} ${name} "${row[name]}"` };
  }
  return isVolume(row.volume) ? undefined : { reason: 'bad_number', detail: `${row.symbol} volume "${row.volume}"` };
}

function inconsistency(row: BarRow): RowProblem | undefined {
  const [open, high, low, close] = [row.open, row.high, row.low, row.close].map(Number) as [
    number,
    number,
    number,
    number,
  ];
  if (high >= Math.max(open, close, low) && low <= Math.min(open, close)) return undefined;
  const detail = `${row.symbol} open ${row.open} high ${row.high} low ${row.low} close ${row.close}`;
  return { reason: 'high_low_inconsistent', detail };
}
