import { readConstraints } from '../../quant/json/constraints-reader.js';
import { JsonReader } from '../../quant/json/json-reader.js';
import { optimizeJson, type OptimizeAnswer } from '../../quant/json/optimize-json.js';
import { namedSymbols, type Recipe } from '../../quant/json/recipe.js';
import { remainingConstraints } from '../../quant/json/remaining-constraints.js';
import type { Params } from '../../quant/params.js';
import { QuantError } from '../../quant/quant-error.js';
import { returnsOf } from './returns.js';
import type { MarketView, TargetWeights } from './strategy-kind.js';

/**
 * The weights of an optimisation of the daily returns of a view, and what explains them. What the recipe leaves out has the
 * default of an optimisation; a symbol that its constraints name and the view has not has weight 0, and so has the benchmark,
 * a symbol to compare with. Throws QuantError.
 */
export function optimizedTargets(
  view: MarketView,
  { constraints = {}, ...recipe }: Partial<Recipe>,
  benchmark?: string,
): TargetWeights {
  const free = view.symbols.filter((symbol) => symbol !== benchmark);
  const { returns, benchmarkReturns } = readReturns(view, benchmark);
  const answer = optimizeJson(
    {
      ...recipe,
      symbols: free,
      returns,
      ...(benchmarkReturns ? { benchmark: benchmarkReturns } : {}),
      constraints: remainingConstraints(constraints, splitOf(view, free)),
    },
    () => 0,
  );
  return {
    weights: Float64Array.from(view.symbols, (symbol) => answer.weights[symbol] ?? 0),
    diagnostics: { ...explain(answer), ...explainAbsent(constraints, free) },
  };
}

/** One row per day; the column of the benchmark apart from the others. */
function readReturns(
  view: MarketView,
  benchmark: string | undefined,
): { returns: number[][]; benchmarkReturns?: number[] } {
  const { data, rows, columns } = returnsOf(view);
  const returns = Array.from({ length: rows }, (_, t) => [...data.subarray(t * columns, (t + 1) * columns)]);
  if (benchmark === undefined) return { returns };
  const column = view.symbols.indexOf(benchmark);
  if (column < 0) {
    throw new QuantError(
      'insufficient_data',
      `the benchmark ${benchmark} is no symbol with enough history`,
      'benchmark',
    );
  }
  return { returns, benchmarkReturns: returns.flatMap((row) => row.splice(column, 1)) };
}

/** What is held and cannot be weighted any more is sold. */
function splitOf({ held = {} }: MarketView, free: readonly string[]): Parameters<typeof remainingConstraints>[1] {
  const sold = Object.keys(held).filter((symbol) => !free.includes(symbol));
  return { fixed: Object.fromEntries(sold.map((symbol) => [symbol, 0])), free, current: held };
}

function explain({ method, cash, expected_return, volatility, sharpe, diagnostics = {} }: OptimizeAnswer): Params {
  return {
    ...{ method, expected_return, volatility, sharpe },
    ...(cash === undefined ? {} : { cash }),
    attempts: [{ method, failure: null }],
    ...Object.fromEntries(Object.entries(diagnostics).filter(([name]) => name !== 'elapsed_ms')),
  };
}

/** A typing error in a name would be silent otherwise. */
function explainAbsent(constraints: Params, free: readonly string[]): Params {
  const named = namedSymbols(readConstraints(JsonReader.of('', { constraints }, ['constraints'])));
  const absent = named.filter((symbol) => !free.includes(symbol));
  return absent.length === 0 ? {} : { named_without_weight: absent };
}
