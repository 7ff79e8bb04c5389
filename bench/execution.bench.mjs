import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './measure.mjs';
import { TradingStage, until } from './trading-stage.mjs';

const LEGS = 400;
/** As many requests at once as PAS has. */
const PARALLEL = 4;
const SINGLES = 100;
const LIMITED_LEGS = 250;
const LIMIT = { requests: 200, window_seconds: 60 };

/**
 * One rebalance of so many legs on an exchange that does not limit requests, beside a loop that does nothing but post as
 * many orders; how long an execution takes from the exchange's stream to the committed row. With `--long` also a
 * rebalance at 200 requests a minute, which takes minutes.
 */
export async function benchExecution({ isLong }) {
  const stage = await TradingStage.start();
  try {
    const symbols = await stage.openMarket(LEGS, '10000000');
    await stage.startPas();
    const burst = await rebalance(stage, symbols);
    const bare = await postOrders(stage, symbols);
    await awaitFills(stage, 2 * LEGS);
    const single = await singleExecutions(stage, symbols);
    const rows = [
      {
        what: `orders sent, ${String(LEGS)} legs`,
        ours: burst.rate,
        baseline: bare.rate,
        unit: 'orders/s',
        against: `fetch loop, ${String(PARALLEL)} at once, no ledger`,
      },
      { what: `rebalance of ${String(LEGS)} legs, whole`, ours: burst.totalMs / 1000, unit: 's' },
      ...latencyRows('execution to ledger, in the burst', burst.latencies),
      ...latencyRows('execution to ledger, one at a time', single),
    ];
    return isLong ? [...rows, await limitedRow(stage, symbols)] : rows;
  } finally {
    await stage.stop();
  }
}

function latencyRows(what, latencies) {
  return [50, 99].map((p) => ({ what: `${what} p${String(p)}`, ours: percentile(latencies, p), unit: 'ms' }));
}

/** From the moment the intents are written until the broker has answered to all of them, and to the run's end. */
async function rebalance(stage, symbols) {
  await stage.makeBook(symbols);
  const ears = await stage.hearExecutions();
  const rows = watchRows(stage);
  const startedAt = performance.now();
  const asked = stage.pas('POST', '/execute/rebalance', {});
  const sendingMs = await watchSending(stage);
  const { run_id } = await asked;
  await awaitRun(stage, run_id);
  const totalMs = performance.now() - startedAt;
  const booked = await rows.stop();
  ears.close();
  return { totalMs, rate: sendingMs.count / (sendingMs.elapsed / 1000), latencies: latencies(ears.heard, booked) };
}

async function watchSending({ db }) {
  let startedAt;
  for (;;) {
    const { rows } = await db.query(
      `select count(*)::int as all, count(*) filter (where state in ('pending', 'unknown'))::int as open from order_intents
       where run_id = (select id from rebalance_runs order by created_at desc limit 1)`,
    );
    const [{ all, open }] = rows;
    if (all > 0) startedAt ??= performance.now();
    if (all > 0 && open === 0) return { count: all, elapsed: performance.now() - startedAt };
    await pause(5);
  }
}

/** When each execution's row was there for others to see, by asking every few milliseconds. */
function watchRows({ db }) {
  const seen = new Map();
  let isStopping = false;
  let last = 0;
  const look = async () => {
    const { rows } = await db.query('select id, order_id, cum_qty from fills where id > $1 order by id', [last]);
    const now = performance.now();
    for (const { id, order_id, cum_qty } of rows) {
      last = id;
      seen.set(`${order_id} ${String(Number(cum_qty))}`, now);
    }
  };
  const watching = (async () => {
    while (!isStopping) {
      await look();
      await pause(2);
    }
    await look();
  })();
  return {
    stop: async () => {
      isStopping = true;
      await watching;
      return seen;
    },
  };
}

function latencies(heard, booked) {
  const both = [...heard].filter(([key]) => booked.has(key));
  if (both.length < heard.size) throw new Error(`${String(heard.size - both.length)} executions were not booked`);
  return both.map(([key, at]) => Math.max(0, booked.get(key) - at));
}

async function awaitRun(stage, id) {
  for (;;) {
    const { rows } = await stage.db.query('select status from rebalance_runs where id = $1', [id]);
    if (/^(completed|failed|canceled)/.test(rows[0]?.status)) {
      if (rows[0].status !== 'completed') throw new Error(`the run is ${rows[0].status}`);
      return;
    }
    await pause(10);
  }
}

/** The least that anybody can do: the same number of orders in the same symbols. */
async function postOrders(stage, symbols) {
  const next = symbols.values();
  const startedAt = performance.now();
  const work = async () => {
    for (const symbol of next) {
      const order = { symbol, side: 'buy', type: 'market', time_in_force: 'day', notional: '100' };
      await stage.exchange('POST', '/v2/orders', order);
    }
  };
  await Promise.all(Array.from({ length: PARALLEL }, work));
  return { rate: symbols.length / ((performance.now() - startedAt) / 1000) };
}

/** Orders of somebody else, each after the one before it is booked: nothing waits for anything. */
async function singleExecutions(stage, symbols) {
  const ears = await stage.hearExecutions();
  const rows = watchRows(stage);
  for (const [i, symbol] of symbols.slice(0, SINGLES).entries()) {
    const order = { symbol, side: 'buy', type: 'market', time_in_force: 'day', qty: '1' };
    await stage.exchange('POST', '/control/orders', order);
    await awaitFills(stage, 2 * LEGS + i + 1);
  }
  const booked = await rows.stop();
  ears.close();
  return latencies(ears.heard, booked);
}

/** What was executed for the loop that only posts is booked, too, and must not stand in the way of what comes next. */
async function awaitFills({ db }, orders) {
  await until(async () => {
    const { rows } = await db.query(`select count(distinct f.order_id)::int as done
      from fills f join orders o using (order_id) where o.status = 'filled'`);
    if (rows[0].done < orders) throw new Error(`${String(rows[0].done)} of ${String(orders)} orders are booked`);
  });
}

async function limitedRow(stage, symbols) {
  await stage.makeBook(symbols.slice(0, LIMITED_LEGS));
  await stage.exchange('PUT', '/control/faults', { rate_limit: LIMIT });
  const startedAt = performance.now();
  const { run_id } = await stage.pas('POST', '/execute/rebalance', {});
  await awaitRun(stage, run_id);
  const { rows } = await stage.db.query('select count(*)::int as count from order_intents where run_id = $1', [run_id]);
  return {
    what: `rebalance of ${String(rows[0].count)} orders at ${String(LIMIT.requests)} requests/min`,
    ours: (performance.now() - startedAt) / 1000,
    baseline: Math.ceil(rows[0].count / LIMIT.requests) * LIMIT.window_seconds,
    unit: 's',
    against: 'whole minutes that so many requests need',
  };
}
