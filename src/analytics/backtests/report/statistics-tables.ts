import type { BacktestResult, BacktestStatistics, BenchmarkStatistics, DrawdownSpan } from '../backtest-result.js';
import { count, dollars, percent, ratio } from './figures.js';
import { html, type Html } from './html.js';

type Row = readonly [name: string, value: string];

/** The figures of the backtest, and beside them those of its benchmark. */
export function statisticsTables({ statistics, benchmark }: BacktestResult): Html {
  return html`<div class="columns">
    ${table('Growth and risk', growthRows(statistics))} ${table('Trading', tradingRows(statistics))}
    ${benchmark ? table(`Against ${benchmark.symbol}`, benchmarkRows(benchmark)) : html``}
  </div>`;
}

export function table(caption: string, rows: readonly Row[]): Html {
  return html`<table class="facts">
    <caption>
      ${caption}
    </caption>
    <tbody>
      ${rows.map(
        ([name, value]) =>
          html`<tr>
            <th scope="row">${name}</th>
            <td>${value}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function growthRows(statistics: BacktestStatistics): Row[] {
  return [
    ['Total return', percent(statistics.total_return)],
    ['Annual growth (CAGR)', percent(statistics.cagr)],
    ['Volatility, annual', percent(statistics.volatility)],
    ['Sharpe ratio', ratio(statistics.sharpe)],
    ['Sortino ratio', ratio(statistics.sortino)],
    ['Calmar ratio', ratio(statistics.calmar)],
    ['Deepest drawdown', percent(statistics.max_drawdown?.depth ?? 0)],
    ...drawdownRows(statistics.max_drawdown),
    ['Best month', monthOf(statistics.best_month)],
    ['Worst month', monthOf(statistics.worst_month)],
  ];
}

function drawdownRows(span: DrawdownSpan | null): Row[] {
  if (span === null) return [];
  return [
    ['… from the high of', span.peak],
    ['… to the low of', span.trough],
    ['… made good', span.recovery ?? 'not yet'],
  ];
}

function tradingRows(statistics: BacktestStatistics): Row[] {
  return [
    ['First decision', statistics.start],
    ['Last day', statistics.end],
    ['Initial value', dollars(statistics.initial_value)],
    ['Final value', dollars(statistics.final_value)],
    ['Daily returns', count(statistics.observations)],
    ['Decisions', count(statistics.decisions)],
    ['Turnover', percent(statistics.turnover, 0)],
    ['Turnover a year', percent(statistics.annual_turnover, 0)],
    ['Costs', dollars(statistics.costs)],
  ];
}

function benchmarkRows(benchmark: BenchmarkStatistics): Row[] {
  return [
    ['Its total return', percent(benchmark.total_return)],
    ['Its annual growth', percent(benchmark.cagr)],
    ['Its volatility', percent(benchmark.volatility)],
    ['Its Sharpe ratio', ratio(benchmark.sharpe)],
    ['Its deepest drawdown', percent(benchmark.max_drawdown)],
    ['Beta', ratio(benchmark.beta)],
    ['Alpha, annual', percent(benchmark.alpha)],
    ['Tracking error', percent(benchmark.tracking_error)],
    ['Information ratio', ratio(benchmark.information_ratio)],
  ];
}

function monthOf(month: BacktestStatistics['best_month']): string {
  return month === null ? percent(null) : `${percent(month.value)} (${month.period})`;
}
