import type { Command } from 'commander';
import type { ReadProgress } from '../market/import/csv-file.js';
import type { BarsImportReport, ImportReport } from '../market/import/import-report.js';
import { FactorsImport, type FactorsImportReport } from '../market/import/dated-values/factors-import.service.js';
import { SignalsImport, type SignalsImportReport } from '../market/import/dated-values/signals-import.service.js';
import { ImportService, type ImportOptions } from '../market/import/import.service.js';
import { SectorsImportService, type SectorsImportReport } from '../market/import/sectors-import.service.js';
import { changing } from './changing.js';
import { runs, type CommandResult } from './command.js';
import { withProgressBar } from './progress-bar.js';

export function addImportCommands(program: Command): void {
  const imports = program.command('import').description('bring your own data in from CSV files');
  addImportBars(imports);
  addImportSectors(imports);
  addImportSignals(imports);
  addImportFactors(imports);
}

function addImportBars(imports: Command): void {
  imports
    .command('bars <file>')
    .description('daily prices: wide (date × symbols) or long (symbol,date,open,high,low,close,volume)')
    .option('--wide', 'the file is wide (default: seen from its header)')
    .option('--long', 'the file is long')
    .option('--strict', 'store nothing when any row would be skipped')
    .action(
      runs<[string]>(async ({ wide, long, strict, json }, file) => {
        const options: ImportOptions = {
          strict: strict === true,
          ...(wide === true ? { layout: 'wide' } : {}),
          ...(long === true ? { layout: 'long' } : {}),
        };
        const report = await changing(`import bars ${file}`, (app) =>
          reading(json !== true, (onProgress) => app.get(ImportService).importBars(file, options, onProgress)),
        );
        return barsResult(report);
      }),
    );
}

function addImportSectors(imports: Command): void {
  imports
    .command('sectors <file>')
    .description('the sector of each symbol: columns symbol (or ticker) and sector')
    .action(
      runs<[string]>(async (_options, file) => {
        const report = await changing(`import sectors ${file}`, (app) =>
          app.get(SectorsImportService).importSectors(file),
        );
        return sectorsResult(report);
      }),
    );
}

function addImportSignals(imports: Command): void {
  imports
    .command('signals <file>')
    .description(
      'scores of symbols from a model of your own: date,symbol,signal,value, a column per signal, or date × symbols',
    )
    .option('--name <signal>', 'name of the signal where the file does not say it (default: that of the file)')
    .option('--strict', 'store nothing when any row would be skipped')
    .action(
      runs<[string]>(async ({ name, strict, json }, file) => {
        const options = { strict: strict === true, ...(typeof name === 'string' ? { name } : {}) };
        const report = await changing(`import signals ${file}`, (app) =>
          reading(json !== true, (onProgress) => app.get(SignalsImport).importSignals(file, options, onProgress)),
        );
        return signalsResult(report);
      }),
    );
}

function addImportFactors(imports: Command): void {
  imports
    .command('factors <file>')
    .description("daily returns of factors: date × factors, date,factor,return, or a file of Kenneth French's library")
    .option('--dataset <name>', 'the set that the factors belong to (default: the name of the file)')
    .option('--percent', "1.5 is 1.5 % (Kenneth French's files: always)")
    .option('--strict', 'store nothing when any row would be skipped')
    .action(
      runs<[string]>(async ({ dataset, percent, strict, json }, file) => {
        const options = {
          percent: percent === true,
          strict: strict === true,
          ...(typeof dataset === 'string' ? { dataset } : {}),
        };
        const report = await changing(`import factors ${file}`, (app) =>
          reading(json !== true, (onProgress) => app.get(FactorsImport).importFactors(file, options, onProgress)),
        );
        return factorsResult(report);
      }),
    );
}

function reading<T>(isShown: boolean, work: (onProgress: (progress: ReadProgress) => void) => Promise<T>): Promise<T> {
  return withProgressBar('reading', isShown, (show) =>
    work(({ bytesRead, bytesTotal }) => {
      show(bytesRead / Math.max(1, bytesTotal));
    }),
  );
}

function barsResult(report: BarsImportReport): CommandResult {
  const handed = report.handedToExchange;
  return {
    data: report,
    table: countsTable(report, { symbols: report.symbols }),
    lines: [
      ...skipLines(report),
      ...(handed === null ? [] : [`${String(handed)} bars handed to the simulated exchange.`]),
    ],
  };
}

function signalsResult(report: SignalsImportReport): CommandResult {
  const { signals, symbols, unknown } = report;
  const names = unknown.slice(0, MOST_NAMES).join(', ') + (unknown.length > MOST_NAMES ? ', …' : '');
  return {
    data: report,
    table: countsTable(report, { signals: signals.length, symbols }),
    lines: [
      ...skipLines(report),
      `Signals: ${signals.join(', ')}.`,
      ...(unknown.length > 0 ? [`${String(unknown.length)} symbols have no bars yet: ${names}.`] : []),
    ],
  };
}

function factorsResult(report: FactorsImportReport): CommandResult {
  const { dataset, factors, units } = report;
  return {
    data: report,
    table: countsTable(report, { factors: factors.length }),
    lines: [...skipLines(report), `Data set ${dataset}: ${factors.join(', ')}; read as ${UNITS[units]}.`],
  };
}

const MOST_NAMES = 10;
const UNITS = { fraction: 'fractions (0.01 is 1 %)', percent: 'percent (1 is 1 %)' } as const;

function countsTable(report: ImportReport, subjects: Record<string, number>): NonNullable<CommandResult['table']> {
  const columns = {
    read: report.read,
    stored: report.stored,
    updated: report.updated,
    unchanged: report.unchanged,
    skipped: Object.values(report.skipped).reduce((sum, count) => sum + count, 0),
    ...subjects,
    from: report.firstDate ?? '–',
    to: report.lastDate ?? '–',
    seconds: (report.elapsedMs / 1000).toFixed(1),
  };
  return { head: Object.keys(columns), rows: [Object.values(columns).map(String)] };
}

function skipLines({ skipped, examples }: ImportReport): string[] {
  return [
    ...Object.entries(skipped).map(([reason, count]) => `skipped ${String(count)}: ${reason}`),
    ...examples.map(({ line, reason, detail }) => `  line ${String(line)}: ${reason} (${detail})`),
  ];
}

function sectorsResult(report: SectorsImportReport): CommandResult {
  const { updated, unchanged, skipped, unknown } = report;
  const lines = [`${report.file}: ${String(updated)} sectors set, ${String(unchanged)} unchanged.`];
  if (skipped.empty > 0) lines.push(`skipped ${String(skipped.empty)}: no symbol or no sector`);
  if (skipped.duplicate_in_file > 0)
    lines.push(`skipped ${String(skipped.duplicate_in_file)}: symbol stands there already`);
  if (unknown.length > 0) {
    lines.push(`No bars yet, so no sector stored: ${unknown.join(', ')}. Import their bars, then this file again.`);
  }
  return { data: report, lines };
}
