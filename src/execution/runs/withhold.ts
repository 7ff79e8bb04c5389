import type { Plan, PlannedOrder, Skip } from '../planner/plan.js';

/** The plan without the symbols whose holdings are in doubt; what is not sold or bought there stays as it is. */
export function withholdSymbols(plan: Plan, symbols: ReadonlySet<string>): Plan {
  if (symbols.size === 0) return plan;
  const isFree = ({ symbol }: { symbol: string }): boolean => !symbols.has(symbol);
  return {
    ...plan,
    crosses: plan.crosses.filter(isFree),
    sells: plan.sells.filter(isFree),
    buys: plan.buys.filter(isFree),
    skipped: [...plan.skipped, ...skipsOf([...plan.crosses, ...plan.sells, ...plan.buys], symbols)],
  };
}

/** Orders that were planned before the doubt arose. */
export function withholdOrders(
  orders: readonly PlannedOrder[],
  symbols: ReadonlySet<string>,
): { orders: PlannedOrder[]; skipped: Skip[] } {
  return { orders: orders.filter(({ symbol }) => !symbols.has(symbol)), skipped: skipsOf(orders, symbols) };
}

function skipsOf(wanted: readonly { symbol: string }[], symbols: ReadonlySet<string>): Skip[] {
  const held = new Set(wanted.map(({ symbol }) => symbol).filter((symbol) => symbols.has(symbol)));
  const detail = 'the broker does not hold what the ledger says; see GET /execute/reconciliation';
  return [...held].sort().map((symbol) => ({ symbol, reason: 'UNRECONCILED', detail }));
}
