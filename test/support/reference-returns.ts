import { readFileSync } from 'node:fs';
import { referencePath } from './reference.js';

export interface ReferenceRows {
  /** Of the columns after the first. */
  readonly names: string[];
  /** As `YYYY-MM-DD`, from the first column. */
  readonly dates: string[];
  readonly rows: number[][];
}

/** The rows of a file of the reference that begin with a day, whatever text stands around them; the last line before is the header. */
export function readDatedRows(...path: string[]): ReferenceRows {
  const lines = readFileSync(referencePath(...path), 'latin1').split(/\r?\n/);
  const cells = lines.map((line) => line.split(',').map((cell) => cell.trim()));
  const isDated = ([first = '', ...values]: string[]): boolean =>
    values.length > 0 && /^\d{4}-?\d{2}-?\d{2}$/.test(first);
  const start = cells.findIndex(isDated);
  const dated = cells.filter(isDated);
  return {
    names: (cells[start - 1] ?? []).slice(1),
    dates: dated.map(([first = '']) => first.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3')),
    rows: dated.map(([, ...values]) => values.map(Number)),
  };
}
