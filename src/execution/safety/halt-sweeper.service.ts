import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { Bell } from '../../platform/events/bell.js';
import { EventFeed } from '../../platform/events/event-feed.js';
import { Outage } from '../../platform/outage.js';
import { AccountsRepository } from '../account/accounts.repository.js';
import { EXECUTING_ROLES } from '../runs/executing-roles.js';
import { ExecutionLease } from '../runs/execution-lease.service.js';
import { KillSwitch } from './kill-switch.service.js';

const IDLE_MS = 2000;
const BUSY_MS = 250;

/**
 * Finishes what a halt began, also after a restart. A loop of its own, because the one that trades may be waiting for the
 * broker just then.
 */
@Injectable()
export class HaltSweeper implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outage = new Outage(new Logger(HaltSweeper.name), 'the canceling of open orders');
  private readonly bell = new Bell();
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly config: AppConfig,
    private readonly events: EventFeed,
    private readonly lease: ExecutionLease,
    private readonly accounts: AccountsRepository,
    private readonly killSwitch: KillSwitch,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.config.features.execution || !EXECUTING_ROLES.includes(this.config.role)) return;
    this.events.on('trading.state_changed', () => {
      this.bell.ring();
    });
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.isStopping = true;
    this.bell.ring();
    await this.loop;
  }

  private async work(): Promise<void> {
    while (!this.stopping()) {
      let waitMs = IDLE_MS;
      try {
        if (this.lease.isHeld && (await this.sweep()) > 0) waitMs = BUSY_MS;
        this.outage.worked();
      } catch (error) {
        this.outage.failed(error);
      }
      await this.bell.wait(waitMs);
    }
  }

  private async sweep(): Promise<number> {
    const account = await this.accounts.find();
    return account === undefined ? 0 : this.killSwitch.sweep(account);
  }

  /** A method, because TypeScript would take the field for constant within the loop. */
  private stopping(): boolean {
    return this.isStopping;
  }
}
