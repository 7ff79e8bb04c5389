import { NO_PARAMS } from '../../quant/params.js';
import type { StrategyKind } from './strategy-kind.js';

export const equalWeight: StrategyKind = {
  name: 'equal_weight',
  title: 'Equal weight',
  description: 'The same weight for every symbol of the universe.',
  params: NO_PARAMS,
  historyDays: () => 1,
  targets: ({ symbols }) => ({
    weights: new Float64Array(symbols.length).fill(1 / symbols.length),
    diagnostics: {},
  }),
};
