import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson } from '../common/canonical-json.js';
import type { TradingDate } from '../common/trading-date.js';
import type { Params } from '../quant/params.js';
import type { MarketView } from '../strategies/kinds/strategy-kind.js';
import type { Policy } from './policy/policy.js';

/** All that the weights of a strategy depend on. */
export interface StrategyInputs {
  level: 'strategy';
  strategy: string;
  kind: string;
  params: Params;
  symbols: readonly string[];
  dates: readonly TradingDate[];
  /** One row per date, one close per symbol. */
  closes: number[][];
  /** What the signal says by symbol, for a kind that goes by one. */
  scores?: Readonly<Record<string, number>>;
  /** Weights by symbol, for a kind that looks at them. */
  held?: Readonly<Record<string, number>>;
}

/** All that the shares of the strategies depend on. */
export interface MetaInputs {
  level: 'meta';
  policy: Policy;
  /** Every strategy that gets a share. */
  strategies: readonly string[];
  /** Those with enough history, in the order of the columns of `returns`. */
  seasoned: readonly string[];
  dates: readonly TradingDate[];
  /** One row per date that the seasoned have in common, one simple daily return per strategy. */
  returns: number[][];
  /** Observations of each strategy. */
  observations: Readonly<Record<string, number>>;
  /** Shares of the book before. */
  current: Readonly<Record<string, number>>;
}

export type AllocationInputs = StrategyInputs | MetaInputs;

/** Inputs as they are stored: gzip of the canonical JSON whose SHA-256 names them. */
export interface PackedInputs {
  hash: string;
  body: Buffer;
}

export function packInputs(inputs: AllocationInputs): PackedInputs {
  const json = canonicalJson(inputs);
  return { hash: createHash('sha256').update(json).digest('hex'), body: gzipSync(json) };
}

export function unpackInputs(body: Buffer): AllocationInputs {
  return JSON.parse(gunzipSync(body).toString('utf8')) as AllocationInputs;
}

export function closesOf({ symbols, dates, closes }: MarketView): number[][] {
  return dates.map((_, row) => [...closes.subarray(row * symbols.length, (row + 1) * symbols.length)]);
}

/** Without those of which the signal says nothing: JSON has no NaN. */
export function scoresOf({ symbols, scores }: MarketView): Record<string, number> | undefined {
  if (scores === undefined) return undefined;
  const entries = symbols.map((symbol, i): [string, number] => [symbol, scores[i] ?? Number.NaN]);
  return Object.fromEntries(entries.filter(([, score]) => !Number.isNaN(score)));
}

export function viewOf({ symbols, dates, closes, scores, held }: StrategyInputs): MarketView {
  const asOf = dates.at(-1);
  if (asOf === undefined) throw new RangeError('stored inputs without a date');
  return {
    asOf,
    symbols,
    dates,
    closes: Float64Array.from(closes.flat()),
    ...(scores ? { scores: Float64Array.from(symbols, (symbol) => scores[symbol] ?? Number.NaN) } : {}),
    ...(held ? { held } : {}),
  };
}
