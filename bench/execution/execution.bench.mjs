import { bookRows } from './booking-times.mjs';
import { cancelMs } from './kill-switch.mjs';
import { limitedRow } from './limited-run.mjs';
import { postOrders } from './post-orders.mjs';
import { rebalance } from './rebalance.mjs';
import { singleExecutions } from './single-executions.mjs';
import { TradingStage } from './trading-stage.mjs';

const LEGS = 500;
const SINGLES = 100;
const CASH = '10000000';
const TARGET_MS = 2000;

/**
 * A rebalance on an exchange that does not limit requests, beside a loop that does nothing but post as many orders; how
 * long an execution takes from the exchange's stream to the committed row and to a client; how soon a halt has canceled
 * everything. With `--long` also a rebalance at 200 requests a minute, which takes minutes.
 */
export async function benchExecution({ isLong }) {
  const stage = await TradingStage.start();
  try {
    const symbols = await stage.openMarket(2 * LEGS, CASH);
    const [ours, others] = [symbols.slice(0, LEGS), symbols.slice(LEGS)];
    await postOrders(stage, others);
    const before = await postOrders(stage, others);
    await stage.passTime();
    await stage.startPas();
    const halts = [];
    for (const orders of [20, 200]) halts.push(await haltRow(stage, ours.slice(0, orders)));
    const run = await rebalance(stage, ours);
    const single = await singleExecutions(stage, others.slice(0, SINGLES));
    await stage.stopPas();
    await stage.deposit(CASH);
    const after = await postOrders(stage, others);
    const rows = [
      ...runRows(run, (before + after) / 2),
      ...bookRows('in the burst', run),
      ...bookRows('one at a time', single),
    ];
    return [...rows, ...halts, ...(isLong ? [await limitedRow()] : [])];
  } finally {
    await stage.stop();
  }
}

function runRows({ orders, sentPerSecond, commits, totalMs, peakMb, cpuMs }, bare) {
  return [
    {
      what: `orders sent, ${String(orders)} legs`,
      ours: sentPerSecond,
      baseline: bare,
      unit: 'orders/s',
      against: 'a loop that posts as many at once, no ledger',
    },
    { what: `rebalance of ${String(orders)} legs, whole`, ours: totalMs / 1000, unit: 's' },
    { what: 'work of PAS for it, per order', ours: cpuMs / orders, unit: 'ms of one core' },
    { what: 'commits for it, per order', ours: commits / orders, unit: 'commits' },
    { what: 'memory for it, beyond idle', ours: peakMb, unit: 'MB' },
  ];
}

async function haltRow(stage, symbols) {
  return {
    what: `halt with ${String(symbols.length)} open orders until none is left`,
    ours: await cancelMs(stage, symbols),
    baseline: TARGET_MS,
    unit: 'ms',
    against: 'the target for 20',
  };
}
