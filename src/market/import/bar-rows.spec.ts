import { AppError } from '../../common/app-error.js';
import { barRowReader } from './bar-rows.js';
import { readBarsHeader, type Layout } from './bars-header.js';
import { ImportTally } from './import-report.js';

function read(text: string, layout?: Layout) {
  const [header = '', ...lines] = text.split('\n');
  const tally = new ImportTally();
  const reader = barRowReader(readBarsHeader('f.csv', header.split(','), layout), tally);
  const rows = lines.flatMap((line, i) => reader.rowsOf({ line: i + 2, fields: line.split(',') }));
  return { rows, tally };
}

describe('wide files', () => {
  it('make a bar of every filled cell and none of an empty one', () => {
    const { rows, tally } = read('Date,AAPL,brk.b\n2024-01-02,187.15,\n1/3/2024,184.25,360.5');
    expect(rows.map((r) => [r.symbol, r.date, r.close])).toEqual([
      ['AAPL', '2024-01-02', '187.15'],
      ['AAPL', '2024-01-03', '184.25'],
      ['BRK.B', '2024-01-03', '360.5'],
    ]);
    expect(rows[0]).toMatchObject({
      open: '187.15',
      high: '187.15',
      low: '187.15',
      adjustedClose: '187.15',
      volume: '0',
    });
    expect(tally).toMatchObject({ read: 3, skipped: {} });
  });

  it('keep the digits of a price', () => {
    expect(read('date,A\n2024-01-02,24.608617782592773').rows[0]?.close).toBe('24.608617782592773');
  });

  it('skip what is no price, no date or no symbol, and say where', () => {
    const { rows, tally } = read(
      'date,A,B C\n2024-13-01,1,2\n2024-02-30,1,2\n2024-01-02,abc,2\n2024-01-03,-1,\n2024-01-04,0,\n2024-01-05\n2024-01-08,1e-400,',
    );
    expect(rows).toEqual([]);
    expect(tally.skipped).toEqual({
      bad_date: 2,
      bad_number: 2,
      bad_symbol: 1,
      non_positive_price: 2,
      wrong_column_count: 1,
    });
    expect(tally.read).toBe(tally.skippedTotal);
    expect(tally.examples[0]).toEqual({ line: 2, reason: 'bad_date', detail: '"2024-13-01"' });
  });
});

describe('long files', () => {
  const HEADER = 'symbol,date,open,high,low,close,volume,adj_close';

  it('take every column as its text', () => {
    const { rows } = read(`${HEADER}\naapl,2024-01-02,187.15,188.44,183.885,185.64,82488700,184.9`);
    expect(rows).toEqual([
      {
        line: 2,
        symbol: 'AAPL',
        date: '2024-01-02',
        open: '187.15',
        high: '188.44',
        low: '183.885',
        close: '185.64',
        adjustedClose: '184.9',
        volume: '82488700',
      },
    ]);
  });

  it('need no more than date, symbol and close', () => {
    const { rows } = read('Date,Ticker,Close\n1/2/2024,AAPL,10');
    expect(rows[0]).toMatchObject({ date: '2024-01-02', open: '10', high: '10', low: '10', adjustedClose: '10' });
    expect(read('date,symbol,open,close\n2024-01-02,A,12,10').rows[0]).toMatchObject({ high: '12', low: '10' });
  });

  it('skip bars whose high and low do not hold their prices', () => {
    const { rows, tally } = read(`${HEADER}\nA,2024-01-02,10,9,8,9,1,9\nA,2024-01-03,10,11,10.5,10.7,1,9`);
    expect(rows).toEqual([]);
    expect(tally.skipped).toEqual({ high_low_inconsistent: 2 });
  });

  it('count columns that are not imported', () => {
    const { rows, tally } = read('date,symbol,close,dividends\n2024-01-02,A,1,0');
    expect(rows).toHaveLength(1);
    expect(tally.skipped).toEqual({ unknown_column: 1 });
  });

  it('skip rows with a negative volume or without a close', () => {
    const { tally } = read('date,symbol,close,volume\n2024-01-02,A,1,-5\n2024-01-03,A,,5\n2024-01-04,?,1,5');
    expect(tally.skipped).toEqual({ bad_number: 1, missing_close: 1, bad_symbol: 1 });
    expect(tally.read).toBe(3);
  });
});

describe('headers', () => {
  const refusal = (header: string, layout?: Layout) => () => readBarsHeader('f.csv', header.split(','), layout);

  it.each([
    ['symbol,close', undefined, /f\.csv line 1: no column is named "date" \(found: symbol, close\)/],
    ['date', undefined, /no symbol columns/],
    ['date,A,A', undefined, /two columns are named "a"/],
    ['date,symbol,open', undefined, /missing: close/],
    ['date,close', 'long' as const, /missing: symbol/],
    ['Date,Open,High,Low,Close,Volume', undefined, /bars of one symbol/],
  ])('%s is refused', (header, layout, message) => {
    expect(refusal(header, layout)).toThrow(message);
    expect(refusal(header, layout)).toThrow(AppError);
  });

  it('are taken at their word when the layout is forced', () => {
    expect(readBarsHeader('f.csv', ['date', 'open', 'high', 'low', 'close'], 'wide').layout).toBe('wide');
  });
});
