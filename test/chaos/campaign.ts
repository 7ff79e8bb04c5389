import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../support/eventually.js';
import { drawStep, type Step } from './schedule.js';
import { type RunRow, Truth } from './truth.js';
import { World } from './world.js';

const END_MS = 120_000;
const SETTLE_MS = 20_000;
const MOST_ATTEMPTS = 8;
const POLL_MS = 25;

export interface CampaignLimits {
  rebalances: number;
  minutes: number;
  /** Another campaign has failed. */
  signal: AbortSignal;
}

/** What a campaign did: rebalances by how they ended, blows by kind. */
export type Tally = Map<string, number>;

/** One world in which everything goes wrong, rebalance after rebalance, as the seed has it. */
export class Campaign {
  private constructor(
    private readonly world: World,
    private readonly truth: Truth,
    private readonly tally: Tally,
  ) {}

  /** Throws with the seed, the rebalance and what differs. `onStep` hears of each rebalance that held. */
  static async run(seed: number, limits: CampaignLimits, onStep: (text: string) => void): Promise<Tally> {
    const world = await World.start();
    const campaign = new Campaign(world, new Truth(world), new Map());
    const deadlineMs = performance.now() + limits.minutes * 60_000;
    let step = drawStep(seed, 1);
    try {
      for (let number = 1; number <= limits.rebalances && performance.now() < deadlineMs; number++) {
        if (limits.signal.aborted) return campaign.tally;
        step = drawStep(seed, number);
        onStep(`seed ${seed}, rebalance ${number}: ${await campaign.rebalance(step)}`);
      }
      await campaign.finish();
      return campaign.tally;
    } catch (error) {
      throw new Error(reportOf(seed, step, { error, log: world.log }), { cause: error });
    } finally {
      await world.stop();
    }
  }

  private async rebalance(step: Step): Promise<string> {
    const startedMs = performance.now();
    await this.world.prepare(step);
    await this.endure(step);
    const runs = await this.awaitEnd(step);
    if (step.blows.some(({ blow }) => blow.kind === 'account')) await this.world.reconcile();
    await eventually(() => this.truth.check(step.book), SETTLE_MS);
    await this.truth.settle();
    for (const { status, reason } of runs) this.count(status === 'failed' ? `failed: ${reason ?? ''}` : status);
    const ends = runs.map(({ status, reason }) => (reason === null ? status : `${status} (${reason})`));
    return `${ends.join(', ')} in ${Math.round(performance.now() - startedMs)} ms`;
  }

  /** The request, everything that goes wrong meanwhile, and the end of the trouble. */
  private async endure({ number, faults, blows, faultyMs, isOvernight }: Step): Promise<void> {
    const { world } = this;
    const key = keyOf(number, 1);
    await world.exchange.ask('PUT', '/control/faults', faults);
    const startedMs = performance.now();
    const asked = blows.some(({ blow }) => blow.kind === 'replicate')
      ? world.requestRebalanceOfAll(key)
      : world.requestRebalance(key);
    for (const { afterMs, blow } of blows) {
      await sleep(Math.max(0, afterMs - (performance.now() - startedMs)));
      await world.strike(blow, key);
      this.count(`blow: ${blow.kind}`);
    }
    await this.awaitOver(key, faultyMs - (performance.now() - startedMs));
    await world.heal();
    if (isOvernight) await world.openMarket();
    await asked;
  }

  /** The trouble may end before its time when the run does. */
  private async awaitOver(key: string, leftMs: number): Promise<void> {
    const deadlineMs = performance.now() + leftMs;
    while (performance.now() < deadlineMs && !isOver(await this.findRun(key))) await sleep(POLL_MS);
  }

  /** A client that did not hear of its run asks again under the same key; one that failed to begin is asked for anew. */
  private async awaitEnd({ number }: Step): Promise<RunRow[]> {
    const runs: RunRow[] = [];
    for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt++) {
      const key = keyOf(number, attempt);
      const run = await this.awaitRun(key);
      runs.push(run);
      if (run.status !== 'failed') return runs;
    }
    throw new Error(`no run of ${MOST_ATTEMPTS} could begin: ${JSON.stringify(runs)}`);
  }

  private async awaitRun(key: string): Promise<RunRow> {
    const deadlineMs = performance.now() + END_MS;
    for (;;) {
      const run = await this.findRun(key);
      if (isOver(run)) return run;
      if (performance.now() > deadlineMs) throw new Error(`the run does not end: ${JSON.stringify(run ?? null)}`);
      await sleep(POLL_MS);
      if (run !== undefined) continue;
      if ((await this.world.requestRebalance(key)) === 'trading_halted') await this.world.resumeTrading();
    }
  }

  private async findRun(key: string): Promise<RunRow | undefined> {
    const [run] = await this.world.query<RunRow>(
      'select id, status, reason from rebalance_runs where idempotency_key = $1',
      [key],
    );
    return run;
  }

  /** All that ever happened, read once more. */
  private async finish(): Promise<void> {
    this.truth.forget();
    await this.truth.check();
    const { orders, executions } = this.truth.counts;
    this.tally.set('orders', orders).set('executions', executions);
  }

  private count(what: string): void {
    this.tally.set(what, (this.tally.get(what) ?? 0) + 1);
  }
}

function keyOf(number: number, attempt: number): string {
  return `rebalance ${number}.${attempt}`;
}

function isOver(run: RunRow | undefined): run is RunRow {
  return run !== undefined && /^(completed|canceled|failed)/.test(run.status);
}

function reportOf(seed: number, step: Step, { error, log }: { error: unknown; log: string }): string {
  const what = error instanceof Error ? error.message : String(error);
  return [
    `seed ${seed}, rebalance ${step.number}: ${what}`,
    `replay: npm run chaos -- --seed ${seed} --lanes 1 --rebalances ${step.number}`,
    `step: ${JSON.stringify(step)}`,
    `log: ${log.slice(-6000)}`,
  ].join('\n');
}
