import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { canonicalJson } from '../../common/canonical-json.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { readStyle, type StyleChoice } from '../styles/style-choice.js';
import { hasPlan, type Run, type RunTrigger, RunsRepository } from './runs.repository.js';
import { StartConditions } from './start-conditions.service.js';

export interface RebalanceRequest {
  strategy?: string | undefined;
  /** Execute this plan; it has its strategy. */
  planId?: string | undefined;
  /** How to execute it instead of as the rules say, unchecked; a plan has its own. */
  style?: unknown;
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
    private readonly strategies: StrategiesService,
    private readonly runs: RunsRepository,
    private readonly conditions: StartConditions,
  ) {}

  /** The run that the request asked for; a repeated Idempotency-Key finds the run of the first. */
  async create(request: RebalanceRequest): Promise<Run> {
    const account = await this.opening.pinned();
    const { accountNumber } = account;
    const { strategy = null, planId = null, idempotencyKey = null, trigger, requestedBy } = request;
    const style = request.style === undefined ? null : readStyle(request.style);
    // First, because a request that is repeated finds its run whatever became of its strategy since.
    const known = await this.findByKey(accountNumber, idempotencyKey);
    if (known !== undefined) return sameRequest(known, request, style);
    if (strategy !== null) await this.strategies.get(strategy);
    const plan = await this.conditions.check(account, planId);
    const id = this.ids.next();
    const isInserted = await this.unitOfWork.run((manager) =>
      this.runs.insert(manager, {
        ...{ id, accountNumber, trigger, requestedBy, idempotencyKey, planId, style, planHash: plan?.hash ?? null },
        strategy: plan === null ? strategy : plan.contract.strategy,
      }),
    );
    if (isInserted) return this.runs.get(id);
    const winner = await this.findByKey(accountNumber, idempotencyKey);
    if (winner !== undefined) return sameRequest(winner, request, style);
    throw await this.inProgress();
  }

  private async findByKey(accountNumber: string, idempotencyKey: string | null): Promise<Run | undefined> {
    return idempotencyKey === null ? undefined : this.runs.findByKey(accountNumber, idempotencyKey);
  }

  private async inProgress(): Promise<AppError> {
    const active = await this.runs.findActive();
    return new AppError('run_in_progress', 'A rebalance of this account is in progress: wait for it to end.', {
      details: active === undefined ? {} : { run_id: active.id, run_status: active.status },
    });
  }
}

function sameRequest(known: Run, { strategy, planId }: RebalanceRequest, style: StyleChoice | null): Run {
  const isSame =
    planId === undefined
      ? known.strategy === (strategy ?? null) && canonicalJson(known.style) === canonicalJson(style)
      : known.planId === planId;
  if (isSame && hasPlan(known) === (planId !== undefined)) return known;
  throw new AppError('idempotency_key_reused', 'This Idempotency-Key belongs to another request: use a new key.', {
    details: { run_id: known.id },
  });
}
