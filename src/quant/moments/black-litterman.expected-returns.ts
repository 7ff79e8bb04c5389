import { completeBySymbol, numbersBySymbol, valuesBySymbol } from '../by-symbol.js';
import { defineParams, type ListSchema } from '../params.js';
import { QuantError } from '../quant-error.js';
import { blackLitterman, type View } from './black-litterman.js';
import type { ExpectedReturnsEstimator, ExpectedReturnsInput } from './expected-returns-estimator.js';
import { impliedReturns, RISK_AVERSION } from './implied-returns.js';
import { MARKET_WEIGHTS, marketWeightsOf } from './market-weights.js';

const VIEWS: ListSchema = {
  type: 'array',
  description: 'Opinions on annual returns, absolute ({A: 1}: what A earns) or relative ({A: 1, B: −1}: A above B).',
  items: defineParams({
    weights: numbersBySymbol('The portfolio that the view is about; a symbol left out has none.'),
    return: {
      type: 'number',
      description: 'What it earns, annual; with the risk-free rate unless the weights sum to 0.',
    },
    confidence: {
      type: 'number',
      description: '1: certain; 0: the view is left out; ½: as uncertain as the prior on that portfolio.',
      default: 0.5,
      minimum: 0,
      maximum: 1,
    },
  }),
};

/**
 * Expected returns of the market equilibrium, δΣw + rf, or those given as `prior`, mixed with views: see `blackLitterman`.
 * With `posterior_covariance` the covariance takes up the uncertainty of the mean as well. Source: F. Black, R. Litterman,
 * "Global portfolio optimization", Financial Analysts Journal 48 (1992). `diagnostics.surprise` tells how far the views are
 * from the prior.
 */
export const blackLittermanReturns: ExpectedReturnsEstimator = {
  name: 'black_litterman',
  title: 'Black–Litterman (equilibrium and views)',
  params: defineParams(
    {
      views: VIEWS,
      market_weights: {
        ...MARKET_WEIGHTS,
        description: `${MARKET_WEIGHTS.description ?? ''} Either these or a prior.`,
      },
      prior: numbersBySymbol('Annual expected returns by symbol, in place of those of the equilibrium.'),
      risk_aversion: RISK_AVERSION,
      tau: {
        type: 'number',
        description: 'τ: the prior is as uncertain as τΣ.',
        default: 0.05,
        minimum: 1e-9,
        maximum: 1e3,
      },
      posterior_covariance: {
        type: 'boolean',
        description: 'Whether the covariance is revised as well.',
        default: false,
      },
    },
    { optional: ['market_weights', 'prior'] },
  ),
  estimate(input) {
    const { covariance, params } = input;
    const views = viewsOf(input);
    const posterior = blackLitterman({ covariance, prior: priorOf(input), tau: Number(params['tau']), views });
    return {
      expectedReturns: posterior.expectedReturns,
      ...(params['posterior_covariance'] === true ? { covariance: posterior.covariance } : {}),
      diagnostics: { views: views.length, surprise: posterior.surprise },
    };
  },
};

function priorOf(input: ExpectedReturnsInput): Float64Array {
  const { symbols } = input;
  const { prior, market_weights: market } = input.params;
  if ((prior === undefined) === (market === undefined)) {
    throw new QuantError('invalid_input', 'black_litterman needs market_weights or a prior, and not both');
  }
  if (market === undefined) return completeBySymbol('black_litterman.prior', symbols, prior);
  return impliedReturns(input, marketWeightsOf('black_litterman.market_weights', symbols, market));
}

function viewsOf({ symbols, params }: ExpectedReturnsInput): View[] {
  const given = params['views'] as readonly { weights: object; return: number; confidence: number }[];
  return given.map((view, i) => {
    const path = `black_litterman.views[${i}].weights`;
    return { ...view, weights: valuesBySymbol(path, symbols, view.weights) };
  });
}
