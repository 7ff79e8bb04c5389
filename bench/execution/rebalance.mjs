import { setTimeout as pause } from 'node:timers/promises';
import { watchBooking } from './booking-times.mjs';

/** From the moment the intents are written until the broker has answered to all of them, and to the run's end. */
export async function rebalance(stage, symbols) {
  await stage.makeBook(symbols);
  const booking = await watchBooking(stage, { everyMs: 10 });
  const [commits, memory, cpu] = [await countCommits(stage), stage.pasMemoryMb(), stage.pasCpuMs()];
  const startedAt = performance.now();
  const asked = stage.pas('POST', '/execute/rebalance', {});
  const sending = await watchSending(stage);
  await awaitRun(stage, (await asked).run_id);
  const totalMs = performance.now() - startedAt;
  return {
    ...(await booking.stop()),
    ...sending,
    totalMs,
    commits: (await countCommits(stage)) - commits,
    peakMb: stage.pasMemoryMb().peak - memory.now,
    cpuMs: stage.pasCpuMs() - cpu,
  };
}

export async function awaitRun(stage, id) {
  for (;;) {
    const { rows } = await stage.db.query('select status from rebalance_runs where id = $1', [id]);
    if (/^(completed|failed|canceled)/.test(rows[0]?.status)) {
      if (rows[0].status !== 'completed') throw new Error(`the run is ${rows[0].status}`);
      return;
    }
    await pause(20);
  }
}

async function watchSending({ db }) {
  let startedAt;
  for (;;) {
    const { rows } = await db.query(
      `select count(*)::int as all, count(*) filter (where state in ('pending', 'unknown'))::int as open from order_intents
       where run_id = (select id from rebalance_runs where status like '%in_progress' order by created_at desc limit 1)`,
    );
    const [{ all, open }] = rows;
    if (all > 0) startedAt ??= performance.now();
    if (all > 0 && open === 0) return { orders: all, sentPerSecond: all / ((performance.now() - startedAt) / 1000) };
    await pause(10);
  }
}

/** Of others than this process, each of whose looks is one. */
async function countCommits({ db }) {
  const { rows } = await db.query(
    `select xact_commit::int as count from pg_stat_database where datname = current_database()`,
  );
  return rows[0].count - db.queries;
}
