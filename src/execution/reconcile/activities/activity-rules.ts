import { type Decimal, QUANTITY_PLACES, ZERO } from '../../../common/decimal.js';
import type { BrokerActivity } from '../../broker/broker.port.js';
import { CASH, EXTERNAL, type LedgerEntry } from '../../ledger/ledger-transaction.js';
import { apportion } from '../../planner/apportion.js';
import { RESERVE, type SleeveAmount } from '../../planner/plan.js';

/** Cash that belongs to a holding: dividends with their taxes, interest, fees. */
const OF_A_HOLDING = /^(DIV\w*|INT\w*|FEE|CFEE|PTC|PTR)$/;
/** Cash that somebody moved. */
const MOVED_CASH = /^(CSD|CSW|CSR|JNL|JNLC|ACATC|TRANS)$/;

/**
 * What an activity does to the ledger, or undefined when its type is one that only a person can judge (mergers, spin-offs,
 * transfers of shares). Cash of a holding goes to those who hold the symbol, in proportion to their shares; cash of no
 * holding goes to the reserve, from where the next run shares it out. A split gives or takes shares in proportion, at no
 * value, and pays cash for fractions. `owners`: who holds the symbol now.
 */
export function activityEntries(activity: BrokerActivity, owners: readonly SleeveAmount[]): LedgerEntry[] | undefined {
  const { type, netAmount } = activity;
  const long = owners.filter(({ amount }) => amount.gt(ZERO));
  // The position is followed by its asset, see Renames.
  if (type === 'NC') return [];
  if (type === 'SPLIT') return splitEntries(activity, long);
  if (OF_A_HOLDING.test(type)) return cashEntries(share(netAmount, long));
  if (MOVED_CASH.test(type)) return cashEntries([{ sleeve: RESERVE, amount: netAmount }]);
  return undefined;
}

function splitEntries(
  { symbol, qty, netAmount }: BrokerActivity,
  owners: readonly SleeveAmount[],
): LedgerEntry[] | undefined {
  if (symbol === null || owners.length === 0) return undefined;
  const shares = share(qty ?? ZERO, owners).flatMap(({ sleeve, amount }) => [
    { sleeve, asset: symbol, amount, value: ZERO },
    { sleeve: EXTERNAL, asset: symbol, amount: amount.neg(), value: ZERO },
  ]);
  return [...shares, ...cashEntries(share(netAmount, owners))];
}

function cashEntries(parts: readonly SleeveAmount[]): LedgerEntry[] {
  return parts
    .filter(({ amount }) => !amount.eq(ZERO))
    .flatMap(({ sleeve, amount }) => [
      { sleeve, asset: CASH, amount, value: amount },
      { sleeve: EXTERNAL, asset: CASH, amount: amount.neg(), value: amount.neg() },
    ]);
}

function share(total: Decimal, owners: readonly SleeveAmount[]): SleeveAmount[] {
  if (owners.length === 0) return [{ sleeve: RESERVE, amount: total }];
  const parts = apportion(total.abs(), owners, QUANTITY_PLACES);
  return total.lt(ZERO) ? parts.map(({ sleeve, amount }) => ({ sleeve, amount: amount.neg() })) : parts;
}

/**
 * Splits are listed as shares taken and shares given: only their sum says what became of the position. Everything else
 * stands for itself.
 */
export function joinSplits(activities: readonly BrokerActivity[]): BrokerActivity[][] {
  const groups = new Map<string, BrokerActivity[]>();
  for (const activity of activities) {
    const { id, type, symbol, date, status, groupId } = activity;
    const key = type === 'SPLIT' ? `split ${groupId ?? `${symbol ?? ''} ${date}`} ${status}` : id;
    groups.set(key, [...(groups.get(key) ?? []), activity]);
  }
  return [...groups.values()];
}
