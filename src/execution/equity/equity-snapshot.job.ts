import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { tradingDateOf as dateOf } from '../../common/trading-date.js';
import { JobSkip, type JobResult } from '../../platform/jobs/job-context.js';
import { Job } from '../../platform/jobs/job.decorator.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { CircuitBreakers } from '../safety/circuit-breakers.service.js';
import { Protections } from '../safety/protections.service.js';
import { EquityRecorder } from './equity-recorder.service.js';

@Injectable()
export class EquitySnapshotJob {
  constructor(
    private readonly dataSource: DataSource,
    private readonly opening: AccountOpening,
    private readonly recorder: EquityRecorder,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly breakers: CircuitBreakers,
    private readonly protections: Protections,
  ) {}

  @Job({
    name: 'equity-snapshot',
    title: 'Record the equity of the account and of every strategy',
    schedule: { cron: '* * * * *', timeZone: 'UTC' },
    timeoutMs: 30_000,
    retries: 0,
  })
  async run(): Promise<JobResult> {
    const account = await this.opening.ensure();
    const { isOpen, nowMs, nextOpenMs } = await this.clock.fetchTime();
    if (!isOpen && (await this.hasSnapshotOf(nowMs))) return new JobSkip('the market is closed: nothing has moved');
    const equities = await this.recorder.record(account);
    await this.breakers.checkAccount(account);
    await this.protections.watch(account, { nowMs, nextOpenMs });
    return { equities };
  }

  /** Whether the closed market was recorded already: the last snapshot was taken while it was closed, too. */
  private async hasSnapshotOf(nowMs: number): Promise<boolean> {
    const [row] = await this.dataSource.query<[{ at: Date | null }]>(
      `select max(at) as at from equity where strategy = 'portfolio'`,
    );
    if (row.at === null) return false;
    const sessions = await this.clock.fetchSessions(dateOf(row.at.getTime()), dateOf(nowMs));
    return !sessions.some(({ closeMs }) => row.at !== null && closeMs > row.at.getTime() && closeMs <= nowMs);
  }
}
