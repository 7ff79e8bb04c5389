import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { DataSource } from 'typeorm';
import { BarsRepository } from '../../../src/market/bars.repository.js';
import { BarEntity } from '../../../src/market/entities/bar.entity.js';
import { SymbolEntity } from '../../../src/market/entities/symbol.entity.js';
import { ExchangeHandover } from '../../../src/market/exchange-handover.service.js';
import { ImportService } from '../../../src/market/import/import.service.js';
import { SectorsImportService } from '../../../src/market/import/sectors-import.service.js';
import { SymbolsRepository } from '../../../src/market/symbols.repository.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { createTestDatabase } from '../../support/database.js';

const SHARED = resolve('..', 'shared', 'reference', 'data');
const onSharedData = existsSync(SHARED) ? it : it.skip;

describe('import of CSV files', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;
  let imports: ImportService;
  let sectors: SectorsImportService;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource(database.url, {
      applicationName: 'import test',
      entities: [SymbolEntity, BarEntity],
    });
    await dataSource.initialize();
    const unitOfWork = new UnitOfWork(dataSource);
    const symbols = new SymbolsRepository(dataSource);
    imports = new ImportService(
      unitOfWork,
      symbols,
      new ExchangeHandover(dataSource, new BarsRepository(dataSource), null),
    );
    sectors = new SectorsImportService(unitOfWork, symbols);
    folder = mkdtempSync(join(tmpdir(), 'pas-import-'));
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    await dataSource.query('truncate symbols cascade');
  });

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  const bars = () =>
    dataSource.query<{ symbol: string; date: string; close: string; source: string; simulated: boolean }[]>(
      'select symbol, date, close, source, simulated from bars order by symbol, date',
    );

  it('stores the exact decimals of a wide file, and nothing the second time', async () => {
    const path = file('wide.csv', '\uFEFFDate,AAPL,MSFT\r\n2024-01-02,24.608617782592773,\r\n2024-01-03,1e2,0.10\r\n');
    const first = await imports.importBars(path);
    expect(first).toMatchObject({
      layout: 'wide',
      read: 3,
      stored: 3,
      updated: 0,
      unchanged: 0,
      skipped: {},
      symbols: 2,
      firstDate: '2024-01-02',
      lastDate: '2024-01-03',
      handedToExchange: null,
    });
    expect(await bars()).toEqual([
      { symbol: 'AAPL', date: '2024-01-02', close: '24.608617782592773', source: 'import', simulated: false },
      { symbol: 'AAPL', date: '2024-01-03', close: '100', source: 'import', simulated: false },
      { symbol: 'MSFT', date: '2024-01-03', close: '0.10', source: 'import', simulated: false },
    ]);
    expect(await imports.importBars(path)).toMatchObject({ read: 3, stored: 0, updated: 0, unchanged: 3 });
  });

  it('tells new, changed and unchanged bars apart', async () => {
    await imports.importBars(file('a.csv', 'date,A\n2024-01-02,1\n2024-01-03,2\n'));
    const report = await imports.importBars(file('b.csv', 'date,A\n2024-01-03,2\n2024-01-02,1.5\n2024-01-04,3\n'));
    expect(report).toMatchObject({ read: 3, stored: 1, updated: 1, unchanged: 1 });
    expect((await bars()).map(({ close }) => close)).toEqual(['1.5', '2', '3']);
  });

  it('keeps the first of two rows of one day and names the other', async () => {
    const report = await imports.importBars(file('twice.csv', 'date,symbol,close\n2024-01-02,A,1\n1/2/2024,a,2\n'));
    expect(report).toMatchObject({ read: 2, stored: 1, skipped: { duplicate_in_file: 1 } });
    expect(report.examples).toEqual([
      { line: 3, reason: 'duplicate_in_file', detail: 'A 2024-01-02 stands there already' },
    ]);
    expect((await bars())[0]?.close).toBe('1');
  });

  it('reports bad rows beside what it stores, or stores nothing when strict', async () => {
    const path = file('bad.csv', 'date,symbol,close\n2024-01-02,A,1\n2024-01-32,A,2\n2024-01-04,A,0\n2024-01-05,A,x\n');
    await expect(imports.importBars(path, { strict: true })).rejects.toMatchObject({
      code: 'import_row_invalid',
      message: expect.stringContaining('line 3: bad_date'),
    });
    expect(await bars()).toEqual([]);
    expect(await imports.importBars(path)).toMatchObject({
      read: 4,
      stored: 1,
      skipped: { bad_date: 1, non_positive_price: 1, bad_number: 1 },
    });
  });

  it.each([
    ['bad_date', 'date,A\n2024-01-02,1\n2024-02-30,1\n', 'line 3: bad_date ("2024-02-30")'],
    ['bad_number', 'date,A\n2024-01-02,1\n2024-01-03,1.2.3\n', 'line 3: bad_number (A "1.2.3")'],
    ['bad_symbol', 'date,symbol,close\n2024-01-02,A,1\n2024-01-02,"a b",1\n', 'line 3: bad_symbol ("A B")'],
    ['non_positive_price', 'date,A\n2024-01-02,1\n2024-01-03,0\n', 'line 3: non_positive_price (A "0")'],
    ['non_positive_price', 'date,A\n2024-01-02,1\n2024-01-03,-4.5\n', 'line 3: non_positive_price (A "-4.5")'],
    [
      'bad_number',
      'date,symbol,close,volume\n2024-01-02,A,1,1\n2024-01-03,A,1,-1\n',
      'line 3: bad_number (A volume "-1")',
    ],
    ['missing_close', 'date,symbol,close\n2024-01-02,A,1\n2024-01-03,A,\n', 'line 3: missing_close (A)'],
    [
      'high_low_inconsistent',
      'date,symbol,open,high,low,close\n2024-01-02,A,1,1,1,1\n2024-01-03,A,2,1,3,2\n',
      'line 3: high_low_inconsistent (A',
    ],
    ['duplicate_in_file', 'date,A\n2024-01-02,1\n2024-01-02,1\n', 'line 3: duplicate_in_file (A 2024-01-02'],
    [
      'wrong_column_count',
      'date,A\n2024-01-02,1\n2024-01-03,1,2\n',
      'line 3: wrong_column_count (3 fields instead of 2)',
    ],
    ['unknown_column', 'date,symbol,close,colour\n2024-01-02,A,1,red\n', 'line 1: unknown_column ("colour"'],
  ])('%s: strict refuses the whole file, else the good rows are stored', async (reason, text, place) => {
    const path = file('row.csv', text);
    const failure: unknown = await imports.importBars(path, { strict: true }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'import_row_invalid', message: expect.stringContaining(place) as string });
    expect(await bars()).toEqual([]);
    expect(await imports.importBars(path)).toMatchObject({ stored: 1, skipped: { [reason]: 1 } });
    expect((await bars()).map(({ symbol, date, close }) => [symbol, date, close])).toEqual([['A', '2024-01-02', '1']]);
  });

  it('streams a long file in batches, and its counts add up', async () => {
    const symbols = Array.from({ length: 60 }, (_, i) => `S${i}`);
    const dates = Array.from({ length: 250 }, (_, i) => new Date(Date.UTC(2023, 0, 1 + i)).toISOString().slice(0, 10));
    // Every 100th price is no price.
    const rows = dates.flatMap((date, d) =>
      symbols.map((symbol, s) => `${symbol},${date},${(d * 60 + s) % 100 === 0 ? 'n/a' : `${100 + s}.${d}`}`),
    );
    const read: number[] = [];
    const report = await imports.importBars(file('long.csv', `symbol,date,close\n${rows.join('\n')}\n`), {}, (p) =>
      read.push(p.bytesRead),
    );
    expect(report).toMatchObject({ read: 15_000, stored: 14_850, skipped: { bad_number: 150 }, symbols: 60 });
    expect(report.examples).toHaveLength(3);
    expect(await bars()).toHaveLength(14_850);
    // It begins to work before the file has been read.
    expect(read[0]).toBeLessThan(read.at(-1)!);
  });

  it.each([
    ['empty.csv', '', 'import_file_unreadable', /empty\.csv is empty/],
    ['header.csv', 'date,A\n', 'import_file_unreadable', /no rows/],
    ['nodate.csv', 'day,A\n2024-01-02,1\n', 'import_header_invalid', /nodate\.csv line 1/],
    ['quote.csv', 'date,A\n2024-01-02,"1\n', 'import_row_invalid', /quote\.csv line \d/],
  ])('refuses %s', async (name, text, code, message) => {
    const failure: unknown = await imports.importBars(file(name, text)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('refuses a file that is not there, and a folder', async () => {
    await expect(imports.importBars(join(folder, 'none.csv'))).rejects.toMatchObject({
      code: 'import_file_unreadable',
    });
    await expect(imports.importBars(folder)).rejects.toMatchObject({ code: 'import_file_unreadable' });
  });

  it('makes a simulated symbol real and removes its simulated bars', async () => {
    await dataSource.query(`insert into symbols (symbol, name, simulated) values ('A', 'A (simulated)', true)`);
    await dataSource.query(
      `insert into bars (symbol, date, open, high, low, close, adjusted_close, volume, source, simulated)
       values ('A', '2023-01-03', 1, 1, 1, 1, 1, 0, 'exchange', true)`,
    );
    await imports.importBars(file('real.csv', 'date,A\n2024-01-02,5\n'));
    expect(await bars()).toEqual([expect.objectContaining({ date: '2024-01-02', simulated: false })]);
    expect(await dataSource.query('select symbol, name, simulated from symbols')).toEqual([
      { symbol: 'A', name: null, simulated: false },
    ]);
  });

  it('sets the sectors of known symbols', async () => {
    await imports.importBars(file('s.csv', 'date,A,B\n2024-01-02,1,2\n'));
    const path = file('sectors.csv', 'ticker,sector\nA,Energy\nB,\nC,Energy\nA,Utilities\n');
    expect(await sectors.importSectors(path)).toMatchObject({
      read: 4,
      updated: 1,
      unchanged: 0,
      skipped: { empty: 1, duplicate_in_file: 1 },
      unknown: ['C'],
    });
    expect(await sectors.importSectors(path)).toMatchObject({ updated: 0, unchanged: 1 });
  });

  it.each([
    ['t.csv', 'name,sector\nA,Energy\n', 'import_header_invalid', /t\.csv line 1: .*symbol.*found: name, sector/],
    [
      'u.csv',
      'symbol,industry\nA,Energy\n',
      'import_header_invalid',
      /u\.csv line 1: .*sector.*found: symbol, industry/,
    ],
    ['v.csv', '', 'import_file_unreadable', /v\.csv is empty/],
    ['w.csv', 'symbol,sector\n', 'import_file_unreadable', /w\.csv has a header but no rows/],
    ['x.csv', 'symbol,sector\nA,"Energy\n', 'import_row_invalid', /x\.csv line \d: not readable as CSV/],
  ])('refuses sectors of %s: %j', async (name, text, code, message) => {
    const failure: unknown = await sectors.importSectors(file(name, text)).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) as string });
  });

  it('skips sector rows that lack one of both, whatever else stands there', async () => {
    await imports.importBars(file('s.csv', 'date,A,B\n2024-01-02,1,2\n'));
    const path = file('ragged.csv', 'note,symbol,sector\nx,A\ny,,Energy\nz,b,Energy,more\n');
    expect(await sectors.importSectors(path)).toMatchObject({
      read: 3,
      updated: 1,
      skipped: { empty: 2 },
      unknown: [],
    });
    expect(await dataSource.query('select symbol, sector from symbols order by 1')).toEqual([
      { symbol: 'A', sector: null },
      { symbol: 'B', sector: 'Energy' },
    ]);
  });

  onSharedData('stores 166,260 closes of 20 stocks', async () => {
    const progress: number[] = [];
    const path = join(SHARED, 'sp500_dataset.csv.gz');
    const report = await imports.importBars(path, {}, ({ bytesRead }) => progress.push(bytesRead));
    expect(report).toMatchObject({
      read: 166_260,
      stored: 166_260,
      skipped: {},
      symbols: 20,
      firstDate: '1990-01-02',
      lastDate: '2022-12-28',
    });
    expect(progress.length).toBeGreaterThan(0);
    expect(await imports.importBars(path)).toMatchObject({ stored: 0, updated: 0, unchanged: 166_260 });
  });

  onSharedData.each([
    ['G1_sp500_20_2015_2019', 20, 1_258, '2015-01-02', '2019-12-31'],
    ['G2_ftse_40_2016_2019', 40, 1_011, '2016-01-04', '2019-12-31'],
  ])('stores the prices of %s without a remark', async (name, symbols, days, firstDate, lastDate) => {
    const path = resolve(SHARED, '..', 'allocation', 'given', name, 'prices.csv');
    const report = await imports.importBars(path, { strict: true });
    expect(report).toMatchObject({ skipped: {}, symbols, stored: report.read, firstDate, lastDate });
    expect(report.read).toBe(symbols * days);
  });

  onSharedData('leaves listings that begin late empty and reads dates written M/D/YYYY', async () => {
    const report = await imports.importBars(join(SHARED, 'pypfopt_cookbook_stock_prices.csv'));
    expect(report).toMatchObject({ skipped: {}, symbols: 19, firstDate: '1990-01-02', lastDate: '2024-11-29' });
    const stored = (await bars()).filter(({ symbol, date }) => symbol === 'AAPL' && date <= '1990-01-03');
    expect(stored.map(({ close }) => close)).toEqual(['0.2621293365955353', '0.2638885080814361']);
    expect(await imports.importBars(join(SHARED, 'ffn_test_data.csv'))).toMatchObject({
      read: 7551,
      firstDate: '2004-03-10',
      lastDate: '2014-03-10',
    });
  });
});
