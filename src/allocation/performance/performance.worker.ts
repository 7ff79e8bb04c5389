import type { ReturnRow } from '../strategy-histories.service.js';
import { walkPolicy, type NamedPolicy, type PolicyWalk } from './walk-policies.js';

export interface PerformanceTask {
  history: ReturnRow[];
  strategies: string[];
  policies: NamedPolicy[];
}

/** What a thread of the pool runs for the comparison of methods. */
export default function run({ history, strategies, policies }: PerformanceTask): PolicyWalk[] {
  return policies.map((policy) => walkPolicy(policy, history, strategies));
}
