import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Bell } from '../../platform/events/bell.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { Outage } from '../../platform/outage.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { TradingFeed } from '../orders/trading-feed.service.js';
import { EXECUTING_ROLES } from './executing-roles.js';
import { ExecutionLease } from './execution-lease.service.js';
import { RunDriver } from './run-driver.service.js';
import { RunsRepository } from './runs.repository.js';

/** The lease is kept this often, and a standby tries to take it this often. */
const KEEP_MS = 2000;
const FIRST_BACKOFF_MS = 250;
const MAX_BACKOFF_MS = 10_000;

/**
 * The one loop that trades: it holds the lease, follows the trading stream, and takes the active run step by step to its
 * end. Any number of processes run it; the one with the lease works, the others stand by.
 */
@Injectable()
export class RunExecutor implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(RunExecutor.name);
  private readonly outage = new Outage(this.logger, 'the execution');
  private readonly bell = new Bell();
  private keeper: NodeJS.Timeout | undefined;
  private isStopping = false;
  private backoffMs = FIRST_BACKOFF_MS;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: AppConfig,
    private readonly events: EventFeed,
    private readonly lease: ExecutionLease,
    private readonly trading: TradingFeed,
    private readonly runs: RunsRepository,
    private readonly driver: RunDriver,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.features.execution && EXECUTING_ROLES.includes(this.config.role)) this.start();
  }

  /** Also for a command that finds no other process: the lease decides who works. */
  start(): void {
    this.events.on('run.changed', this.wake);
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.wake();
    await this.loop;
    clearTimeout(this.keeper);
    await this.trading.leave();
    await this.lease.release();
  }

  private readonly wake = (): void => {
    this.bell.ring();
  };

  private async work(): Promise<void> {
    while (!this.stopping()) {
      let waitMs = KEEP_MS;
      try {
        if (await this.holdsLease()) waitMs = await this.step();
        this.outage.worked();
        this.backoffMs = FIRST_BACKOFF_MS;
      } catch (error) {
        this.outage.failed(error);
        waitMs = this.backoffMs;
        this.backoffMs = Math.min(this.backoffMs * 2, MAX_BACKOFF_MS);
      }
      if (waitMs > 0) await this.bell.wait(waitMs);
    }
  }

  private async step(): Promise<number> {
    const account = await this.catchUp();
    const run = await this.runs.findActive();
    return run === undefined ? KEEP_MS : this.driver.step(account, run);
  }

  /** Who asked for a run must not learn later that it began when the broker came back. */
  private async catchUp(): Promise<PinnedAccount> {
    try {
      return await this.trading.catchUp(this.wake);
    } catch (error) {
      const run = await this.runs.findActive();
      if (run !== undefined) await this.driver.refuse(run, error);
      throw error;
    }
  }

  private async holdsLease(): Promise<boolean> {
    if (this.lease.isHeld) return true;
    const isHeld = await this.lease.keep();
    if (isHeld) this.scheduleKeep();
    else await this.trading.leave();
    return isHeld;
  }

  /** Beside the loop, because a step may take longer than the lease lives. */
  private scheduleKeep(): void {
    clearTimeout(this.keeper);
    this.keeper = setTimeout(() => {
      void this.keepLease();
    }, KEEP_MS);
  }

  private async keepLease(): Promise<void> {
    if (this.stopping()) return;
    // A database that is away does not end the lease at once; the loop says that it is away.
    const isHeld = await this.lease.keep().catch(() => true);
    if (isHeld) this.scheduleKeep();
    else this.wake();
  }

  /** A method, because TypeScript would take the field for constant within the loop. */
  private stopping(): boolean {
    return this.isStopping;
  }
}
