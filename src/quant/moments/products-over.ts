import { gram } from '../linalg/gram.js';
import type { Matrix } from '../linalg/matrix.js';

/** XX'/divisor (N × N) of series X (N × T). */
export function productsOver(series: Matrix, divisor: number): Matrix {
  const products = gram(series);
  const { data } = products;
  for (let i = 0; i < data.length; i++) data[i] = data[i]! / divisor;
  return products;
}
