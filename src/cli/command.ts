import type { Command } from 'commander';
import Table from 'cli-table3';
import { failureLine } from '../boot/failure-line.js';
import { visibleText } from '../common/visible-text.js';

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

export type CommandOptions = GlobalOptions & Record<string, unknown>;

/** Exit 0 done, 1 refused or failed with one clear line on stderr, 2 wrong usage (by commander). */
export function runs<Arguments extends unknown[]>(
  work: (options: CommandOptions, ...args: Arguments) => Promise<CommandResult>,
): (...args: [...Arguments, object, Command]) => Promise<void> {
  return async (...given) => {
    // Commander calls with the arguments, the command's own options and the command.
    const command = given.at(-1) as Command;
    const args = given.slice(0, -2) as unknown as Arguments;
    const options = command.optsWithGlobals<CommandOptions>();
    try {
      const result = await work(options, ...args);
      print(result, options.json === true);
      process.exitCode = result.isRefused === true ? 1 : 0;
    } catch (error) {
      process.stderr.write(`${failureLine(error, options.json === true)}\n`);
      process.exitCode = 1;
    }
  };
}

function print(result: CommandResult, asJson: boolean): void {
  if (asJson) {
    process.stdout.write(`${JSON.stringify(result.data)}\n`);
    return;
  }
  process.stdout.write(textOf(result));
}

/** Table and lines, for people; what others wrote into them commands no terminal. */
export function textOf({ table, lines = [] }: CommandResult): string {
  const printed: string[] = [];
  if (table !== undefined) {
    const drawn = new Table({ head: table.head, style: { head: process.stdout.isTTY ? ['bold'] : [], border: [] } });
    drawn.push(...table.rows.map((row) => row.map(visibleText)));
    printed.push(drawn.toString());
  }
  return [...printed, ...lines.map(visibleText)].map((line) => `${line}\n`).join('');
}
