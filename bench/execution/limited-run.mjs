import { awaitRun } from './rebalance.mjs';
import { TradingStage } from './trading-stage.mjs';

const LEGS = 250;
const LIMIT = { requests: 200, window_seconds: 60 };

/** A rebalance where the exchange takes so many requests a minute, whatever they are for. */
export async function limitedRow() {
  const stage = await TradingStage.start();
  try {
    const symbols = await stage.openMarket(LEGS, '10000000');
    await stage.passTime();
    await stage.startPas();
    await stage.makeBook(symbols);
    await stage.exchange('PUT', '/control/faults', { rate_limit: LIMIT });
    const startedAt = performance.now();
    const { run_id } = await stage.pas('POST', '/execute/rebalance', {});
    await awaitRun(stage, run_id);
    const seconds = (performance.now() - startedAt) / 1000;
    const { rows } = await stage.db.query('select count(*)::int as count from order_intents where run_id = $1', [
      run_id,
    ]);
    const [{ count }] = rows;
    return {
      what: `rebalance of ${String(count)} orders at ${String(LIMIT.requests)} requests/min`,
      ours: seconds,
      baseline: Math.ceil(count / LIMIT.requests) * LIMIT.window_seconds,
      unit: 's',
      against: 'whole minutes that so many requests need',
    };
  } finally {
    await stage.stop();
  }
}
