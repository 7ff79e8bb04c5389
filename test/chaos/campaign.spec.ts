import { Campaign, type Tally } from './campaign.js';

// `npm run chaos` sets these; without them it is a short campaign, always the same.
const setting = (name: string, byDefault: number): number => Number(process.env[`CHAOS_${name}`] ?? byDefault);
const SEED = setting('SEED', 20_240_105);
const LANES = setting('LANES', 2);
const REBALANCES = setting('REBALANCES', 24);
const MINUTES = setting('MINUTES', 60);
const LONGEST_MS = (MINUTES + 10) * 60_000;
const isWatched = process.env['CHAOS_SEED'] !== undefined;
const UNTIL = `${REBALANCES} rebalances or ${MINUTES} minutes`;

describe('a campaign of random faults, kills and restarts', () => {
  it(
    `holds over ${UNTIL}: no order twice, no fill lost or doubled, sleeves = broker, every leg explained`,
    async () => {
      const startedMs = performance.now();
      const perLane = Math.ceil(REBALANCES / LANES);
      const seeds = Array.from({ length: LANES }, (_, lane) => SEED + lane);
      const tallies = await runAll(seeds, perLane);
      watch(`\n${summaryOf(tallies)}`);
      const isOutOfTime = performance.now() - startedMs > MINUTES * 60_000;
      expect(runsIn(tallies)).toBeGreaterThanOrEqual(isOutOfTime ? 1 : REBALANCES);
    },
    LONGEST_MS,
  );
});

/** All at once, because most of a rebalance that goes wrong is waiting. The first failure ends them all. */
async function runAll(seeds: readonly number[], rebalances: number): Promise<Tally[]> {
  const failed = new AbortController();
  const limits = { rebalances, minutes: MINUTES, signal: failed.signal };
  const running = seeds.map((seed) =>
    Campaign.run(seed, limits, watch).catch((error: unknown) => {
      failed.abort();
      throw error;
    }),
  );
  await Promise.allSettled(running);
  return Promise.all(running);
}

function watch(text: string): void {
  if (isWatched) process.stderr.write(`${text}\n`);
}

function sum(tallies: Tally[]): [string, number][] {
  const names = [...new Set(tallies.flatMap((tally) => [...tally.keys()]))].sort();
  return names.map((name) => [name, tallies.reduce((total, tally) => total + (tally.get(name) ?? 0), 0)]);
}

function runsIn(tallies: Tally[]): number {
  const ended = sum(tallies).filter(([name]) => /^(completed|canceled|failed)/.test(name));
  return ended.reduce((total, [, count]) => total + count, 0);
}

function summaryOf(tallies: Tally[]): string {
  const lines = sum(tallies).map(([name, count]) => `${String(count).padStart(7)} ${name}`);
  return [`${runsIn(tallies)} rebalances held:`, ...lines].join('\n');
}
