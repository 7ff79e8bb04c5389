import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { timeMs } from './measure.mjs';

const INPUTS = new URL('../../shared/reference/allocation/bench/', import.meta.url);
const SIZES = [20, 100, 250, 500, 1000];
const RISK_FREE = 0.02;
const SECTORS = 11;
/** A peer that takes longer than this at one size is not asked at the next. */
const TOO_SLOW_MS = 2000;

/** Medians of other libraries on the same inputs and one core of the same kind of machine, as the reference states them. */
const RECORDED = {
  min_variance: { cvxopt: [0.814, 2.1, 12.2, 89.1, 651], PyPortfolioOpt: [6.05, 11.8, 53.2, 201, 873] },
  max_sharpe: { PyPortfolioOpt: [5.12, 12.2, 52.8, 217, 1000], skfolio: [22.2, 28.6, 156, 599, 3250] },
  risk_parity: { scipy: [0.838, 1.08, 4.02, 5.9, 84.8], skfolio: [34.3, 39.7, 405, 1290, 7100] },
  hrp: { PyPortfolioOpt: [35.7, 166, 406, 924, 1850], skfolio: [50.8, 34.7, 140, 671, 22500] },
  ledoit_wolf: { 'scikit-learn (T = 261)': [0.767, 2.35, 15.1, 84.7, 939] },
};

const PEERS = {
  min_variance: ['portfolio-allocation', (lib, { cov }) => lib.globalMinimumVarianceWeights(cov)],
  max_sharpe: ['portfolio-allocation', (lib, { mu, cov }) => lib.maximumSharpeRatioWeights(mu, cov, RISK_FREE)],
  risk_parity: ['portfolio-allocation', (lib, { cov }) => lib.equalRiskContributionWeights(cov)],
  max_diversification: ['portfolio-allocation', (lib, { cov }) => lib.mostDiversifiedWeights(cov)],
  hrp: ['portfolio-allocation (cluster risk parity)', (lib, { cov }) => lib.clusterRiskParityWeights(cov)],
};

/** Weights on real covariances, beside the npm peers in the same run and what others were measured at. */
export async function benchAllocation() {
  if (!existsSync(INPUTS)) {
    process.stderr.write('the allocation bench needs the reference data beside the project: left out\n');
    return [];
  }
  const quant = await import('../dist/src/quant/index.js');
  const peers = createRequire(import.meta.url)('portfolio-allocation');
  const tooSlow = new Set();
  const tails = tailRow(quant);
  const rows = SIZES.flatMap((n, at) => {
    const input = inputOf(n, quant);
    const work = workOf(input, quant);
    return Object.entries(work).map(([name, ours]) => {
      const [what] = name.split(' ');
      const row = { what: `${name}, N = ${n}`, ours: measure(ours, n), unit: 'ms' };
      const recorded = Object.entries(name === what ? (RECORDED[what] ?? {}) : {}).map(
        ([who, times]) => `${who} ${times[at]}`,
      );
      const peer = name === what && !tooSlow.has(what) ? PEERS[what] : undefined;
      if (peer) {
        row.baseline = measure(() => peer[1](peers, input), n);
        if (row.baseline > TOO_SLOW_MS) tooSlow.add(what);
      }
      return {
        ...row,
        against: [peer?.[0], recorded.length > 0 ? `recorded: ${recorded.join(', ')}` : undefined]
          .filter(Boolean)
          .join('; '),
      };
    });
  });
  return [...rows, tails, rollingRow(quant)];
}

/** Every window's portfolio, each started from the one before, beside the same without. */
function rollingRow(quant) {
  const [windows, length, step, n] = [60, 504, 21, 100];
  const { scenarios, symbols } = seededScenarios(quant, { periods: length + windows * step, n });
  const requests = Array.from({ length: windows }, (_, k) => {
    const data = scenarios.data.slice(k * step * n, (k * step + length) * n);
    const { covariance } = quant.estimateCovariance('ledoit_wolf', { rows: length, columns: n, data });
    const groups = Array.from({ length: 5 }, (_g, s) => ({
      name: `group${s}`,
      symbols: symbols.filter((_symbol, i) => i % 5 === s),
      max: 0.25,
    }));
    return { method: 'min_variance', symbols, covariance, constraints: { maxWeight: 0.05, groups } };
  });
  const cold = () => requests.forEach((request) => quant.optimize(request));
  const warm = () =>
    requests.reduce((start, request) => quant.optimize({ ...request, ...(start ? { start } : {}) }).weights, undefined);
  return {
    what: `min_variance with caps and groups, ${windows} rolling windows, N = ${n}`,
    ours: timeMs(warm, { rounds: 5, warmUp: 1 }),
    baseline: timeMs(cold, { rounds: 5, warmUp: 1 }),
    against: 'without the start',
    unit: 'ms',
  };
}

function tailRow(quant) {
  const [periods, n] = [1260, 500];
  const { scenarios, symbols } = seededScenarios(quant, { periods, n });
  const covariance = quant.matrixFromRows(
    'covariance',
    symbols.map((_, i) => symbols.map((_symbol, j) => (i === j ? 0.04 : 0))),
  );
  const run = () => quant.optimize({ symbols, covariance, scenarios, method: 'min_cvar' });
  return { what: `min_cvar (${n} × ${periods})`, ours: timeMs(run, { rounds: 3, warmUp: 1 }), unit: 'ms' };
}

/** Of one common factor with jumps and of own noise. */
function seededScenarios(quant, { periods, n }) {
  let seed = 1;
  const uniform = () => (seed = (seed * 48271) % 2147483647) / 2147483647;
  const normal = () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  const assets = Array.from({ length: n }, () => ({ beta: 0.5 + uniform(), noise: 0.008 + 0.02 * uniform() }));
  const rows = Array.from({ length: periods }, () => {
    const market = 0.01 * normal() * (uniform() < 0.05 ? 3 : 1);
    return assets.map(({ beta, noise }) => 0.0003 + beta * market + noise * normal());
  });
  return { scenarios: quant.matrixFromRows('returns', rows), symbols: assets.map((_, i) => `S${i}`) };
}

function measure(work, n) {
  const rounds = n >= 500 ? 5 : 15;
  return timeMs(work, { rounds, warmUp: n >= 500 ? 1 : 3 });
}

function workOf({ symbols, covariance, expectedReturns, returns }, quant) {
  const common = { symbols, covariance, expectedReturns, riskFreeRate: RISK_FREE };
  const run =
    (method, extra = {}) =>
    () =>
      quant.optimize({ ...common, method, ...extra });
  const groups = Array.from({ length: SECTORS }, (_, s) => ({
    name: `sector${s}`,
    symbols: symbols.filter((_symbol, i) => i % SECTORS === s),
    max: 0.25,
  }));
  const limits = { constraints: { maxWeight: Math.max(0.1, 2 / symbols.length), groups } };
  const known = quant.optimizers.names;
  const methods = ['min_variance', 'max_sharpe', 'risk_parity', 'max_diversification', 'hrp'].filter((name) =>
    known.includes(name),
  );
  const [ledoitWolf] = quant.covarianceEstimators.members.filter(({ name }) => name === 'ledoit_wolf');
  return {
    ...Object.fromEntries(methods.map((method) => [method, run(method)])),
    'min_variance with 10 % caps and sector limits': run('min_variance', limits),
    'frontier of 50 points': () => quant.computeFrontier(quant.inputOf(common), 50),
    'ledoit_wolf (T = 1260)': () => ledoitWolf.estimate(returns, { target: 'scaled_identity' }),
  };
}

function inputOf(n, quant) {
  const { mu, cov } = n <= 500 ? JSON.parse(readFileSync(new URL(`b${n}.json`, INPUTS), 'utf8')) : doubled(n);
  return {
    mu,
    cov,
    symbols: mu.map((_, i) => `S${i}`),
    covariance: quant.matrixFromRows('covariance', cov),
    expectedReturns: Float64Array.from(mu),
    returns: quant.matrixFromRows('returns', walks(1260, n)),
  };
}

/** Twice the largest real market: two copies that move together at 0.9. */
function doubled(n) {
  const half = JSON.parse(readFileSync(new URL(`b${n / 2}.json`, INPUTS), 'utf8'));
  const at = (i, j) => half.cov[i % (n / 2)][j % (n / 2)] * (i < n / 2 === j < n / 2 ? 1 : 0.9);
  const rows = Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_value, j) => at(i, j)));
  return { mu: [...half.mu, ...half.mu.map((value) => value * 0.99)], cov: rows };
}

/** Deterministic returns; the time of the estimator does not depend on what they are. */
function walks(periods, n) {
  return Array.from({ length: periods }, (_, t) =>
    Array.from({ length: n }, (_value, i) => 0.01 * Math.sin(t * (1 + i * 0.37)) + 0.005 * Math.cos(t * 0.11)),
  );
}
