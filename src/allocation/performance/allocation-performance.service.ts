import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { ComputePool } from '../../platform/compute/compute-pool.service.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { optimizers } from '../../quant/optimizers/registry.js';
import { StrategiesService } from '../../strategies/strategies.service.js';
import { Policies } from '../policy/policies.service.js';
import type { Policy } from '../policy/policy.js';
import { StrategyHistories } from '../strategy-histories.service.js';
import type { PerformanceTask } from './performance.worker.js';
import type { NamedPolicy, PolicyWalk } from './walk-policies.js';

export interface Refreshed {
  methods: number;
  days: number;
  /** Why a method has no or not all decisions. */
  failures: Record<string, string>;
}

const WORKER = new URL('./performance.worker.js', import.meta.url);
/** Three years of decisions. */
const SESSIONS = 756;
/** The row of the policy in force, with its own constraints and fallbacks. */
export const IN_FORCE = 'policy';

/** Keeps the record of what each method of sharing capital would have returned. */
@Injectable()
export class AllocationPerformance {
  constructor(
    private readonly strategies: StrategiesService,
    private readonly policies: Policies,
    private readonly histories: StrategyHistories,
    private readonly pool: ComputePool,
    private readonly dataSource: DataSource,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Computes the record anew from the histories that the strategies have today. */
  async refresh(signal?: AbortSignal): Promise<Refreshed> {
    const strategies = (await this.strategies.listEnabled()).map(({ id }) => id);
    const { policy } = await this.policies.load();
    const days = SESSIONS + policy.window_days;
    const history = await this.histories.load(this.dataSource.manager, strategies, days);
    const task: PerformanceTask = { history, strategies, policies: compared(policy) };
    const walks = await this.pool.run<PolicyWalk[]>(WORKER, task, { signal });
    await this.unitOfWork.run((manager) => store(manager, walks));
    return {
      methods: walks.filter(({ days: done }) => done.length > 0).length,
      days: Math.max(0, ...walks.map(({ days: done }) => done.length)),
      failures: Object.fromEntries(walks.flatMap(({ name, failure }) => (failure === null ? [] : [[name, failure]]))),
    };
  }
}

/** Every method that needs no parameter, alone and free of constraints, on the estimates of the policy; and the policy. */
function compared(policy: Policy): NamedPolicy[] {
  const plain = optimizers.members.filter(({ params }) => params.required.length === 0);
  return [
    { name: IN_FORCE, policy },
    ...plain.map(({ name }) => ({
      name,
      policy: { ...policy, method: name, params: {}, fallbacks: [], constraints: {} },
    })),
  ];
}

async function store(manager: EntityManager, walks: readonly PolicyWalk[]): Promise<void> {
  const rows = walks.flatMap(({ name, days }) => days.map((day) => ({ name, ...day })));
  // Two refreshes at once would each delete before the other inserts.
  await manager.query(`select pg_advisory_xact_lock(hashtext('pas.allocation_performance'))`);
  await manager.query(`delete from allocation_performance`);
  await manager.query(
    `insert into allocation_performance (method, date, return, turnover)
     select * from unnest($1::text[], $2::date[], $3::float8[], $4::float8[])`,
    [
      rows.map(({ name }) => name),
      rows.map(({ date }) => date),
      rows.map(({ value }) => value),
      rows.map(({ turnover }) => turnover),
    ],
  );
}
