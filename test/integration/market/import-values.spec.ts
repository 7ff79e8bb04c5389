import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { FactorsImport } from '../../../src/market/import/dated-values/factors-import.service.js';
import { SignalsImport } from '../../../src/market/import/dated-values/signals-import.service.js';
import { ValuesImport } from '../../../src/market/import/dated-values/values-import.service.js';
import { SymbolsRepository } from '../../../src/market/symbols.repository.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { UnitOfWork } from '../../../src/platform/database/unit-of-work.js';
import { createTestDatabase } from '../../support/database.js';

const SHARED = resolve('..', 'shared', 'reference', 'data');
const onSharedData = existsSync(SHARED) ? it : it.skip;

describe('import of dated values', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let dataSource: DataSource;
  let signals: SignalsImport;
  let factors: FactorsImport;
  let folder: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = createDataSource(database.url, { applicationName: 'import test', entities: [] });
    await dataSource.initialize();
    const values = new ValuesImport(new UnitOfWork(dataSource));
    signals = new SignalsImport(values, new SymbolsRepository(dataSource));
    factors = new FactorsImport(values);
    folder = mkdtempSync(join(tmpdir(), 'pas-import-'));
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
    rmSync(folder, { recursive: true });
  });

  beforeEach(async () => {
    await dataSource.query('truncate signals, factors, symbols cascade');
  });

  function file(name: string, text: string): string {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  }

  const storedSignals = () =>
    dataSource.query<object[]>('select signal, symbol, date, value from api.signals order by signal, symbol, date');
  const storedFactors = () =>
    dataSource.query<{ factor: string; date: string; return: number }[]>(
      'select dataset, factor, date, return from api.factors order by dataset, factor, date',
    );

  describe('signals', () => {
    const STORED = [
      { signal: 'momentum', symbol: 'A', date: '2024-01-02', value: 0.5 },
      { signal: 'momentum', symbol: 'BRK.B', date: '2024-01-02', value: -1.25 },
    ];

    it.each([
      ['long', 'long.csv', 'date,symbol,signal,value\n2024-01-02,a,momentum,0.5\n1/2/2024,BRK.B,momentum,-1.25\n'],
      ['long', 'momentum.csv', 'ticker,date,score\nA,2024-01-02,.5\nBRK.B,20240102,-1.25\n'],
      ['columns', 'columns.csv', 'symbol,date,momentum\nA,2024-01-02,5e-1\nBRK.B,2024-01-02,-1.25\n'],
      ['wide', 'momentum.csv', '\uFEFFDate,A,brk.b,C\r\n2024-01-02,+0.5,-1.25,\r\n'],
      ['wide', 'momentum.csv', ',A,BRK.B\n2024-01-02,0.5,-1.25\n'],
    ])('are read from %s files: %s', async (layout, name, text) => {
      const path = file(name, text);
      expect(await signals.importSignals(path)).toMatchObject({
        layout,
        read: 2,
        stored: 2,
        updated: 0,
        unchanged: 0,
        skipped: {},
        signals: ['momentum'],
        symbols: 2,
        unknown: ['A', 'BRK.B'],
        firstDate: '2024-01-02',
        lastDate: '2024-01-02',
      });
      expect(await storedSignals()).toEqual(STORED);
      expect(await signals.importSignals(path)).toMatchObject({ stored: 0, updated: 0, unchanged: 2 });
    });

    it('have a name of their own where the file has none', async () => {
      const path = file('2024.csv', 'date,A\n2024-01-02,1\n');
      expect(await signals.importSignals(path, { name: 'Quality / value' })).toMatchObject({
        signals: ['Quality / value'],
      });
      await expect(signals.importSignals(path, { name: 'a,b' })).rejects.toMatchObject({
        code: 'import_name_invalid',
        message: expect.stringContaining('--name') as string,
      });
    });

    it('tell new, changed and unchanged values apart, and where a value came from', async () => {
      await signals.importSignals(file('m.csv', 'date,A,B\n2024-01-02,1,2\n'));
      const path = file('m2.csv', 'date,A,B,C\n2024-01-02,1,2.5,3\n');
      expect(await signals.importSignals(path, { name: 'm' })).toMatchObject({ stored: 1, updated: 1, unchanged: 1 });
      expect(await dataSource.query(`select symbol, value, source from signals order by symbol`)).toEqual([
        { symbol: 'A', value: 1, source: 'm.csv' },
        { symbol: 'B', value: 2.5, source: 'm2.csv' },
        { symbol: 'C', value: 3, source: 'm2.csv' },
      ]);
    });

    it('name the symbols that have no bars', async () => {
      await dataSource.query(`insert into symbols (symbol, simulated) values ('A', false)`);
      expect(await signals.importSignals(file('m.csv', 'date,A,B\n2024-01-02,1,2\n'))).toMatchObject({
        unknown: ['B'],
      });
    });

    it.each([
      ['bad_date', '2024-02-30,A,m,1', 'line 3: bad_date ("2024-02-30")'],
      ['bad_number', '2024-01-03,A,m,NaN', 'line 3: bad_number (A "NaN")'],
      ['bad_number', '2024-01-03,A,m,1e400', 'line 3: bad_number (A "1e400")'],
      ['missing_value', '2024-01-03,A,m,', 'line 3: missing_value (A)'],
      ['bad_symbol', '2024-01-03,a b,m,1', 'line 3: bad_symbol ("A B")'],
      ['bad_name', '2024-01-03,A,<m>,1', 'line 3: bad_name ("<m>")'],
      ['wrong_column_count', '2024-01-03,A,m', 'line 3: wrong_column_count (3 fields instead of 4)'],
      ['duplicate_in_file', '1/2/2024,a,m,7', 'line 3: duplicate_in_file (m A 2024-01-02'],
    ])('%s: strict refuses the whole file, else the good rows are stored', async (reason, row, place) => {
      const path = file('bad.csv', `date,symbol,signal,value\n2024-01-02,A,m,1\n${row}\n`);
      await expect(signals.importSignals(path, { strict: true })).rejects.toMatchObject({
        code: 'import_row_invalid',
        message: expect.stringContaining(place) as string,
      });
      expect(await storedSignals()).toEqual([]);
      expect(await signals.importSignals(path)).toMatchObject({ read: 2, stored: 1, skipped: { [reason]: 1 } });
      expect(await storedSignals()).toEqual([{ signal: 'm', symbol: 'A', date: '2024-01-02', value: 1 }]);
    });

    it('ignore what they do not know beside a signal, and say so', async () => {
      const path = file('m.csv', 'date,symbol,signal,value,note\n2024-01-02,A,m,1,x\n');
      expect(await signals.importSignals(path)).toMatchObject({ stored: 1, skipped: { unknown_column: 1 } });
    });

    it.each([
      ['', 'import_file_unreadable', /is empty/],
      ['date,A\n', 'import_file_unreadable', /no rows/],
      ['day,A\n1,2\n', 'import_header_invalid', /"date"/],
      ['date,signal,value\n2024-01-02,m,1\n', 'import_header_invalid', /"symbol"/],
      ['date,symbol,signal\n2024-01-02,A,m\n', 'import_header_invalid', /"value"/],
      ['date,symbol\n2024-01-02,A\n', 'import_header_invalid', /no column with values/],
      ['date,A,a\n2024-01-02,1,2\n', 'import_header_invalid', /two columns/],
      ['date\n2024-01-02\n', 'import_header_invalid', /no column beside/],
      ['date,A\n2024-01-02,"1\n', 'import_row_invalid', /not readable/],
    ])('are refused from %j', async (text, code, message) => {
      await expect(signals.importSignals(file('f.csv', text))).rejects.toMatchObject({
        code,
        message: expect.stringMatching(message) as string,
      });
      expect(await storedSignals()).toEqual([]);
    });

    it('come out as they went in, whatever the layout', async () => {
      const value = fc.double({ noNaN: true, noDefaultInfinity: true });
      const table = fc.array(fc.array(fc.option(value), { minLength: 3, maxLength: 3 }), {
        minLength: 1,
        maxLength: 6,
      });
      await fc.assert(
        fc.asyncProperty(table, fc.boolean(), async (rows, isWide) => {
          await dataSource.query('truncate signals');
          const days = rows.map((row, i) => ({ date: `2024-01-0${i + 1}`, row }));
          const given = days.flatMap(({ date, row }) =>
            row.flatMap((v, j) => (v === null ? [] : [{ signal: 's', symbol: `S${j}`, date, value: v === 0 ? 0 : v }])),
          );
          const lines = isWide
            ? ['date,S0,S1,S2', ...days.map(({ date, row }) => [date, ...row.map((v) => v ?? '')].join(','))]
            : ['date,symbol,value', ...given.map((g) => `${g.date},${g.symbol},${g.value}`)];
          if (lines.length > 1) await signals.importSignals(file('s.csv', lines.join('\n')));
          const inOrder = given.sort((a, b) => (`${a.symbol}${a.date}` < `${b.symbol}${b.date}` ? -1 : 1));
          expect(await storedSignals()).toEqual(inOrder);
        }),
        { numRuns: 25 },
      );
    });
  });

  describe('factors', () => {
    it.each([
      ['wide', 'date,Mkt-RF,SMB\n2024-01-02,0.0123,-0.5e-2\n', {}],
      ['long', 'date,factor,return\n2024-01-02,Mkt-RF,0.0123\n2024-01-02,SMB,-0.005\n', {}],
      ['wide', ',Mkt-RF,SMB\n20240102,+1.23,-.5\n', { percent: true }],
    ])('are read from %s files: %j', async (layout, text, options) => {
      const path = file('own.csv', text);
      expect(await factors.importFactors(path, options)).toMatchObject({
        layout,
        dataset: 'own',
        factors: ['Mkt-RF', 'SMB'],
        units: 'percent' in options ? 'percent' : 'fraction',
        stored: 2,
      });
      expect(await storedFactors()).toEqual([
        { dataset: 'own', factor: 'Mkt-RF', date: '2024-01-02', return: 0.0123 },
        { dataset: 'own', factor: 'SMB', date: '2024-01-02', return: -0.005 },
      ]);
      expect(await factors.importFactors(path, options)).toMatchObject({ stored: 0, unchanged: 2 });
    });

    it.each([
      ['2024-01-02,0.01\n2024-01-03,1.52\n', {}, /line 3: m 1\.52 in fraction is no daily return.*--percent/],
      ['2024-01-02,-1\n', {}, /line 2: m -1 in fraction/],
      ['2024-01-02,187.2\n', { percent: true }, /line 2: m 187\.2 in percent is no daily return.*prices/],
    ])('in other units are refused as a whole: %j', async (rows, options, message) => {
      const failure = factors.importFactors(file('f.csv', `date,m\n${rows}`), options);
      await expect(failure).rejects.toMatchObject({
        code: 'import_row_invalid',
        message: expect.stringMatching(message) as string,
      });
      expect(await storedFactors()).toEqual([]);
    });

    it('of one data set do not displace those of another', async () => {
      await factors.importFactors(file('f.csv', 'date,SMB\n2024-01-02,0.01\n'), { dataset: 'three' });
      await factors.importFactors(file('f.csv', 'date,SMB\n2024-01-02,0.02\n'), { dataset: 'five' });
      expect(await storedFactors()).toEqual([
        { dataset: 'five', factor: 'SMB', date: '2024-01-02', return: 0.02 },
        { dataset: 'three', factor: 'SMB', date: '2024-01-02', return: 0.01 },
      ]);
    });

    it("are read from the form of Kenneth French's library", async () => {
      const text = [
        'This file was created by SOMETHING using a database.  It',
        'contains factors of NYSE, AMEX, and NASDAQ stocks.',
        '',
        ',Mkt-RF,    RF',
        '20240102,    0.10,   0.009',
        '20240103,  -99.99,   0.009',
        '',
        'Copyright',
      ].join('\r\n');
      expect(await factors.importFactors(file('french.csv', text), { strict: true })).toMatchObject({
        units: 'percent',
        read: 3,
        stored: 3,
        factors: ['Mkt-RF', 'RF'],
      });
      expect(await storedFactors()).toEqual([
        { dataset: 'french', factor: 'Mkt-RF', date: '2024-01-02', return: 0.001 },
        { dataset: 'french', factor: 'RF', date: '2024-01-02', return: 0.00009 },
        { dataset: 'french', factor: 'RF', date: '2024-01-03', return: 0.00009 },
      ]);
    });

    it('of months are refused', async () => {
      const text = 'This file was created by X\n\n,Mkt-RF\n202401, 0.1\n';
      await expect(factors.importFactors(file('monthly.csv', text))).rejects.toMatchObject({
        code: 'import_header_invalid',
        message: expect.stringContaining('"202401" is no day') as string,
      });
    });

    onSharedData.each([
      ['F-F_3_Factors_daily_202407.CSV', { HML: -0.0132, 'Mkt-RF': 0.0152, RF: 0.00021, SMB: -0.0035 }, '1926-07-01'],
      [
        'F-F_5_Factors_2x3_daily_202407.CSV',
        { CMA: 0.0143, HML: -0.0132, 'Mkt-RF': 0.0152, RF: 0.00021, RMW: 0.0044, SMB: -0.0097 },
        '1963-07-01',
      ],
      ['F-F_Momentum_daily_202407.CSV', { Mom: 0.0102 }, '1926-11-03'],
    ])('of %s are stored without a remark', async (name, last, firstDate) => {
      const report = await factors.importFactors(join(SHARED, name), { strict: true, dataset: 'french' });
      expect(report).toMatchObject({
        ...{ skipped: {}, units: 'percent', factors: Object.keys(last), firstDate, lastDate: '2024-07-31' },
      });
      expect(report.stored).toBe(report.read);
      const stored = (await storedFactors()).filter(({ date }) => date === '2024-07-31');
      expect(Object.fromEntries(stored.map((row) => [row.factor, row.return]))).toEqual(last);
    });
  });
});
