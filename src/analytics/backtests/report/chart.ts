import { axisAround, type Axis } from './axis.js';
import { html, type Html } from './html.js';

export interface ChartLine {
  /** Says how it looks, see the style. */
  className: string;
  values: readonly number[];
  /** Whether what lies between it and zero is filled. */
  isFilled?: boolean;
}

export interface ChartOptions {
  title: string;
  dates: readonly string[];
  lines: readonly ChartLine[];
  height: number;
  /** Text of a tick of the upright axis. */
  label: (value: number) => string;
}

const WIDTH = 960;
const MARGIN = { left: 78, right: 12, top: 10, bottom: 26 };
const UPRIGHT_TICKS = 4;
const DATE_TICKS = 6;
/** More points than pixels show nothing more. */
const MOST_POINTS = 960;

type Place = (t: number, value: number) => { x: string; y: string };

/** Curves over dates as SVG; colours come from the style of the page. */
export function chart({ title, dates, lines, height, label }: ChartOptions): Html {
  const axis = axisAround(
    lines.flatMap(({ values, isFilled }) => (isFilled === true ? [0, ...values] : values)),
    UPRIGHT_TICKS,
  );
  const place = placing(axis, { points: dates.length, height });
  return html`<svg class="chart" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="${title}">
    ${axis.ticks.map((tick) => gridLine(place(0, tick).y, label(tick)))}
    ${dateTicks(dates).map((t) => dateLabel(place(t, axis.low), { text: dates[t] ?? '', height }))}
    ${lines.map((line) => curve(line, place))}
  </svg>`;
}

function placing({ low, high }: Axis, { points, height }: { points: number; height: number }): Place {
  const width = WIDTH - MARGIN.left - MARGIN.right;
  const depth = height - MARGIN.top - MARGIN.bottom;
  return (t, value) => ({
    x: (MARGIN.left + (width * t) / Math.max(1, points - 1)).toFixed(1),
    y: (MARGIN.top + (depth * (high - value)) / (high - low)).toFixed(1),
  });
}

function curve({ className, values, isFilled }: ChartLine, place: Place): Html {
  const every = Math.ceil(values.length / MOST_POINTS);
  const shown = [...values.keys()].filter((t) => t % every === 0 || t === values.length - 1);
  const points = shown.map((t) => place(t, values[t] ?? 0)).map(({ x, y }) => `${x} ${y}`);
  if (isFilled !== true)
    return html`<path class="${className}" fill="none" stroke="currentColor" d="M${points.join('L')}" />`;
  const [from, to] = [place(0, 0), place(values.length - 1, 0)];
  return html`<path class="${className}" d="M${from.x} ${from.y}L${points.join('L')}L${to.x} ${to.y}Z" />`;
}

function gridLine(y: string, text: string): Html {
  return html`<line class="grid" x1="${MARGIN.left}" x2="${WIDTH - MARGIN.right}" y1="${y}" y2="${y}" /><text
      class="tick"
      x="${MARGIN.left - 8}"
      y="${y}"
      dy="0.35em"
      text-anchor="end"
      >${text}</text
    >`;
}

function dateLabel({ x }: { x: string }, { text, height }: { text: string; height: number }): Html {
  return html`<text class="tick" x="${x}" y="${height - 8}" text-anchor="middle">${text.slice(0, 7)}</text>`;
}

/** Some rows, evenly apart and away from the edges, where a label would be cut. */
function dateTicks(dates: readonly string[]): number[] {
  const ticks = Math.min(DATE_TICKS, dates.length);
  const rows = Array.from({ length: ticks }, (_, i) => Math.round(((i + 0.5) * (dates.length - 1)) / ticks));
  return [...new Set(rows)];
}
