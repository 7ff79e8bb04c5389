import { timeMs } from './measure.mjs';

const SYMBOLS = 500;
const SLEEVES = 5;

/** A 500-symbol plan over five sleeves in exact decimals, beside the same arithmetic in plain floats. */
export async function benchPlan() {
  const { decimalFromFloat } = await import('../dist/src/common/decimal.js');
  const { seededRandom } = await import('../dist/src/common/random.js');
  const { planRebalance } = await import('../dist/src/execution/planner/planner.js');
  const { readRules } = await import('../dist/src/execution/rules/rebalance-rules.js');
  const { planRules } = await import('../dist/src/execution/rules/plan-rules.js');
  const rules = planRules({ ...readRules({}, { cash_buffer: 0.01, min_notional_usd: 10 }), drift_relative: 0 });
  const random = seededRandom(7);
  const market = Array.from({ length: SYMBOLS }, (_, i) => ({
    symbol: `S${String(i)}`,
    price: Math.round(1000 + random.next() * 30_000) / 100,
  }));
  const book = Array.from({ length: SLEEVES }, (_, s) => ({
    sleeve: `sleeve${String(s)}`,
    weights: randomWeights(random),
  }));
  const held = book.map(() => market.map(() => Math.round(random.next() * 1e6) / 1e4));

  const input = exactInput({ market, book, held }, decimalFromFloat, rules);
  return [
    {
      what: `plan of ${String(SYMBOLS)} symbols, ${String(SLEEVES)} sleeves, compiled code`,
      ours: timeMs(() => planRebalance(input), { rounds: 31, warmUp: 30 }),
      baseline: timeMs(() => floatPlan({ market, book, held }), { rounds: 200, warmUp: 20 }),
      unit: 'ms',
      against: 'the same differences in floats, not exact, not netted',
    },
  ];
}

function randomWeights(random) {
  const raw = Array.from({ length: SYMBOLS }, () => random.next());
  const sum = raw.reduce((a, b) => a + b, 0);
  return raw.map((weight) => weight / sum);
}

function exactInput({ market, book, held }, decimalFromFloat, rules) {
  const decimals = (value) => decimalFromFloat(value, 9);
  const perSymbol = (values) => new Map(market.map(({ symbol }, i) => [symbol, values[i]]));
  return {
    cash: decimals(1_000_000),
    sleeves: book.map(({ sleeve }, s) => ({
      sleeve,
      cash: decimals(1000),
      positions: perSymbol(held[s].map(decimals)),
    })),
    available: perSymbol(market.map((_, i) => decimals(held.reduce((sum, own) => sum + own[i], 0)))),
    prices: perSymbol(market.map(({ price }) => decimals(price))),
    assets: perSymbol(market.map(() => ({ isTradable: true, isFractionable: true }))),
    book: book.map(({ sleeve, weights }) => ({
      sleeve,
      share: decimals(1 / SLEEVES),
      weights: perSymbol(weights.map(decimals)),
    })),
    nowMs: 0,
    buyingPower: decimals(1_000_000),
    unsettledCash: decimals(0),
    openOrders: [],
    restrictions: [],
    rules,
  };
}

function floatPlan({ market, book, held }) {
  const capital = market.reduce((sum, { price }, i) => sum + held.reduce((q, own) => q + own[i], 0) * price, 1_000_000);
  const orders = [];
  market.forEach(({ symbol, price }, i) => {
    let qty = 0;
    book.forEach(({ weights }, s) => {
      qty += (weights[i] * capital * 0.99) / SLEEVES / price - held[s][i];
    });
    if (Math.abs(qty * price) > 10) orders.push({ symbol, qty });
  });
  return orders;
}
