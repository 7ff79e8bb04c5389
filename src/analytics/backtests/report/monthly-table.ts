import type { PeriodReturn } from '../../../quant/performance/calendar-returns.js';
import { percent } from './figures.js';
import { html, type Html } from './html.js';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Shades: from this size of a return on. */
const SHADES = [0.0025, 0.01, 0.025, 0.05];

/** A row per year, a column per month. */
export function monthlyTable(years: readonly PeriodReturn[], months: readonly PeriodReturn[]): Html {
  const byMonth = new Map(months.map(({ period, value }) => [period, value]));
  const columns = MONTHS.map((_, i) => String(i + 1).padStart(2, '0'));
  const rowOf = (year: PeriodReturn): Html =>
    html`<tr>
      <th scope="row">${year.period}</th>
      ${columns.map((month) => cell(byMonth.get(`${year.period}-${month}`)))}
      <td class="total">${percent(year.value, 1)}</td>
    </tr>`;
  return html`<div class="wide">
    <table class="months">
      <thead>
        <tr>
          <th scope="col">Year</th>
          ${MONTHS.map((name) => html`<th scope="col">${name}</th>`)}
          <th scope="col">Year</th>
        </tr>
      </thead>
      <tbody>
        ${years.map(rowOf)}
      </tbody>
    </table>
  </div>`;
}

function cell(value: number | undefined): Html {
  return value === undefined ? html`<td></td>` : html`<td class="${shadeOf(value)}">${percent(value, 1)}</td>`;
}

function shadeOf(value: number): string {
  const size = SHADES.filter((least) => Math.abs(value) >= least).length;
  return size === 0 ? '' : `${value > 0 ? 'up' : 'down'}${size}`;
}
