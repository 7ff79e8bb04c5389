import { readFileSync } from 'node:fs';
import { matrixFromRows, type Matrix } from '../../src/quant/linalg/matrix.js';
import { referencePath } from './reference.js';

/** The prices of a golden case (T + 1 × N), its columns in the order of the symbols. */
export function referencePrices(name: string, symbols: readonly string[]): Matrix {
  const text = readFileSync(referencePath('allocation', 'given', name, 'prices.csv'), 'utf8');
  const [header = '', ...lines] = text.trim().split(/\r?\n/);
  const columns = header.split(',');
  const order = symbols.map((symbol) => columns.indexOf(symbol));
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return order.map((column) => Number(cells[column]));
  });
  return matrixFromRows('prices', rows);
}
