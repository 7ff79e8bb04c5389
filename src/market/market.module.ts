import { Global, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AppConfig } from '../config/app-config.js';
import { MARKET_SCHEDULE } from '../platform/jobs/market-schedule.port.js';
import { AlpacaHttp } from './alpaca/alpaca-http.client.js';
import { AlpacaCorporateActions } from './alpaca/alpaca-corporate-actions.adapter.js';
import { AlpacaMarketClock } from './alpaca/alpaca-market-clock.adapter.js';
import { AlpacaMarketData } from './alpaca/alpaca-market-data.adapter.js';
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
import { EXCHANGE_BARS, type ExchangeBars } from './exchange-bars.port.js';
import { ExchangeHandover } from './exchange-handover.service.js';
import { ImportService } from './import/import.service.js';
import { SectorsImportService } from './import/sectors-import.service.js';
import { LatestPrices } from './latest-prices.service.js';
import { MarketBarsJob } from './market-bars.job.js';
import { MARKET_CLOCK, type MarketClock } from './market-clock.port.js';
import { MARKET_DATA, type MarketData } from './market-data.port.js';
import { MarketController } from './market.controller.js';
import { MarketQueries } from './market-queries.service.js';
import { PriceFeed } from './price-feed.service.js';
import { SymbolDemand } from './symbol-demand.js';
import { SymbolsRepository } from './symbols.repository.js';
import { TradingHalts } from './trading-halts.repository.js';

const REQUEST_TIMEOUT_MS = 20_000;

function alpacaHttp({ broker }: AppConfig, baseUrl: string, { onCall }: BrokerMetrics): AlpacaHttp {
  const { keyId, secretKey } = broker;
  return new AlpacaHttp({ baseUrl, keyId, secretKey, timeoutMs: REQUEST_TIMEOUT_MS, onCall });
}

const marketData = {
  provide: MARKET_DATA,
  inject: [AppConfig, BrokerMetrics],
  useFactory: (config: AppConfig, metrics: BrokerMetrics): MarketData =>
    new AlpacaMarketData(
      alpacaHttp(config, config.broker.tradingUrl, metrics),
      alpacaHttp(config, config.broker.dataUrl, metrics),
      // Without a subscription, Alpaca gives recent prices of this feed only.
      config.broker.simulated ? undefined : 'iex',
    ),
};

const marketClock = {
  provide: MARKET_CLOCK,
  inject: [AppConfig, BrokerMetrics],
  useFactory: (config: AppConfig, metrics: BrokerMetrics): MarketClock =>
    new AlpacaMarketClock(alpacaHttp(config, config.broker.tradingUrl, metrics)),
};

const corporateActions = {
  provide: CORPORATE_ACTIONS,
  inject: [AppConfig, BrokerMetrics],
  useFactory: (config: AppConfig, metrics: BrokerMetrics): CorporateActions =>
    new AlpacaCorporateActions(alpacaHttp(config, config.broker.dataUrl, metrics)),
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
    corporateActions,
    exchangeBars,
    { provide: MARKET_SCHEDULE, useClass: BrokerMarketSchedule },
    ...BROKER_METRIC_PROVIDERS,
    BarsRepository,
    BarsStore,
    BarSync,
    BrokerMetrics,
    BrokerReadiness,
    ExchangeHandover,
    ImportService,
    LatestPrices,
    MarketBarsJob,
    MarketQueries,
    PriceFeed,
    SectorsImportService,
    SymbolDemand,
    SymbolsRepository,
    TradingHalts,
  ],
  exports: [
    CORPORATE_ACTIONS,
    MARKET_DATA,
    MARKET_CLOCK,
    MARKET_SCHEDULE,
    BarsRepository,
    BarSync,
    BrokerMetrics,
    ImportService,
    LatestPrices,
    SectorsImportService,
    SymbolDemand,
    SymbolsRepository,
    TradingHalts,
  ],
})
export class MarketModule {}
