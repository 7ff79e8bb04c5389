import { Module } from '@nestjs/common';
import { AllocationModule } from '../allocation/allocation.module.js';
import { MarketModule } from '../market/market.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AuditLog } from '../platform/audit/audit-log.js';
import { AccountOpening } from './account/account-opening.service.js';
import { AccountsRepository } from './account/accounts.repository.js';
import { OpeningBalance } from './account/opening-balance.service.js';
import { AccountTransactions } from './account/account-transactions.service.js';
import { AccountView } from './account/account-view.service.js';
import { ExecutionAlerts } from './alerts/execution-alerts.service.js';
import { BrokerParts } from './broker/broker-parts.js';
import { BROKER, type Broker } from './broker/broker.port.js';
import { openBroker } from './broker/registry.js';
import { RecordedBroker } from './broker/recorded-broker.adapter.js';
import { EquityRecorder } from './equity/equity-recorder.service.js';
import { EquitySnapshotJob } from './equity/equity-snapshot.job.js';
import { EXECUTION_METRIC_PROVIDERS, ExecutionMetrics } from './execution-metrics.js';
import { ExecutionController } from './execution.controller.js';
import { CorrectionBook } from './ledger/correction-book.service.js';
import { FillReversal } from './ledger/fill-reversal.service.js';
import { FillBook } from './ledger/fill-book.service.js';
import { FillPosting } from './ledger/fill-posting.service.js';
import { FillsRepository } from './ledger/fills.repository.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { SleeveHoldingsRepository } from './ledger/sleeve-holdings.repository.js';
import { IntentsRepository } from './orders/intents.repository.js';
import { OrderRouter } from './orders/order-router.service.js';
import { OrdersRepository } from './orders/orders.repository.js';
import { OrderWatch } from './orders/order-watch.service.js';
import { OrderTracker } from './orders/order-tracker.service.js';
import { TradingFeed } from './orders/trading-feed.service.js';
import { AccountFacts } from './plans/account-facts.service.js';
import { MarketFacts } from './plans/market-facts.service.js';
import { PlanContracts } from './plans/plan-contracts.service.js';
import { PlanInputs } from './plans/plan-inputs.service.js';
import { PlansRepository } from './plans/plans.repository.js';
import { HeldPositionsRepository } from './positions/held-positions.repository.js';
import { PositionsController } from './positions/positions.controller.js';
import { PositionsView } from './positions/positions-view.service.js';
import { PositionSymbols } from './position-symbols.service.js';
import { RebalanceController } from './rebalance.controller.js';
import { RebalanceJob } from './rebalance.job.js';
import { AccountLooks } from './reconcile/account-look.service.js';
import { Acknowledgements } from './reconcile/acknowledgement.service.js';
import { ActivitiesRepository } from './reconcile/activities/activities.repository.js';
import { ActivityBook } from './reconcile/activities/activity-book.service.js';
import { Renames } from './reconcile/renames.service.js';
import { RenamesRepository } from './reconcile/renames.repository.js';
import { BookUpdate } from './reconcile/book-update.service.js';
import { ReconcileJob } from './reconcile/reconcile.job.js';
import { ReconciliationController } from './reconcile/reconciliation.controller.js';
import { ReconciliationGate } from './reconcile/reconciliation-gate.service.js';
import { Reconciliation } from './reconcile/reconciliation.service.js';
import { ReconciliationsRepository } from './reconcile/reconciliations.repository.js';
import { ReconciliationView } from './reconcile/reconciliation-view.service.js';
import { LiveReturnsJob } from './returns/live-returns.job.js';
import { LiveReturns } from './returns/live-returns.service.js';
import { RebalanceRulesController } from './rules/rebalance-rules.controller.js';
import { RebalanceRulesService } from './rules/rebalance-rules.service.js';
import { BuyResizing } from './runs/buy-resizing.service.js';
import { ExecutionLease } from './runs/execution-lease.service.js';
import { OrderBatches } from './runs/order-batches.service.js';
import { RebalanceService } from './runs/rebalance.service.js';
import { MarketGate } from './runs/market-gate.service.js';
import { RunDriver } from './runs/run-driver.service.js';
import { RunGate } from './runs/run-gate.service.js';
import { RunEnd } from './runs/run-end.service.js';
import { RunExecutor } from './runs/run-executor.service.js';
import { RunPhases } from './runs/run-phases.service.js';
import { RunSubject } from './runs/run-subject.service.js';
import { RunPlanner } from './runs/run-planner.service.js';
import { RunRequests } from './runs/run-requests.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunView } from './runs/run-view.service.js';
import { StartConditions } from './runs/start-conditions.service.js';
import { AccountGuard } from './safety/account-guard.service.js';
import { BreakerReadings } from './safety/breaker-readings.repository.js';
import { BreakerView } from './safety/breaker-view.service.js';
import { CircuitBreakers } from './safety/circuit-breakers.service.js';
import { HaltSweeper } from './safety/halt-sweeper.service.js';
import { KillSwitch } from './safety/kill-switch.service.js';
import { OrderAdmission } from './safety/order-admission.service.js';
import { ProtectionDesk } from './safety/protection-desk.service.js';
import { ProtectionReadings } from './safety/protection-readings.repository.js';
import { ProtectionsController } from './safety/protections.controller.js';
import { ProtectionsRepository } from './safety/protections.repository.js';
import { Protections } from './safety/protections.service.js';
import { SafetyController } from './safety/safety.controller.js';
import { SafetyView } from './safety/safety-view.service.js';
import { TradingControl } from './safety/trading-control.service.js';
import { TRADING_STATE_METRIC_PROVIDER, TradingStateMetric } from './safety/trading-state-metric.service.js';
import { TradingGate } from './safety/trading-gate.service.js';
import { TradingStateService } from './safety/trading-state.service.js';
import { LegBook } from './legs/leg-book.service.js';
import { LegDecisions } from './legs/leg-decisions.service.js';
import { LegDesk } from './legs/leg-desk.service.js';
import { LegOpening } from './legs/leg-opening.service.js';
import { LegResizing } from './legs/leg-resizing.service.js';
import { LegsRepository } from './legs/legs.repository.js';
import { SleevePositionsController } from './sleeves/sleeve-positions.controller.js';
import { SleevePositions } from './sleeves/sleeve-positions.service.js';
import { StylesController } from './styles/styles.controller.js';
import { OrderListRepository } from './order-list.repository.js';
import { TradesRepository } from './trades.repository.js';

const broker = {
  provide: BROKER,
  inject: [BrokerParts, AuditLog, ExecutionMetrics, IntentsRepository],
  useFactory: (
    parts: BrokerParts,
    ...[audit, metrics, intents]: [AuditLog, ExecutionMetrics, IntentsRepository]
  ): Broker => new RecordedBroker(openBroker(parts), { audit, metrics, intents }),
};

@Module({
  imports: [MarketModule, StrategiesModule, AllocationModule],
  controllers: [
    ExecutionController,
    RebalanceController,
    RebalanceRulesController,
    ReconciliationController,
    StylesController,
    PositionsController,
    ProtectionsController,
    SafetyController,
    SleevePositionsController,
  ],
  providers: [
    broker,
    AccountFacts,
    MarketFacts,
    PlanContracts,
    PlanInputs,
    PlansRepository,
    StartConditions,
    RebalanceRulesService,
    ...EXECUTION_METRIC_PROVIDERS,
    AccountLooks,
    TRADING_STATE_METRIC_PROVIDER,
    AccountGuard,
    AccountOpening,
    AccountsRepository,
    AccountTransactions,
    AccountView,
    Acknowledgements,
    ActivitiesRepository,
    ActivityBook,
    BookUpdate,
    BrokerParts,
    CorrectionBook,
    BreakerReadings,
    BreakerView,
    BuyResizing,
    CircuitBreakers,
    EquityRecorder,
    EquitySnapshotJob,
    ExecutionAlerts,
    ExecutionLease,
    ExecutionMetrics,
    FillBook,
    FillPosting,
    FillReversal,
    FillsRepository,
    HaltSweeper,
    HeldPositionsRepository,
    IntentsRepository,
    KillSwitch,
    LedgerRepository,
    LegBook,
    LegDecisions,
    LegDesk,
    LegOpening,
    LegResizing,
    LegsRepository,
    LiveReturns,
    LiveReturnsJob,
    MarketGate,
    OpeningBalance,
    OrderAdmission,
    OrderBatches,
    OrderListRepository,
    OrderRouter,
    OrdersRepository,
    OrderTracker,
    OrderWatch,
    PositionSymbols,
    PositionsView,
    ProtectionDesk,
    ProtectionReadings,
    Protections,
    ProtectionsRepository,
    RebalanceJob,
    RebalanceService,
    ReconcileJob,
    Reconciliation,
    ReconciliationGate,
    ReconciliationsRepository,
    ReconciliationView,
    Renames,
    RenamesRepository,
    RunDriver,
    RunEnd,
    RunExecutor,
    RunGate,
    RunPhases,
    RunSubject,
    RunPlanner,
    RunRequests,
    RunsRepository,
    RunView,
    SafetyView,
    SleeveHoldingsRepository,
    SleevePositions,
    TradesRepository,
    TradingControl,
    TradingFeed,
    TradingGate,
    TradingStateMetric,
    TradingStateService,
  ],
  exports: [RebalanceService, RunExecutor, SafetyView, TradingControl],
})
export class ExecutionModule {}
