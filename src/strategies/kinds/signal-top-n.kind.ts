import { defineParams } from '../../quant/params.js';
import { QuantError } from '../../quant/quant-error.js';
import { lookbackDays, numberParam } from './lookback.js';
import { optimizedTargets } from './optimized-targets.js';
import type { StrategyKind } from './strategy-kind.js';
import { TOP_WEIGHTINGS, onlyColumns, topColumns } from './top-symbols.js';

/** What a model outside says, made a portfolio. */
export const signalTopN: StrategyKind = {
  name: 'signal_top_n',
  title: 'Signal, top N',
  description: 'The N symbols with the highest (or lowest) value of an imported signal (`pas import signals`).',
  params: defineParams({
    signal: { type: 'string', description: 'Name of the signal, see /db/signals.' },
    n: { type: 'integer', description: 'Number of symbols that are held.', default: 5, minimum: 1, maximum: 500 },
    order: { type: 'string', description: 'Which values are wanted.', enum: ['highest', 'lowest'], default: 'highest' },
    max_age_days: {
      type: 'integer',
      description: 'Calendar days for which a value counts; a symbol without one is not held.',
      default: 31,
      minimum: 0,
      maximum: 3660,
    },
    weighting: {
      type: 'string',
      description: 'How the chosen symbols are weighted.',
      enum: TOP_WEIGHTINGS,
      default: 'equal_weight',
    },
    lookback_days: lookbackDays(63),
  }),
  signal: (params) => ({ signal: String(params['signal']), maxAgeDays: numberParam(params, 'max_age_days') }),
  historyDays: (params) => numberParam(params, 'lookback_days') + 1,
  targets(view, params) {
    const scores = view.scores ?? new Float64Array(view.symbols.length).fill(Number.NaN);
    const rated = view.symbols.map((_, column) => column).filter((column) => !Number.isNaN(scores[column]));
    if (rated.length === 0) {
      const age = `${numberParam(params, 'max_age_days')} days up to ${view.asOf}`;
      throw new QuantError(
        'insufficient_data',
        `the signal ${String(params['signal'])} says nothing of its symbols in the ${age}`,
      );
    }
    const among = onlyColumns(view, rated);
    const wanted = Float64Array.from(
      rated,
      (column) => (params['order'] === 'lowest' ? -1 : 1) * (scores[column] ?? 0),
    );
    const chosen = topColumns(among.symbols, wanted, numberParam(params, 'n'));
    const held = optimizedTargets(onlyColumns(among, chosen), { method: String(params['weighting']) });
    const weights = new Float64Array(view.symbols.length);
    chosen.forEach((column, i) => (weights[rated[column] ?? 0] = held.weights[i] ?? 0));
    const scoreOf = new Map(rated.map((column) => [view.symbols[column] ?? '', scores[column]]));
    return { weights, diagnostics: { ...held.diagnostics, scores: Object.fromEntries(scoreOf) } };
  },
};
