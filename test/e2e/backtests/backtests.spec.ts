import { createHash } from 'node:crypto';
import type { PriceMatrix } from '../../../src/market/price-matrix.js';
import { pricePaths } from '../../support/price-paths.js';
import { BacktestStage, type Json } from './backtest-stage.js';

const DATES = [
  ...['2024-01-30', '2024-01-31', '2024-02-01', '2024-02-29'],
  ...['2024-03-01', '2024-03-28', '2024-04-01'],
];
const A = [100, 100, 110, 120, 120, 120, 132];
const B = [100, 100, 100, 100, 110, 119, 119];
/** The benchmark rises 1 % each session. */
const M = DATES.map((_, t) => 100 * 1.01 ** t);
/** Halves, and is listed no more after 2024-02-01. */
const GONE = [50, 50, 25, NaN, NaN, NaN, NaN];

const TINY: PriceMatrix = {
  symbols: ['A', 'B', 'M', 'GONE'],
  dates: DATES as never,
  closes: Float64Array.from(DATES.flatMap((_, t) => [A[t]!, B[t]!, M[t]!, GONE[t]!])),
};
const BOTH = { kind: 'equal_weight', universe: { symbols: ['A', 'B'] }, start: '2024-01-01', end: '2024-12-31' };

const sum = (values: number[]) => values.reduce((total, value) => total + value, 0);
const deviation = (values: number[]) => {
  const mean = sum(values) / values.length;
  return Math.sqrt(sum(values.map((value) => (value - mean) ** 2)) / (values.length - 1));
};

describe('a backtest', () => {
  let stage: BacktestStage;

  beforeAll(async () => {
    stage = await BacktestStage.start();
    await stage.store(TINY);
    await stage.store(pricePaths({ symbols: ['P1', 'P2', 'P3'], days: 150, seed: 7, start: '2022-01-03' }));
  });

  afterAll(() => stage.stop());

  it('is taken with its address, listed, and followed until it is done', async () => {
    const { status, headers, body } = await stage.ask('POST', '/backtests', BOTH);
    expect([status, body]).toEqual([
      202,
      expect.objectContaining({ status: 'queued', progress: 0, strategy: null, rebalance: 'monthly', error: null }),
    ]);
    expect(headers.location).toBe(`/backtests/${body.id}`);
    expect(await stage.ended(body.id)).toMatchObject({
      status: 'completed',
      progress: 1,
      requested_by: 'tradeer',
      definition: { ...BOTH, initial_capital: '1000000', cost_rate: 0, benchmark: null, symbols: ['A', 'B'] },
      finished_at: expect.any(String),
    });
    const listed = await stage.get('/backtests?limit=1');
    expect(listed).toEqual([expect.objectContaining({ id: body.id, status: 'completed' })]);
    expect(listed[0].result).toBeUndefined();
    expect(await stage.get(`/db/backtests?id=eq.${body.id}&select=status,kind,statistics`)).toEqual([
      { status: 'completed', kind: 'equal_weight', statistics: expect.objectContaining({ decisions: 3 }) },
    ]);
  });

  it('decides at the last close of each month, pays for what it trades, and drifts in between', async () => {
    const { result } = await stage.run({ ...BOTH, initial_capital: 1000, cost_rate: 0.01 });
    // V' = 1000 − 1 % of V'; then half of it in each.
    const bought = 1000 / 1.01;
    const beforeFebruary = (bought / 2) * 1.2 + bought / 2;
    // A has 10 % of the purchase more than B: that much is traded in all, half sold and half bought.
    const february = beforeFebruary - 0.01 * (bought / 2) * 0.2;
    const beforeMarch = (february / 2) * 2.19;
    const march = beforeMarch - 0.01 * (february / 2) * 0.19;
    const values = [
      ['2024-01-31', bought],
      ['2024-02-01', (bought / 2) * 2.1],
      ['2024-02-29', february],
      ['2024-03-01', (february / 2) * 2.1],
      ['2024-03-28', march],
      ['2024-04-01', (march / 2) * 2.1],
    ] as const;
    expect(result.equity).toEqual(
      values.map(([date, value]) => ({
        date,
        value: expect.closeTo(value, 8),
        drawdown: expect.closeTo(0, 2),
        benchmark: null,
      })),
    );
    expect(result.decisions).toEqual([
      {
        date: '2024-01-31',
        value: expect.closeTo(bought, 8),
        weights: { A: 0.5, B: 0.5 },
        cash: 0,
        turnover: expect.closeTo(1 / 1.01, 10),
        cost: expect.closeTo(1000 - bought, 8),
      },
      expect.objectContaining({
        date: '2024-02-29',
        turnover: expect.closeTo(((bought / 2) * 0.2) / beforeFebruary, 10),
      }),
      expect.objectContaining({ date: '2024-03-28', cost: expect.closeTo(beforeMarch - march, 8) }),
    ]);
    const curve = values.map(([, value]) => value);
    const returns = curve.slice(1).map((value, t) => value / curve[t]! - 1);
    const mean = sum(returns) / 5;
    const end = (march / 2) * 2.1;
    expect(result.statistics).toMatchObject({
      start: '2024-01-31',
      end: '2024-04-01',
      observations: 5,
      decisions: 3,
      initial_value: 1000,
      final_value: expect.closeTo(end, 8),
      total_return: expect.closeTo(end / 1000 - 1, 10),
      cagr: expect.closeTo((end / 1000) ** (252 / 5) - 1, 6),
      volatility: expect.closeTo(deviation(returns) * Math.sqrt(252), 10),
      sharpe: expect.closeTo((mean * 252) / (deviation(returns) * Math.sqrt(252)), 8),
      costs: expect.closeTo(1000 - bought + (beforeFebruary - february) + (beforeMarch - march), 8),
      best_month: { period: '2024-02', value: expect.closeTo(february / bought - 1, 10) },
      worst_month: { period: '2024-04', value: expect.closeTo(0.05, 10) },
    });
    expect(result.years).toEqual([{ period: '2024', value: expect.closeTo(end / bought - 1, 10) }]);
    expect(result.months.map(({ period }: { period: string }) => period)).toEqual(['2024-02', '2024-03', '2024-04']);
  });

  it('is measured against a benchmark on the same days', async () => {
    const alone = { ...BOTH, universe: { symbols: ['M'] }, benchmark: 'M' };
    const { result } = await stage.run(alone);
    expect(result.benchmark).toMatchObject({
      symbol: 'M',
      total_return: expect.closeTo(1.01 ** 5 - 1, 10),
      tracking_error: 0,
      information_ratio: null,
    });
    expect(result.equity.at(-1)).toMatchObject({ benchmark: expect.closeTo(1_000_000 * 1.01 ** 5, 4) });
    const other = (await stage.run({ ...BOTH, benchmark: 'B' })).result;
    const own = other.equity.slice(1).map((day: Json, t: number) => day.value / other.equity[t].value - 1);
    const of = other.equity.slice(1).map((day: Json, t: number) => day.benchmark / other.equity[t].benchmark - 1);
    const centre = (values: number[]) => values.map((value) => value - sum(values) / values.length);
    const beta =
      sum(centre(own).map((value, t) => value * centre(of)[t]!)) / sum(centre(of).map((value) => value ** 2));
    const active = own.map((value: number, t: number) => value - of[t]);
    expect(other.benchmark).toMatchObject({
      beta: expect.closeTo(beta, 8),
      alpha: expect.closeTo(252 * (sum(own) / 5 - (beta * sum(of)) / 5), 8),
      tracking_error: expect.closeTo(deviation(active) * Math.sqrt(252), 8),
      information_ratio: expect.closeTo(((sum(active) / 5) * 252) / (deviation(active) * Math.sqrt(252)), 8),
    });
  });

  it('tells its deepest drawdown with dates, and keeps a delisted symbol at its last close', async () => {
    const { result } = await stage.run({ ...BOTH, universe: { symbols: ['B', 'GONE'] }, initial_capital: '1000' });
    // Half of GONE is lost on 2024-02-01; at the end of February it is still seen, at its last close.
    expect(result.statistics.max_drawdown).toEqual({
      depth: expect.closeTo(-0.25, 12),
      peak: '2024-01-31',
      trough: '2024-02-01',
      recovery: null,
    });
    expect(result.equity.slice(1, 4)).toMatchObject([
      { value: expect.closeTo(750, 9), drawdown: expect.closeTo(-0.25, 12) },
      { value: expect.closeTo(750, 9) },
      { value: expect.closeTo(787.5, 9) },
    ]);
  });

  it('sells what has been without a bar for more than five sessions at its last close', async () => {
    // At the end of January it has been away for two sessions, at that of February for too many.
    const days = pricePaths({ symbols: ['X1', 'X2'], days: 90, seed: 3, start: '2020-12-01' });
    const closes = days.closes.map((close, i) =>
      i % 2 === 1 && days.dates[Math.floor(i / 2)]! > '2021-01-27' ? Number.NaN : close,
    );
    await stage.store({ ...days, closes });
    const { result } = await stage.run({
      ...{ kind: 'inverse_volatility', params: { lookback_days: 20 }, universe: { symbols: ['X1', 'X2'] } },
      ...{ start: '2021-01-01', end: '2021-03-12' },
    });
    expect(result.decisions.map(({ date, weights }: Json) => [date, Object.keys(weights)])).toEqual([
      ['2021-01-29', ['X1', 'X2']],
      ['2021-02-26', ['X1']],
    ]);
    const [first, second] = result.decisions;
    const before = (day: Json) => result.equity.findIndex(({ date }: Json) => date === day.date);
    // Its weight at the purchase, over what all was worth by then: sold whole, and X1 bought for it.
    const gone = (first.weights.X2 * first.value) / result.equity[before(second)].value;
    expect(second.turnover).toBeCloseTo(2 * gone, 10);
    expect(result.left_out).toEqual([{ symbol: 'X2', reason: 'gap_too_long', decisions: 1 }]);
  });

  it('never looks ahead, and gives the same numbers for the same question', async () => {
    const request = {
      ...{ kind: 'inverse_volatility', params: { lookback_days: 20 }, universe: { symbols: ['P1', 'P2', 'P3'] } },
      ...{ start: '2022-02-01', end: '2022-07-29', cost_rate: 0.001, rebalance: 'weekly' },
    };
    const first = await stage.run(request);
    const again = await stage.run(request);
    expect(again.result).toEqual(first.result);
    expect([again.inputs_hash, again.prices_hash]).toEqual([first.inputs_hash, first.prices_hash]);
    // A decision sees the close it is made at, so what is changed begins the day after one.
    const cut = first.result.decisions[10].date;
    await stage.dataSource.query(
      `update bars set adjusted_close = adjusted_close * (1 + (extract(day from date)::int % 5) * 0.1)
       where symbol like 'P_' and date > $1`,
      [cut],
    );
    const changed = await stage.run(request);
    expect(changed.result.decisions.slice(0, 11)).toEqual(first.result.decisions.slice(0, 11));
    expect(changed.result.decisions[12].weights).not.toEqual(first.result.decisions[12].weights);
    const until = ({ date }: { date: string }) => date <= cut;
    expect(changed.result.equity.filter(until)).toEqual(first.result.equity.filter(until));
    expect(changed.prices_hash).not.toBe(first.prices_hash);
    expect(changed.inputs_hash).not.toBe(first.inputs_hash);
  });

  it('takes null for what may be left out', async () => {
    const nothing = { strategy: null, params: null, initial_capital: null, rebalance: null, cost_rate: null };
    const id = await stage.queue({ ...BOTH, ...nothing, benchmark: null, risk_free_rate: null });
    expect((await stage.ended(id)).definition).toMatchObject({
      ...{ strategy: null, initial_capital: '1000000', rebalance: 'monthly', cost_rate: 0, risk_free_rate: 0 },
    });
  });

  it('takes a stored strategy as it is, however that changes later', async () => {
    const strategy = { id: 'kept', kind: 'equal_weight', universe: { symbols: ['A', 'B'] } };
    await stage.ask('POST', '/strategies', { ...strategy, name: 'Kept' });
    const { definition, result } = await stage.run({ strategy: 'kept', start: BOTH.start, end: BOTH.end });
    expect(definition).toMatchObject({ strategy: 'kept', name: 'Kept', kind: 'equal_weight', symbols: ['A', 'B'] });
    expect(result.decisions).toHaveLength(3);
  });

  const RANGE = { start: '2022-02-01', end: '2022-07-29' };
  it.each<[string, object, number, string]>([
    ['without dates', { ...BOTH, start: undefined }, 400, 'validation_failed'],
    ['with a day that does not exist', { ...BOTH, start: '2024-02-30' }, 400, 'validation_failed'],
    ['that ends before it starts', { ...BOTH, end: '2023-12-31' }, 400, 'validation_failed'],
    ['with an unknown field', { ...BOTH, colour: 'red' }, 400, 'validation_failed'],
    ['without a rule', { start: BOTH.start, end: BOTH.end }, 400, 'validation_failed'],
    ['with two rules', { ...BOTH, strategy: 'kept' }, 400, 'validation_failed'],
    ['without capital', { ...BOTH, initial_capital: '0' }, 400, 'validation_failed'],
    ['with a negative cost', { ...BOTH, cost_rate: -0.1 }, 400, 'validation_failed'],
    ['with an unknown period', { ...BOTH, rebalance: 'hourly' }, 400, 'validation_failed'],
    ['of a strategy that is not there', { ...RANGE, strategy: 'nobody' }, 404, 'strategy_not_found'],
    ['against a symbol that is not there', { ...BOTH, benchmark: 'NOBODY' }, 404, 'symbol_not_found'],
    ['of a kind with wrong parameters', { ...BOTH, params: { n: 1 } }, 422, 'invalid_strategy'],
    ['of a sector without symbols', { ...BOTH, universe: { sectors: ['None'] } }, 422, 'empty_universe'],
    ['before there are bars', { ...BOTH, start: '1999-01-01', end: '1999-12-31' }, 422, 'insufficient_data'],
    ['within one month', { ...BOTH, start: '2024-03-02', end: '2024-03-28' }, 422, 'insufficient_data'],
    ['that looks back further than the bars', { ...BOTH, kind: 'min_variance' }, 422, 'insufficient_data'],
    [
      'against a benchmark that begins later',
      { ...BOTH, ...RANGE, universe: { symbols: ['P1'] }, benchmark: 'A' },
      422,
      'insufficient_data',
    ],
  ])('%s is refused', async (_, request, status, code) => {
    const answer = await stage.ask('POST', '/backtests', request);
    expect(answer).toMatchObject({ status, body: { code } });
  });

  it('that cannot be computed fails by name, and has no report', async () => {
    const id = await stage.queue({
      ...{ ...RANGE, kind: 'optimize', universe: { symbols: ['P1', 'P2'] } },
      params: { method: 'min_variance', lookback_days: 20, constraints: { max_weight: 0.3 } },
    });
    expect(await stage.ended(id)).toMatchObject({
      status: 'failed',
      result: null,
      error: { code: 'infeasible', detail: expect.stringContaining('none of the decisions could be made') },
    });
    expect(await stage.ask('GET', `/backtests/${id}/report.html`)).toMatchObject({
      status: 409,
      body: { code: 'backtest_not_finished', detail: expect.stringContaining('infeasible') },
    });
  });

  it.each(['none', '3f0f9c1a-6a4e-4b7e-9a35-0d2f8a1c7e42'])('%s is not found', async (id) => {
    for (const url of [`/backtests/${id}`, `/backtests/${id}/report.html`]) {
      expect(await stage.ask('GET', url)).toMatchObject({ status: 404, body: { code: 'backtest_not_found' } });
    }
  });

  describe('as a page', () => {
    it('shows what it was and what came out, with its own style and nothing that runs', async () => {
      const { id } = await stage.run({ ...BOTH, cost_rate: 0.001, benchmark: 'M' });
      const { status, headers, text } = await stage.ask('GET', `/backtests/${id}/report.html`);
      expect([status, headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
      // A browser hashes all that stands between the tags.
      const style = /<style>([^]*)<\/style>/.exec(text)?.[1] ?? '';
      const hash = createHash('sha256').update(style).digest('base64');
      expect(headers['content-security-policy']).toContain(`default-src 'none'; style-src 'sha256-${hash}'; `);
      expect(text).toMatch(/^<!doctype html>/);
      expect(text.match(/<svg/g)).toHaveLength(2);
      for (const shown of ['Given rule', 'equal_weight', 'Sharpe', '2024-02-29', 'Monthly returns', 'Against M']) {
        expect(text).toContain(shown);
      }
      expect(text).not.toMatch(/<script|<link|<img|https?:|style="|\son\w+=/i);
    });

    it('escapes what people wrote', async () => {
      const name = `<script>alert("1")</script> & 'co' <img src=x onerror=alert(2)>`;
      await stage.ask('POST', '/strategies', {
        ...{ id: 'hostile', name, kind: 'equal_weight', universe: { symbols: ['A', 'B'] } },
      });
      const { id } = await stage.run({ strategy: 'hostile', start: BOTH.start, end: BOTH.end });
      const { text } = await stage.ask('GET', `/backtests/${id}/report.html`);
      expect(text).toContain('&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;co&#39; &lt;img src=x');
      expect(text).not.toMatch(/<script|<img/i);
    });
  });
});
