import type { PlanDto } from '../execution/dto/plan.dto.js';
import type { CommandResult } from './command.js';

/** A plan as people read it. */
export function planReport(plan: PlanDto): CommandResult {
  const { orders, crosses, skipped, account, tracking } = plan;
  return {
    data: plan,
    table: {
      head: ['symbol', 'side', 'order', 'price', 'USD'],
      rows: orders.map(({ symbol, side, qty, notional, price, value }) => [
        ...[symbol, side, qty ?? `${notional ?? '?'} USD`, price],
        Number(value).toFixed(2),
      ]),
    },
    lines: [
      `Plan ${plan.plan_id}, good until ${plan.expires_at}, of account ${account.account_number}.`,
      `Turnover ${percent(plan.turnover)} of ${account.capital} USD, estimated cost ${plan.estimated_cost} USD, ` +
        `cash after it ${Number(plan.cash_after).toFixed(2)} USD.`,
      `Off target by ${percent(tracking.before)} before and ${percent(tracking.after)} after.`,
      ...crosses.map(({ symbol, qty, price }) => `settled between strategies: ${qty} ${symbol} at ${price}`),
      ...skipped.map(({ symbol, reason, detail }) => `skipped ${symbol}: ${reason}, ${detail}`),
    ],
  };
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`;
}
