import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { AppConfig, type Role } from '../../config/app-config.js';
import { isDatabaseAway } from '../../platform/database/database-away.js';
import { Bell } from '../../platform/events/bell.js';
import { Outage } from '../../platform/outage.js';
import { BacktestClaims, type BacktestClaim } from './backtest-claims.repository.js';
import { BacktestComputations } from './backtest-computations.service.js';
import type { ComputedBacktest } from './backtest.worker.js';

/** Those that work jobs. */
const WORKING_ROLES: readonly Role[] = ['all', 'scheduler', 'worker'];
/** For backtests that other processes queued; one of this process rings. */
const POLL_MS = 1000;
/** How often a claim is kept; it lasts several times as long. */
const BEAT_MS = 1000;

/** Computes what is queued, one backtest at a time in every process that works jobs. */
@Injectable()
export class BacktestRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(BacktestRunner.name);
  private readonly outage = new Outage(this.logger, 'the queue of backtests');
  private readonly bell = new Bell();
  private readonly stop = new AbortController();
  private readonly owner: string;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: AppConfig,
    private readonly claims: BacktestClaims,
    private readonly computations: BacktestComputations,
    @Inject(IDS) ids: Ids,
  ) {
    this.owner = ids.next();
  }

  onApplicationBootstrap(): void {
    const { role, features } = this.config;
    if (features.backtest && WORKING_ROLES.includes(role)) this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stop.abort(new Error('the process was stopped'));
    this.bell.ring();
    await this.loop;
  }

  /** Something was queued. */
  ring(): void {
    this.bell.ring();
  }

  private async work(): Promise<void> {
    while (!this.stop.signal.aborted) {
      const claim = await this.next();
      if (claim === undefined) await this.bell.wait(POLL_MS);
      else await this.run(claim);
    }
  }

  private async next(): Promise<BacktestClaim | undefined> {
    try {
      const claim = await this.claims.claim(this.owner);
      this.outage.worked();
      return claim;
    } catch (error) {
      this.outage.failed(error);
      return undefined;
    }
  }

  /** Never throws: what cannot be written down is found again when the claim has run out. */
  private async run(claim: BacktestClaim): Promise<void> {
    const lost = new AbortController();
    const { progress, outcome } = this.computations.start(
      claim.definition,
      AbortSignal.any([this.stop.signal, lost.signal]),
    );
    const pulse = setInterval(() => void this.beat(claim, progress(), lost), BEAT_MS);
    try {
      await this.end(claim, outcome, lost.signal);
    } catch (error) {
      this.outage.failed(error);
    } finally {
      clearInterval(pulse);
    }
  }

  private async end(claim: BacktestClaim, outcome: Promise<ComputedBacktest>, lost: AbortSignal): Promise<void> {
    let computed: ComputedBacktest;
    try {
      computed = await outcome;
    } catch (error) {
      // Whoever has it now begins anew; where the database was away, that is whoever claims it next.
      if (lost.aborted) return;
      if (isDatabaseAway(error)) throw error;
      if (this.stop.signal.aborted) await this.claims.release(claim);
      else await this.claims.fail(claim, this.failureOf(claim, error));
      return;
    }
    await this.claims.complete(claim, computed);
  }

  private failureOf({ id }: BacktestClaim, error: unknown): { code: AppError['code']; detail: string } {
    if (error instanceof AppError) return { code: error.code, detail: error.message };
    this.logger.error({ err: error, backtest: id }, 'a backtest met a defect');
    return { code: 'internal_error', detail: 'The backtest met a defect on our side; the log of the process has it.' };
  }

  private async beat(claim: BacktestClaim, progress: number, lost: AbortController): Promise<void> {
    try {
      if (!(await this.claims.keep(claim, progress))) lost.abort(new Error('another process took the backtest over'));
    } catch (error) {
      this.outage.failed(error);
    }
  }
}
