import type { BacktestDefinition } from '../backtest-definition.js';
import type { BacktestResult } from '../backtest-result.js';
import { chart } from './chart.js';
import { decisionsTable, gapsSection } from './decisions-table.js';
import { count, dollars, percent, ratio } from './figures.js';
import { Html, html } from './html.js';
import { monthlyTable } from './monthly-table.js';
import { REPORT_STYLE } from './report-style.js';
import { statisticsTables, table } from './statistics-tables.js';

export interface ReportedBacktest {
  id: string;
  definition: BacktestDefinition;
  result: BacktestResult;
  finishedAt: Date | null;
  inputsHash: string | null;
  pricesHash: string | null;
}

/** Exactly the style between the tags: a browser lets it in by its hash. */
const STYLE = new Html(`<style>${REPORT_STYLE}</style>`);

/** The whole page: no script, nothing from elsewhere, so that it can be kept as a file. */
export function reportPage(backtest: ReportedBacktest): string {
  const { definition, result } = backtest;
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${definition.name} – backtest</title>
        ${STYLE}
      </head>
      <body>
        <main>
          ${heading(definition)} ${headline(result)} ${curves(backtest)}
          <section>
            <h2>Figures</h2>
            ${statisticsTables(result)}
          </section>
          <section>
            <h2>Monthly returns</h2>
            ${monthlyTable(result.years, result.months)}
          </section>
          <section>
            <h2>Decisions</h2>
            ${decisionsTable(result)}
          </section>
          ${gapsSection(result)} ${origin(backtest)}
        </main>
      </body>
    </html>`;
  return page.markup;
}

function heading({ name, kind, start, end, rebalance, symbols }: BacktestDefinition): Html {
  return html`<header>
    <p class="eyebrow">Backtest</p>
    <h1>${name}</h1>
    <p class="lead">
      <code>${kind}</code> on ${count(symbols.length)} ${symbols.length === 1 ? 'symbol' : 'symbols'}, decided
      ${rebalance}, ${start} to ${end}
    </p>
  </header>`;
}

function headline({ statistics }: BacktestResult): Html {
  const figures: [string, string][] = [
    ['Total return', percent(statistics.total_return, 1)],
    ['A year', percent(statistics.cagr, 1)],
    ['Volatility', percent(statistics.volatility, 1)],
    ['Sharpe', ratio(statistics.sharpe)],
    ['Deepest fall', percent(statistics.max_drawdown?.depth ?? 0, 1)],
    ['Final value', dollars(statistics.final_value)],
  ];
  return html`<dl class="headline">
    ${figures.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function curves({ definition, result }: ReportedBacktest): Html {
  const { equity, benchmark } = result;
  const dates = equity.map(({ date }) => date);
  const compared = benchmark
    ? [{ className: 'line benchmark', values: equity.map((point) => point.benchmark ?? 0) }]
    : [];
  return html`<section>
    <h2>Value</h2>
    <p class="legend">
      <span class="key own"></span>${definition.name}
      ${benchmark ? html`<span class="key other"></span>${benchmark.symbol}` : html``}
    </p>
    ${chart({
      ...{ title: 'Value over time', dates, height: 300, label: dollars },
      lines: [...compared, { className: 'line', values: equity.map(({ value }) => value) }],
    })}
    <h2>Drawdown</h2>
    ${chart({
      ...{ title: 'Drawdown over time', dates, height: 170, label: (value) => percent(value, 0) },
      lines: [{ className: 'area', values: equity.map(({ drawdown }) => drawdown), isFilled: true }],
    })}
  </section>`;
}

function origin({ id, definition, finishedAt, inputsHash, pricesHash }: ReportedBacktest): Html {
  return html`<section class="origin">
    <h2>What was asked</h2>
    ${table('Definition', [
      ['Strategy', definition.strategy ?? 'given with the request'],
      ['Kind', definition.kind],
      ['Parameters', JSON.stringify(definition.params)],
      ['Universe', JSON.stringify(definition.universe)],
      ['Symbols', definition.symbols.join(', ')],
      ['Initial capital', `$${definition.initial_capital}`],
      ['Cost of trading', `${percent(definition.cost_rate, 3)} of the value traded`],
      ['Risk-free rate', percent(definition.risk_free_rate)],
      ['Backtest', id],
      ['Computed', finishedAt?.toISOString() ?? ''],
      ['Hash of inputs', inputsHash ?? ''],
      ['Hash of prices', pricesHash ?? ''],
    ])}
    <p class="note">
      It decides at the close of the last session of a period on bars up to that close, trades there with proportional
      costs, and holds until the next decision. A symbol without a bar keeps its last close. Past prices say nothing
      about those to come.
    </p>
  </section>`;
}
