import { type LegOrders, wantedText } from '../legs/leg-orders.js';
import { unfilledOf } from '../legs/leg-outcome.js';
import type { Skip } from '../planner/plan.js';
import { ordersOf } from '../plans/plan-document.js';
import type { RunStop } from './run-stop.js';
import type { Run } from './runs.repository.js';

/** Everything that the run wanted and did not get, also what it was stopped before. */
export function leftoversOf(run: Run, legs: readonly LegOrders[], stop: RunStop | undefined): Skip[] {
  const unfilled = legs.flatMap((leg) => unfilledOf(leg, stop));
  return stop === undefined || hasBegunToBuy(run, legs) ? unfilled : [...unfilled, ...unsentBuys(run, stop)];
}

/** A run that is held goes back to the phase of its legs. */
function hasBegunToBuy({ status }: Run, legs: readonly LegOrders[]): boolean {
  return status === 'buys_in_progress' || legs.some(({ leg }) => leg.phase === 'buy');
}

/** Buys get their size, and become legs, when the sells are done; until then they are as they were planned. */
function unsentBuys({ plan }: Run, { skip: reason, detail: because }: RunStop): Skip[] {
  const buys = plan === null ? [] : ordersOf(plan).buys;
  return buys.map((buy) => {
    const detail = `0 shares of ${wantedText(buy)} were filled: ${because}`;
    return { symbol: buy.symbol, reason, detail };
  });
}
