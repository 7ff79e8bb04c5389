import { QuantError } from '../../quant/quant-error.js';
import { computeFactorFigures, type FactorFigures } from './factor-figures.js';
import type { FactorDay } from './factor-sets.repository.js';
import type { ReturnHistory } from './return-histories.repository.js';

/** What Kenneth French's files call the risk-free rate. */
const RISK_FREE = 'RF';

/** Whether a data set has more than a risk-free rate. */
export function explainsAnything(names: readonly string[]): boolean {
  return names.some((name) => name !== RISK_FREE);
}

/**
 * The regression of daily returns on the factors of a data set, over the days that have all of them; its `RF` is taken off the
 * returns. Throws `insufficient_data` for too few of them.
 */
export function explainByFactors(
  { dates, returns }: ReturnHistory,
  { names, days }: { names: readonly string[]; days: readonly FactorDay[] },
  periodsPerYear: number,
): FactorFigures {
  const factors = names.filter((name) => name !== RISK_FREE);
  const complete = days.filter((day) => names.every((name) => day.returns[name] !== undefined));
  if (complete.length < factors.length + 2) {
    const needed = `${factors.length} factors need ${factors.length + 2} days`;
    throw new QuantError('insufficient_data', `${complete.length} days have a return and every factor: ${needed}`);
  }
  const returnOn = new Map<string, number>(dates.map((date, t) => [date, returns[t] ?? Number.NaN]));
  const excess = complete.map(({ date, returns: day }) => (returnOn.get(date) ?? Number.NaN) - (day[RISK_FREE] ?? 0));
  const columns = factors.map((name) => ({
    name,
    returns: complete.map(({ returns: day }) => day[name] ?? Number.NaN),
  }));
  return computeFactorFigures(excess, columns, periodsPerYear);
}
