import { Inject, Injectable } from '@nestjs/common';
import { IDS, type Ids } from '../../common/ids.port.js';
import { AppConfig } from '../../config/app-config.js';
import { AlpacaConnections } from '../../market/alpaca/alpaca-connections.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { MARKET_DATA, type MarketData } from '../../market/market-data.port.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** What a broker can be made of. */
@Injectable()
export class BrokerParts {
  constructor(
    readonly config: AppConfig,
    readonly connections: AlpacaConnections,
    @Inject(MARKET_DATA) readonly market: MarketData,
    @Inject(MARKET_CLOCK) readonly clock: MarketClock,
    readonly unitOfWork: UnitOfWork,
    @Inject(IDS) readonly ids: Ids,
  ) {}
}
