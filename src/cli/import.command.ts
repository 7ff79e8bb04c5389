import type { Command } from 'commander';
import type { ReadProgress } from '../market/import/csv-file.js';
import type { BarsImportReport } from '../market/import/import-report.js';
import { ImportService, type ImportOptions } from '../market/import/import.service.js';
import { SectorsImportService, type SectorsImportReport } from '../market/import/sectors-import.service.js';
import { runs, type CommandResult } from './command.js';
import { withProgressBar } from './progress-bar.js';
import { withApplication } from './with-application.js';

export function addImportCommands(program: Command): void {
  const imports = program.command('import').description('bring your own data in from CSV files');
  addImportBars(imports);
  addImportSectors(imports);
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
        const report = await withApplication((app) =>
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
        const report = await withApplication((app) => app.get(SectorsImportService).importSectors(file));
        return sectorsResult(report);
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
  const skipped = Object.entries(report.skipped);
  const handed = report.handedToExchange;
  return {
    data: report,
    table: {
      head: ['read', 'stored', 'updated', 'unchanged', 'skipped', 'symbols', 'from', 'to', 'seconds'],
      rows: [
        [
          report.read,
          report.stored,
          report.updated,
          report.unchanged,
          skipped.reduce((sum, [, count]) => sum + count, 0),
          report.symbols,
          report.firstDate ?? '–',
          report.lastDate ?? '–',
          (report.elapsedMs / 1000).toFixed(1),
        ].map(String),
      ],
    },
    lines: [
      ...skipped.map(([reason, count]) => `skipped ${String(count)}: ${reason}`),
      ...report.examples.map(({ line, reason, detail }) => `  line ${String(line)}: ${reason} (${detail})`),
      ...(handed === null ? [] : [`${String(handed)} bars handed to the simulated exchange.`]),
    ],
  };
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
