import { Inject, Injectable } from '@nestjs/common';
import { CurrentBookService } from '../../allocation/current-book.service.js';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { type Run, type RunTrigger, RunsRepository } from './runs.repository.js';

export interface RebalanceRequest {
  strategy?: string | undefined;
  idempotencyKey?: string | undefined;
  trigger: RunTrigger;
  requestedBy: string;
}

/** Makes the waiting run of a request, when there may be one: one active run per account. */
@Injectable()
export class RunRequests {
  constructor(
    @Inject(IDS) private readonly ids: Ids,
    private readonly unitOfWork: UnitOfWork,
    private readonly opening: AccountOpening,
    private readonly books: CurrentBookService,
    private readonly strategies: StrategiesService,
    private readonly runs: RunsRepository,
  ) {}

  /** The run that the request asked for; a repeated Idempotency-Key finds the run of the first. */
  async create(request: RebalanceRequest): Promise<Run> {
    const account = await this.opening.pinned();
    const { strategy = null, idempotencyKey = null, trigger, requestedBy } = request;
    if (strategy !== null) await this.strategies.get(strategy);
    const known =
      idempotencyKey === null ? undefined : await this.runs.findByKey(account.accountNumber, idempotencyKey);
    if (known !== undefined) return sameRequest(known, strategy);
    assertNotHalted(account);
    await this.books.load();
    const id = this.ids.next();
    const run = { id, accountNumber: account.accountNumber, strategy, trigger, requestedBy, idempotencyKey };
    const isInserted = await this.unitOfWork.run((manager) => this.runs.insert(manager, run));
    if (isInserted) return this.runs.get(id);
    const winner =
      idempotencyKey === null ? undefined : await this.runs.findByKey(account.accountNumber, idempotencyKey);
    if (winner !== undefined) return sameRequest(winner, strategy);
    throw await this.inProgress();
  }

  private async inProgress(): Promise<AppError> {
    const active = await this.runs.findActive();
    return new AppError('run_in_progress', 'A rebalance of this account is in progress: wait for it to end.', {
      details: active === undefined ? {} : { run_id: active.id, run_status: active.status },
    });
  }
}

function sameRequest(known: Run, strategy: string | null): Run {
  if (known.strategy === strategy) return known;
  throw new AppError('idempotency_key_reused', 'This Idempotency-Key belongs to another request: use a new key.', {
    details: { run_id: known.id },
  });
}

function assertNotHalted({ tradingState, tradingStateReason }: PinnedAccount): void {
  if (tradingState !== 'HALTED') return;
  throw new AppError('trading_halted', `Trading is halted: ${tradingStateReason ?? 'no reason was given'}.`);
}
