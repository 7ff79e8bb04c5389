import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const SIZES = [500, 1000];
const PERIODS = 252;
const MOST = 6;
const BYTES = 8;
/** Arrays smaller than this part of N² do not make a peak. */
const SMALL = 1 / 16;
/** Counting makes everything many times slower. */
const UNLIMITED = { timeMs: Infinity, iterations: Infinity };
/** Asked for at the smaller size only: a large one takes minutes, most of them in collecting garbage. */
const SLOW = ['min_cvar', 'min_cdar', 'min_mad', 'min_semivariance', 'min_evar', 'max_return_cvar', 'kelly'];
const PARAMS = {
  efficient_return: { target_return: 0.12 },
  efficient_risk: { target_volatility: 0.2 },
  target_volatility: { target_volatility: 0.1 },
  max_return_cvar: { max_cvar: 0.05 },
};

/** What each method holds at most beside its input, in units of N² doubles. */
export async function benchMemory() {
  const quant = await import('../dist/src/quant/index.js');
  setFlagsFromString('--expose-gc');
  // What is freed later would count as alive.
  setFlagsFromString('--no-concurrent-array-buffer-sweeping');
  const collect = runInNewContext('gc');
  return SIZES.flatMap((n) => {
    const input = inputOf(n, quant);
    return worksOf(input, quant)
      .filter(([name]) => n === SIZES[0] || !SLOW.includes(name))
      .map(([name, work]) => ({
        what: `memory of ${name}, N = ${String(n)}`,
        ours:
          peakBytes(() => quant.withinLimits(name, UNLIMITED, work), { collect, atLeast: n * n * SMALL }) /
          (BYTES * n * n),
        baseline: MOST,
        unit: 'N² doubles',
        against: 'the most it should be',
      }));
  });
}

function worksOf({ symbols, returns, ...input }, quant) {
  const params = {
    ...PARAMS,
    risk_budgeting: { budget: Object.fromEntries(symbols.map((symbol, i) => [symbol, 1 + (i % 3)])) },
    fixed: { weights: Object.fromEntries(symbols.map((symbol) => [symbol, 1 / symbols.length])) },
    tactical_tilt: { tilts: { S0: 0.01 } },
    min_tracking_error: { benchmark_weights: { S0: 1 } },
  };
  const methods = quant.optimizers.names.map((method) => [
    method,
    () => quant.optimize({ ...input, symbols, method, params: params[method] ?? {} }),
  ]);
  const estimators = quant.covarianceEstimators.names.map((name) => [
    `covariance ${name}`,
    () => quant.estimateCovariance(name, returns),
  ]);
  return [
    ...methods,
    ['frontier of 10 points', () => quant.computeFrontier(quant.inputOf({ ...input, symbols }), 10)],
    ...estimators,
  ];
}

/** The most that was alive after an array of at least so many numbers was made, less what was alive before. */
function peakBytes(work, { collect, atLeast }) {
  const Plain = globalThis.Float64Array;
  const alive = () => {
    // The second one ends what the first has left to be swept.
    collect();
    collect();
    const { arrayBuffers, heapUsed } = process.memoryUsage();
    return arrayBuffers + heapUsed;
  };
  const before = alive();
  let peak = before;
  const Watched = new Proxy(Plain, {
    construct(target, args, newTarget) {
      const array = Reflect.construct(target, args, newTarget === Watched ? target : newTarget);
      if (array.length >= atLeast) peak = Math.max(peak, alive());
      return array;
    },
  });
  globalThis.Float64Array = Watched;
  Plain.prototype.constructor = Watched;
  try {
    work();
  } finally {
    globalThis.Float64Array = Plain;
    Plain.prototype.constructor = Plain;
  }
  return peak - before;
}

/** Returns of one common factor and of own noise, seeded, and their covariance. */
function inputOf(n, quant) {
  let seed = 1;
  const uniform = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const betas = Array.from({ length: n }, () => 0.5 + uniform());
  const rows = Array.from({ length: PERIODS }, () => {
    const market = 0.01 * normal();
    return betas.map((beta) => 0.0005 + beta * market + 0.015 * normal());
  });
  const returns = quant.matrixFromRows('returns', rows);
  const { covariance } = quant.estimateCovariance('ledoit_wolf', returns);
  return {
    symbols: betas.map((_, i) => `S${String(i)}`),
    covariance: quant.annualiseCovariance(covariance, 252),
    expectedReturns: Float64Array.from(betas, (beta, i) => 0.05 * beta + (i % 7) / 100),
    scenarios: returns,
    returns,
  };
}
