import type { Command } from 'commander';
import Table from 'cli-table3';
import { AppError } from '../common/app-error.js';

/** What a command has to say: `data` for machines (`--json`), table and lines for people. */
export interface CommandResult {
  data: unknown;
  table?: { head: string[]; rows: string[][] };
  lines?: string[];
  /** The command was understood and refused by the rules: exit 1. */
  isRefused?: boolean;
}

export interface GlobalOptions {
  json?: boolean;
}

/** Exit 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage (by commander). */
export function runs<Arguments extends unknown[]>(
  work: (options: GlobalOptions & Record<string, unknown>, ...args: Arguments) => Promise<CommandResult>,
): (...args: unknown[]) => Promise<void> {
  return async (...args) => {
    const command = args.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions & Record<string, unknown>>();
    try {
      const result = await work(options, ...(args.slice(0, -2) as Arguments));
      print(result, options.json === true);
      process.exitCode = result.isRefused === true ? 1 : 0;
    } catch (error) {
      process.stderr.write(`${failureLine(error, options.json === true)}\n`);
      process.exitCode = 1;
    }
  };
}

export function failureLine(error: unknown, asJson = false): string {
  const known = error instanceof AppError ? error : undefined;
  const message = error instanceof Error ? error.message : String(error);
  if (asJson) return JSON.stringify({ code: known?.code ?? 'internal_error', message, errors: known?.errors ?? [] });
  return known === undefined ? `Error: ${message}` : `Error (${known.code}): ${message}`;
}

function print(result: CommandResult, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(result.data)}\n`);
    return;
  }
  if (result.table !== undefined) {
    const table = new Table({ head: result.table.head, style: { head: ['bold'], border: [] } });
    table.push(...result.table.rows);
    process.stdout.write(`${table.toString()}\n`);
  }
  for (const line of result.lines ?? []) process.stdout.write(`${line}\n`);
}
