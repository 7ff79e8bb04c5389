import fc from 'fast-check';
import { type Decimal, decimal, sumDecimals, ZERO } from '../../common/decimal.js';
import type { BrokerActivity } from '../broker/broker.port.js';
import { CASH, EXTERNAL, type LedgerEntry } from '../ledger/ledger-transaction.js';
import { RESERVE, type SleeveAmount } from '../planner/plan.js';
import { renameTargets } from '../plans/rename-targets.js';
import { tradingDate } from '../../common/trading-date.js';
import { activityEntries, joinSplits } from './activities/activity-rules.js';
import { adjustmentEntries } from './adjustment.js';

const units = (n: number): Decimal => decimal(`${n}e-9`);
const shares = fc.record({ one: fc.nat(1e12), two: fc.nat(1e12), reserve: fc.nat(1e12) });
const ownersOf = (held: Record<string, number>): SleeveAmount[] =>
  Object.entries(held).map(([sleeve, n]) => ({ sleeve, amount: units(n) }));
const sumOf = (entries: readonly LedgerEntry[], asset: string): Decimal =>
  sumDecimals(
    entries.filter((entry) => entry.asset === asset && entry.sleeve !== EXTERNAL).map(({ amount }) => amount),
  );
const activity = (parts: Partial<BrokerActivity>): BrokerActivity => ({
  ...{ id: '1', type: 'DIV', date: tradingDate('2024-01-05'), symbol: 'A', qty: null, netAmount: ZERO },
  ...{ status: 'executed', groupId: null, ...parts },
});

describe('an adjustment', () => {
  it('brings the ledger to exactly what the broker holds, balances, and takes from no strategy what the reserve has', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -3e12, max: 3e12 }), (held, n) => {
        const entries = adjustmentEntries({
          ...{ asset: 'A', difference: units(n), price: decimal('12.34') },
          owners: ownersOf(held),
        });
        expect(sumOf(entries, 'A').eq(units(n))).toBe(true);
        expect(sumDecimals(entries.map(({ value }) => value)).eq(ZERO)).toBe(true);
        for (const { sleeve, amount } of entries) {
          if (sleeve === RESERVE || sleeve === EXTERNAL) continue;
          expect(-n).toBeGreaterThan(held.reserve);
          expect(amount.abs().lte(units(held[sleeve as 'one' | 'two']))).toBe(true);
        }
      }),
    );
  });

  it('of cash is the reserve’s', () => {
    const entries = adjustmentEntries({ asset: CASH, difference: decimal('-3'), price: ZERO, owners: [] });
    expect(entries.map(({ sleeve, amount }) => `${sleeve} ${amount.toFixed()}`)).toEqual(['reserve -3', 'external 3']);
  });
});

describe('an activity', () => {
  it('gives every cent and every share to somebody', () => {
    fc.assert(
      fc.property(shares, fc.integer({ min: -1e9, max: 1e9 }), (held, n) => {
        const cash = activityEntries(activity({ netAmount: decimal(`${n}e-2`) }), ownersOf(held)) ?? [];
        expect(sumOf(cash, CASH).eq(decimal(`${n}e-2`))).toBe(true);
        expect(sumDecimals(cash.map(({ value }) => value)).eq(ZERO)).toBe(true);
        const split = activityEntries(activity({ type: 'SPLIT', qty: units(n) }), ownersOf(held));
        if (split !== undefined) expect(sumOf(split, 'A').eq(units(n))).toBe(true);
      }),
    );
  });

  it('of a kind that only a person can judge is not booked, nor is a split of what nobody holds', () => {
    for (const type of ['MA', 'SPIN', 'REORG', 'ACATS', 'OPEXP', 'SOMETHING_NEW']) {
      expect(activityEntries(activity({ type }), ownersOf({ one: 5 }))).toBeUndefined();
    }
    expect(activityEntries(activity({ type: 'SPLIT', qty: decimal('5') }), [])).toBeUndefined();
  });

  it('of a split is one with the others of its group', () => {
    const split = { type: 'SPLIT', groupId: 'g' };
    const groups = joinSplits([
      activity({ id: 'a', ...split }),
      activity({ id: 'b' }),
      activity({ id: 'c', ...split }),
    ]);
    expect(groups.map((group) => group.map(({ id }) => id))).toEqual([['a', 'c'], ['b']]);
  });
});

describe('targets of a renamed symbol', () => {
  const target = {
    sleeve: 'one',
    share: decimal('1'),
    weights: new Map([
      ['OLD', decimal('0.4')],
      ['NEW', decimal('0.1')],
    ]),
  };
  const current = new Map([['OLD', 'NEW']]);

  it('mean the new one', () => {
    const [renamed] = renameTargets([target], { current, assets: new Map() });
    expect([...renamed!.weights].map(([symbol, weight]) => `${symbol} ${weight.toFixed()}`)).toEqual(['NEW 0.5']);
  });

  it('mean another company when the old symbol trades again', () => {
    const assets = new Map([['OLD', { isTradable: true, isFractionable: true }]]);
    expect([...renameTargets([target], { current, assets })[0]!.weights.keys()]).toEqual(['OLD', 'NEW']);
  });
});
