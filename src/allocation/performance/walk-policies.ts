import type { TradingDate } from '../../common/trading-date.js';
import { QuantError } from '../../quant/quant-error.js';
import { computeShares } from '../meta-allocation.js';
import type { Policy } from '../policy/policy.js';
import { metaInputsOf, type ReturnRow } from '../strategy-histories.service.js';

export interface NamedPolicy {
  name: string;
  policy: Policy;
}

export interface SharedDay {
  date: TradingDate;
  /** Simple return of the day. */
  value: number;
  /** Σ|change of share| where a new decision holds from this day, else null. */
  turnover: number | null;
}

export interface PolicyWalk {
  name: string;
  days: SharedDay[];
  /** Why the last decision that failed did; it then held on what it had. */
  failure: string | null;
}

type Shares = Record<string, number>;

/**
 * What sharing capital by a policy would have returned: at the last session of a month it decides on returns up to then,
 * holds from the next day on and lets the shares drift. A strategy without a return that day returns nothing; no costs.
 */
export function walkPolicy(
  { name, policy }: NamedPolicy,
  history: readonly ReturnRow[],
  strategies: readonly string[],
): PolicyWalk {
  const days: SharedDay[] = [];
  let held: Shares | undefined;
  let turnover: number | null = null;
  let failure: string | null = null;
  history.forEach(({ date, values }, row) => {
    if (held) {
      const { value, drifted } = hold(held, values);
      days.push({ date, value, turnover });
      held = drifted;
      turnover = null;
    }
    if (!isMonthEnd(history, row)) return;
    try {
      const next = decide(policy, { history: history.slice(0, row + 1), strategies, held: held ?? {} });
      if (!next) return;
      turnover = changeOf(held ?? {}, next);
      held = next;
    } catch (error) {
      // What is held must not depend on the time.
      if (!(error instanceof QuantError) || error.code === 'limit_time') throw error;
      failure = `${date}: ${error.message}`;
    }
  });
  return { name, days, failure };
}

/** Undefined while fewer than two strategies have enough history: there is nothing to compare yet. */
function decide(
  policy: Policy,
  { history, strategies, held }: { history: readonly ReturnRow[]; strategies: readonly string[]; held: Shares },
): Shares | undefined {
  const inputs = metaInputsOf(history, { strategies, policy, current: held });
  return inputs.seasoned.length < 2 ? undefined : computeShares(inputs).shares;
}

function hold(held: Shares, values: ReturnRow['values']): { value: number; drifted: Shares } {
  const value = Object.entries(held).reduce((sum, [id, share]) => sum + share * (values[id] ?? 0), 0);
  const drifted = Object.fromEntries(
    Object.entries(held).map(([id, share]) => [id, (share * (1 + (values[id] ?? 0))) / (1 + value)]),
  );
  return { value, drifted };
}

function changeOf(before: Shares, after: Shares): number {
  const ids = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...ids].reduce((sum, id) => sum + Math.abs((after[id] ?? 0) - (before[id] ?? 0)), 0);
}

/** The month that is not over has no end. */
function isMonthEnd(history: readonly ReturnRow[], row: number): boolean {
  const monthOf = (at: number): string | undefined => history[at]?.date.slice(0, 7);
  return row + 1 < history.length && monthOf(row) !== monthOf(row + 1);
}
