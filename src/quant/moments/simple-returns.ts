import { zeros, type Matrix } from '../linalg/matrix.js';
import { QuantError } from '../quant-error.js';

/**
 * Simple returns pₜ/pₜ₋₁ − 1 of prices ((T+1) × N) as T × N. A price that is missing (NaN) takes both its returns away.
 * Throws `insufficient_data` below two rows, `invalid_input` naming the first price that is not finite and positive.
 */
export function simpleReturns(prices: Matrix): Matrix {
  const { rows, columns, data } = prices;
  if (rows < 2)
    throw new QuantError('insufficient_data', `${rows} price rows give no return: at least 2 are needed`, 'prices');
  const at = data.findIndex((value) => value <= 0 || value === Infinity);
  if (at >= 0) {
    const cell = `prices[${Math.floor(at / columns)}][${at % columns}]`;
    throw new QuantError('invalid_input', `${cell} is ${data[at]}: a positive price is needed`, cell);
  }
  const returns = zeros(rows - 1, columns);
  for (let i = 0; i < returns.data.length; i++) returns.data[i] = data[i + columns]! / data[i]! - 1;
  return returns;
}
