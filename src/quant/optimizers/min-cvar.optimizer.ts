import { defineParams } from '../params.js';
import { minimiseCvar } from './minimise-cvar.js';
import type { Optimizer } from './optimizer.js';
import { scenarioResult } from './scenario-result.js';
import { TAIL_LEVEL } from './tail-level.js';

/** min CVaR_α of the losses per period + costs + γ·w'w (Rockafellar, Uryasev 2000): see `minimiseCvar`. */
export const minCvar: Optimizer = {
  name: 'min_cvar',
  title: 'Minimum conditional value at risk',
  params: defineParams({ alpha: TAIL_LEVEL }),
  constraints: 'built_in',
  optimize(input) {
    const { solution, cvar } = minimiseCvar('min_cvar', input, Number(input.params['alpha']));
    return scenarioResult(solution, { cvar });
  },
};
