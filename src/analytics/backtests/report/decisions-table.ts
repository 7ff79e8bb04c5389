import type { BacktestDecision, BacktestResult } from '../backtest-result.js';
import { count, dollars, percent } from './figures.js';
import { html, type Html } from './html.js';

/** Largest first; the answer of GET /backtests/{id} has them all. */
const SHOWN_WEIGHTS = 10;
const SHOWN_DECISIONS = 260;

export function decisionsTable({ decisions }: BacktestResult): Html {
  const shown = decisions.slice(-SHOWN_DECISIONS).reverse();
  const left = decisions.length - shown.length;
  return html`<div class="wide">
      <table class="decisions">
        <thead>
          <tr>
            <th scope="col">Close of</th>
            <th scope="col">Value</th>
            <th scope="col">Turnover</th>
            <th scope="col">Cost</th>
            <th scope="col">Weights</th>
          </tr>
        </thead>
        <tbody>
          ${shown.map(rowOf)}
        </tbody>
      </table>
    </div>
    ${left > 0 ? html`<p class="note">${count(left)} earlier decisions are in the answer of the API.</p>` : html``}`;
}

/** What could not be decided, and what decisions could not see. */
export function gapsSection({ failed_decisions: failed, left_out: leftOut }: BacktestResult): Html {
  if (failed.length === 0 && leftOut.length === 0) return html``;
  return html`<section>
    <h2>Gaps</h2>
    <ul>
      ${failed.map(({ date, code, detail }) => html`<li><b>${date}</b> held on: ${detail} (<code>${code}</code>)</li>`)}
      ${leftOut.map(
        ({ symbol, reason, decisions }) =>
          html`<li><b>${symbol}</b> was left out of ${count(decisions)} decisions (<code>${reason}</code>)</li>`,
      )}
    </ul>
  </section>`;
}

function rowOf({ date, value, turnover, cost, weights, cash }: BacktestDecision): Html {
  return html`<tr>
    <th scope="row">${date}</th>
    <td>${dollars(value)}</td>
    <td>${percent(turnover, 1)}</td>
    <td>${dollars(cost)}</td>
    <td class="weights">${weightsText(weights, cash)}</td>
  </tr>`;
}

function weightsText(weights: Record<string, number>, cash: number): string {
  const ranked = Object.entries(weights).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const named = ranked.slice(0, SHOWN_WEIGHTS).map(([symbol, weight]) => `${symbol} ${percent(weight, 1)}`);
  const more = ranked.length - named.length;
  const uninvested = Math.abs(cash) < 0.0005 ? [] : [`cash ${percent(cash, 1)}`];
  return [...named, ...(more > 0 ? [`${more} more`] : []), ...uninvested].join(' · ');
}
