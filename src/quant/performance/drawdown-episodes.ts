import { QuantError } from '../quant-error.js';
import { drawdowns } from './drawdown-series.js';

/**
 * One fall from a high until the wealth is back at it. Times are places in the path of values: 0 is the start, before the first
 * return, t is after return t (so with T + 1 dates of prices, `dates[peak]`).
 */
export interface DrawdownEpisode {
  /** Fraction < 0. */
  readonly depth: number;
  readonly peak: number;
  /** The first lowest value. */
  readonly trough: number;
  /** Null where the series ends below the high. */
  readonly recovery: number | null;
  /** Number of periods that end below the high. */
  readonly length: number;
}

/**
 * Every drawdown of simple returns in order of time; none for a series that never falls. Throws `invalid_input` for a return
 * that is not finite or below −1.
 */
export function drawdownEpisodes(returns: ArrayLike<number>): DrawdownEpisode[] {
  const depths = drawdowns(returns);
  const episodes: DrawdownEpisode[] = [];
  for (let t = 0; t < depths.length; t++) {
    if (depths[t] === 0) continue;
    const episode = episodeFrom(depths, t);
    episodes.push(episode);
    t += episode.length;
  }
  return episodes;
}

/** The drawdown whose first period below the high is that of the return `first`. */
function episodeFrom(depths: Float64Array, first: number): DrawdownEpisode {
  let lowest = first;
  let end = first;
  for (; end < depths.length && depths[end]! < 0; end++) if (depths[end]! < depths[lowest]!) lowest = end;
  return {
    depth: depths[lowest]!,
    peak: first,
    trough: lowest + 1,
    recovery: end < depths.length ? end + 1 : null,
    length: end - first,
  };
}

/** The `count` deepest, deepest first; of equal ones the earlier. Throws `invalid_input` for a count that is not whole. */
export function deepestDrawdowns(returns: ArrayLike<number>, count: number): DrawdownEpisode[] {
  if (!(Number.isInteger(count) && count >= 0)) {
    throw new QuantError('invalid_input', `count is ${count}: a whole number is needed`, 'count');
  }
  return drawdownEpisodes(returns)
    .sort((a, b) => a.depth - b.depth)
    .slice(0, count);
}

/** Most periods in a row that end below a high; 0 for a series that never falls. */
export function longestDrawdown(returns: ArrayLike<number>): number {
  return drawdownEpisodes(returns).reduce((longest, { length }) => Math.max(longest, length), 0);
}
