import { Platform1764000001000 } from './1764000001000-platform.js';
import { Market1764000002000 } from './1764000002000-market.js';
import { Strategies1764000003000 } from './1764000003000-strategies.js';
import { Execution1764000004000 } from './1764000004000-execution.js';
import { ApiViews1764000005000 } from './1764000005000-api-views.js';
import { JobQueues1764000006000 } from './1764000006000-job-queues.js';
import { AllocationPolicies1764000007000 } from './1764000007000-allocation-policies.js';
import { Plans1764000008000 } from './1764000008000-plans.js';
import { Safety1764000009000 } from './1764000009000-safety.js';
import { BrokerState1764000010000 } from './1764000010000-broker-state.js';
import { Reconciliation1764000011000 } from './1764000011000-reconciliation.js';
import { ExecutionStyles1764000012000 } from './1764000012000-execution-styles.js';
import { OpeningActivities1764000013000 } from './1764000013000-opening-activities.js';
import { TableApi1764000014000 } from './1764000014000-table-api.js';
import { ApiTokens1764000015000 } from './1764000015000-api-tokens.js';
import { StreamPlaces1764000016000 } from './1764000016000-stream-places.js';
import { Backtests1764000017000 } from './1764000017000-backtests.js';
import { Risk1764000018000 } from './1764000018000-risk.js';
import { ImportedValues1764000019000 } from './1764000019000-imported-values.js';
import { LastingRecords1764000020000 } from './1764000020000-lasting-records.js';

/** In the order in which they run. */
export const MIGRATIONS = [
  Platform1764000001000,
  Market1764000002000,
  Strategies1764000003000,
  Execution1764000004000,
  ApiViews1764000005000,
  JobQueues1764000006000,
  AllocationPolicies1764000007000,
  Plans1764000008000,
  Safety1764000009000,
  BrokerState1764000010000,
  Reconciliation1764000011000,
  ExecutionStyles1764000012000,
  OpeningActivities1764000013000,
  TableApi1764000014000,
  ApiTokens1764000015000,
  StreamPlaces1764000016000,
  Backtests1764000017000,
  Risk1764000018000,
  ImportedValues1764000019000,
  LastingRecords1764000020000,
];
