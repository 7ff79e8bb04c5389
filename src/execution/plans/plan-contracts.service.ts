import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { RefusalAudit } from '../../platform/audit/refusal-audit.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { AccountOpening } from '../account/account-opening.service.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import { readStyle } from '../styles/style-choice.js';
import { contractOf, hashOf } from './plan-contract.js';
import { PlanInputs } from './plan-inputs.service.js';
import { doubtsOf, type Movement, movementsOf, removedStrategy } from './plan-movements.js';
import { PlansRepository, type StoredPlan } from './plans.repository.js';

export interface PreviewRequest {
  /** Undefined: the whole book. */
  strategy?: string | undefined;
  /** In place of the style of the rules, unchecked. */
  style?: unknown;
  requestedBy: string;
}

export interface Rehearsal extends PreviewRequest {
  planId?: string | undefined;
}

const NONE: ReadonlySet<string> = new Set();

/** A preview is a contract: the plan that was shown is executed as it is, or not at all. */
@Injectable()
export class PlanContracts {
  constructor(
    @Inject(IDS) private readonly ids: Ids,
    private readonly opening: AccountOpening,
    private readonly strategies: StrategiesService,
    private readonly inputs: PlanInputs,
    private readonly plans: PlansRepository,
    private readonly refusals: RefusalAudit,
  ) {}

  /** Makes a plan and keeps it. Throws `strategy_not_found`, `invalid_input`, `no_book`, and what planning throws. */
  preview(request: PreviewRequest): Promise<StoredPlan> {
    const { requestedBy: actor, strategy = null, style = null } = request;
    const refused = { actor, action: 'rebalance.preview_refused', detail: { strategy, style } };
    return this.refusals.watch(refused, () => this.make(request));
  }

  /** The plan that a rebalance would execute now: the one that is named, or a new one. Throws as those two do. */
  rehearse({ planId, ...request }: Rehearsal): Promise<StoredPlan> {
    if (planId === undefined) return this.preview(request);
    const { requestedBy: actor } = request;
    const refused = { actor, action: 'rebalance.preview_refused', detail: { plan_id: planId } };
    return this.refusals.watch(refused, async () => this.executable(await this.opening.pinned(), planId));
  }

  /** A plan that may be executed now. Throws `plan_not_found`, `plan_used`, `plan_stale`. */
  async executable(pinned: PinnedAccount, planId: string): Promise<StoredPlan> {
    const plan = await this.plans.get(planId);
    if (plan.runId !== null) {
      const details = { plan_id: planId, run_id: plan.runId };
      throw new AppError('plan_used', 'The plan was executed before: preview again.', { details });
    }
    if (plan.isExpired) throw stale(planId, `it was good until ${plan.expiresAt.toISOString()}`, []);
    return this.unmoved(pinned, planId);
  }

  /**
   * A plan whose inputs are what they were, and that trades none of the held symbols. Throws `plan_not_found`, `plan_stale`
   * with what moved.
   */
  async unmoved(pinned: PinnedAccount, planId: string, heldSymbols: ReadonlySet<string> = NONE): Promise<StoredPlan> {
    const plan = await this.plans.get(planId);
    const { strategy, style } = plan.contract;
    if (strategy !== null && !(await this.strategies.existsSince(plan.createdAt, strategy)))
      throw staleSince(planId, [removedStrategy(strategy)]);
    const gathered = await this.inputs.gather(pinned, strategy, style);
    const moved = [...movementsOf(plan.contract, gathered), ...doubtsOf(plan.contract, heldSymbols)];
    if (moved.length > 0) throw staleSince(planId, moved);
    return plan;
  }

  private async make({ strategy: of, style: wanted, requestedBy }: PreviewRequest): Promise<StoredPlan> {
    const style = wanted === undefined ? null : readStyle(wanted);
    const strategy = of ?? null;
    if (strategy !== null) await this.strategies.get(strategy);
    const pinned = await this.opening.pinned();
    const gathered = await this.inputs.gather(pinned, strategy, style);
    const contract = contractOf(gathered, { accountNumber: pinned.accountNumber, strategy, style });
    const ttlSeconds = gathered.rules.plan_ttl_seconds;
    return this.plans.insert({ id: this.ids.next(), hash: hashOf(contract), contract, requestedBy, ttlSeconds });
  }
}

function stale(planId: string, because: string, moved: readonly Movement[]): AppError {
  return new AppError('plan_stale', `The plan is stale, ${because}: preview again.`, {
    details: { plan_id: planId, moved },
  });
}

function staleSince(planId: string, moved: readonly Movement[]): AppError {
  const [first] = moved;
  return stale(planId, first === undefined ? 'something moved' : sentenceOf(first, moved.length - 1), moved);
}

function sentenceOf(movement: Movement, more: number): string {
  return `${changeOf(movement)}${more > 0 ? ` (and ${more} more)` : ''}`;
}

function changeOf({ what, symbol, planned, now }: Movement): string {
  if (what === 'strategy') return `the strategy ${planned} is no longer in the book`;
  const subject = symbol === undefined ? what.replace('_', ' ') : `${what} of ${symbol}`;
  const values =
    what === 'rules' ? 'changed' : `was ${planned === '' ? 'none' : planned} and is ${now === '' ? 'none' : now}`;
  return `${subject} ${values}`;
}
