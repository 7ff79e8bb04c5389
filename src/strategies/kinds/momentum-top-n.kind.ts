import { defineParams } from '../../quant/params.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { MarketView, StrategyKind } from './strategy-kind.js';
import { TOP_WEIGHTINGS, onlyColumns, topColumns } from './top-symbols.js';

/** Jegadeesh & Titman (1993): past winners, with the most recent days skipped because they tend to reverse. */
export const momentumTopN: StrategyKind = {
  name: 'momentum_top_n',
  title: 'Momentum, top N',
  description: 'The N symbols with the highest return over the lookback, the most recent days skipped.',
  params: defineParams({
    n: { type: 'integer', description: 'Number of symbols that are held.', default: 5, minimum: 1, maximum: 500 },
    lookback_days: lookbackDays(252),
    skip_days: {
      type: 'integer',
      description: 'Most recent days left out of the score.',
      default: 21,
      minimum: 0,
      maximum: 252,
    },
    weighting: {
      type: 'string',
      description: 'How the chosen symbols are weighted.',
      enum: TOP_WEIGHTINGS,
      default: 'equal_weight',
    },
  }),
  historyDays: (params) => numberParam(params, 'lookback_days') + numberParam(params, 'skip_days') + 1,
  targets(view, params) {
    const scores = momentumScores(view, numberParam(params, 'skip_days'));
    const chosen = topColumns(view.symbols, scores, numberParam(params, 'n'));
    const held = optimizedTargets(onlyColumns(view, chosen), { method: String(params['weighting']) });
    const weights = new Float64Array(view.symbols.length);
    chosen.forEach((column, i) => (weights[column] = held.weights[i] ?? 0));
    const scoreOf = Object.fromEntries(view.symbols.map((symbol, i) => [symbol, scores[i]]));
    return { weights, diagnostics: { ...held.diagnostics, scores: scoreOf } };
  },
};

/** Return from the first close of the view to the close `skipDays` before its end. */
function momentumScores({ symbols, dates, closes }: MarketView, skipDays: number): Float64Array {
  const n = symbols.length;
  const lastRow = dates.length - 1 - skipDays;
  return Float64Array.from(symbols, (_, i) => (closes[lastRow * n + i] ?? 0) / (closes[i] ?? 1) - 1);
}
