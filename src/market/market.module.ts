import { Global, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { MARKET_SCHEDULE } from '../platform/jobs/market-schedule.port.js';
import { AlpacaConnections } from './alpaca/alpaca-connections.js';
import { AlpacaCorporateActions } from './alpaca/alpaca-corporate-actions.adapter.js';
import { AlpacaLiveMarket } from './alpaca/alpaca-live-market.adapter.js';
import { AlpacaMarketClock } from './alpaca/alpaca-market-clock.adapter.js';
import { AlpacaMarketData } from './alpaca/alpaca-market-data.adapter.js';
import { REQUEST_BUDGET, type RequestBudget } from './alpaca/request-budget.port.js';
import { RequestWindowsRepository } from './alpaca/request-windows.repository.js';
import { SharedRequestBudget } from './alpaca/shared-request-budget.adapter.js';
import { BarSync } from './bar-sync.service.js';
import { BarsRepository } from './bars.repository.js';
import { BarsStore } from './bars-store.service.js';
import { BROKER_METRIC_PROVIDERS, BrokerMetrics } from './broker-metrics.js';
import { BrokerReadiness } from './broker-readiness.js';
import { BrokerMarketSchedule } from './broker-market-schedule.adapter.js';
import { CORPORATE_ACTIONS, type CorporateActions } from './corporate-actions.port.js';
import { BarEntity } from './entities/bar.entity.js';
import { SymbolEntity } from './entities/symbol.entity.js';
import { HttpExchangeBars } from './exchange-bars.adapter.js';
import { CLOCK_SKEW_METRIC_PROVIDER, ClockSkew } from './clock-skew.service.js';
import { EXCHANGE_BARS, type ExchangeBars } from './exchange-bars.port.js';
import { ExchangeHandover } from './exchange-handover.service.js';
import { FactorsImport } from './import/dated-values/factors-import.service.js';
import { SignalsImport } from './import/dated-values/signals-import.service.js';
import { ValuesImport } from './import/dated-values/values-import.service.js';
import { ImportService } from './import/import.service.js';
import { SectorsImportService } from './import/sectors-import.service.js';
import { LatestPrices } from './latest-prices.service.js';
import { LIVE_MARKET, type LiveMarket } from './live-market.port.js';
import { MarketBarsJob } from './market-bars.job.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';
import { MARKET_DATA, type MarketData } from './market-data.port.js';
import { MarketDataLease } from './market-data-lease.service.js';
import { MarketStream } from './market-stream.service.js';
import { MarketController } from './market.controller.js';
import { MarketQueries } from './market-queries.service.js';
import { PriceTicks } from './price-ticks.service.js';
import { PriceFeed } from './price-feed.service.js';
import { SignalsRepository } from './signals.repository.js';
import { SymbolDemand } from './symbol-demand.js';
import { SymbolsRepository } from './symbols.repository.js';
import { TradingHalts } from './trading-halts.repository.js';

const requestBudget = {
  provide: REQUEST_BUDGET,
  inject: [RequestWindowsRepository],
  useFactory: (windows: RequestWindowsRepository): RequestBudget =>
    new SharedRequestBudget(windows, { next: Math.random }),
};

const marketData = {
  provide: MARKET_DATA,
  inject: [AppConfig, AlpacaConnections],
  useFactory: (config: AppConfig, { trading, data }: AlpacaConnections): MarketData =>
    // Without a subscription, Alpaca gives recent prices of this feed only.
    new AlpacaMarketData(trading, data, config.broker.simulated ? undefined : 'iex'),
};

const marketClock = {
  provide: MARKET_CLOCK,
  inject: [AlpacaConnections],
  useFactory: ({ trading }: AlpacaConnections): MarketClock => new AlpacaMarketClock(trading),
};

const liveMarket = {
  provide: LIVE_MARKET,
  inject: [AppConfig],
  useFactory: ({ broker }: AppConfig): LiveMarket => {
    const logger = new Logger('AlpacaLiveMarket');
    return new AlpacaLiveMarket({
      url: broker.dataStreamUrl,
      keyId: broker.keyId,
      secretKey: broker.secretKey,
      random: { next: Math.random },
      onTrouble: (message, cause) => {
        logger.warn({ err: cause }, message);
      },
    });
  },
};

const corporateActions = {
  provide: CORPORATE_ACTIONS,
  inject: [AlpacaConnections],
  useFactory: ({ data }: AlpacaConnections): CorporateActions => new AlpacaCorporateActions(data),
};

const exchangeBars = {
  provide: EXCHANGE_BARS,
  inject: [AppConfig],
  useFactory: (config: AppConfig): ExchangeBars | null =>
    config.broker.simulated ? new HttpExchangeBars(config.broker) : null,
};

/** Global, because the jobs of the platform follow its market time. */
@Global()
@Module({
  imports: [TypeOrmModule.forFeature([SymbolEntity, BarEntity])],
  controllers: [MarketController],
  providers: [
    marketData,
    marketClock,
    requestBudget,
    liveMarket,
    corporateActions,
    exchangeBars,
    { provide: MARKET_SCHEDULE, useClass: BrokerMarketSchedule },
    ...BROKER_METRIC_PROVIDERS,
    AlpacaConnections,
    CLOCK_SKEW_METRIC_PROVIDER,
    BarsRepository,
    BarsStore,
    BarSync,
    BrokerMetrics,
    BrokerReadiness,
    ClockSkew,
    ExchangeHandover,
    FactorsImport,
    ImportService,
    LatestPrices,
    MarketBarsJob,
    MarketDataLease,
    MarketQueries,
    MarketStream,
    PriceFeed,
    PriceTicks,
    RequestWindowsRepository,
    SectorsImportService,
    SignalsImport,
    SignalsRepository,
    SymbolDemand,
    SymbolsRepository,
    TradingHalts,
    ValuesImport,
  ],
  exports: [
    CORPORATE_ACTIONS,
    MARKET_DATA,
    MARKET_CLOCK,
    MARKET_SCHEDULE,
    AlpacaConnections,
    BarsRepository,
    BarsStore,
    BarSync,
    ClockSkew,
    FactorsImport,
    ImportService,
    LatestPrices,
    SectorsImportService,
    SignalsImport,
    SignalsRepository,
    SymbolDemand,
    SymbolsRepository,
    TradingHalts,
  ],
})
export class MarketModule {}
