import { Module } from '@nestjs/common';
import { AllocationModule } from '../allocation/allocation.module.js';
import { MarketModule } from '../market/market.module.js';
import { StrategiesModule } from '../strategies/strategies.module.js';
import { AccountOpening } from './account/account-opening.service.js';
import { AccountsRepository } from './account/accounts.repository.js';
import { AccountTransactions } from './account/account-transactions.service.js';
import { AccountView } from './account/account-view.service.js';
import { BrokerParts } from './broker/broker-parts.js';
import { BROKER } from './broker/broker.port.js';
import { openBroker } from './broker/registry.js';
import { EquityRecorder } from './equity/equity-recorder.service.js';
import { EquitySnapshotJob } from './equity/equity-snapshot.job.js';
import { EXECUTION_METRIC_PROVIDERS, ExecutionMetrics } from './execution-metrics.js';
import { ExecutionController } from './execution.controller.js';
import { FillBook } from './ledger/fill-book.service.js';
import { FillsRepository } from './ledger/fills.repository.js';
import { LedgerRepository } from './ledger/ledger.repository.js';
import { SleeveHoldingsRepository } from './ledger/sleeve-holdings.repository.js';
import { IntentsRepository } from './orders/intents.repository.js';
import { OrderRouter } from './orders/order-router.service.js';
import { OrdersRepository } from './orders/orders.repository.js';
import { OrderTracker } from './orders/order-tracker.service.js';
import { TradingFeed } from './orders/trading-feed.service.js';
import { PositionSymbols } from './position-symbols.service.js';
import { RebalanceJob } from './rebalance.job.js';
import { Reconciliation } from './reconcile/reconciliation.service.js';
import { LiveReturnsJob } from './returns/live-returns.job.js';
import { LiveReturns } from './returns/live-returns.service.js';
import { ExecutionLease } from './runs/execution-lease.service.js';
import { RebalanceService } from './runs/rebalance.service.js';
import { MarketGate } from './runs/market-gate.service.js';
import { RunDriver } from './runs/run-driver.service.js';
import { RunEnd } from './runs/run-end.service.js';
import { RunExecutor } from './runs/run-executor.service.js';
import { RunPhases } from './runs/run-phases.service.js';
import { RunPlanner } from './runs/run-planner.service.js';
import { RunRequests } from './runs/run-requests.service.js';
import { RunsRepository } from './runs/runs.repository.js';
import { RunView } from './runs/run-view.service.js';
import { TradesRepository } from './trades.repository.js';

const broker = { provide: BROKER, inject: [BrokerParts], useFactory: openBroker };

@Module({
  imports: [MarketModule, StrategiesModule, AllocationModule],
  controllers: [ExecutionController],
  providers: [
    broker,
    ...EXECUTION_METRIC_PROVIDERS,
    AccountOpening,
    AccountsRepository,
    AccountTransactions,
    AccountView,
    BrokerParts,
    EquityRecorder,
    EquitySnapshotJob,
    ExecutionLease,
    ExecutionMetrics,
    FillBook,
    FillsRepository,
    IntentsRepository,
    LedgerRepository,
    LiveReturns,
    LiveReturnsJob,
    MarketGate,
    OrderRouter,
    OrdersRepository,
    OrderTracker,
    PositionSymbols,
    RebalanceJob,
    RebalanceService,
    Reconciliation,
    RunDriver,
    RunEnd,
    RunExecutor,
    RunPhases,
    RunPlanner,
    RunRequests,
    RunsRepository,
    RunView,
    SleeveHoldingsRepository,
    TradesRepository,
    TradingFeed,
  ],
  exports: [RebalanceService, RunExecutor],
})
export class ExecutionModule {}
