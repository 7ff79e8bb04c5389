import { Inject, Injectable } from '@nestjs/common';
import { AppConfig } from '../../config/app-config.js';
import { BrokerMetrics } from '../broker-metrics.js';
import { AlpacaHttp } from './alpaca-http.client.js';
import { REQUEST_BUDGET, type RequestBudget, type RequestLane } from './request-budget.port.js';

/** An order of which nothing is heard for so long is looked up; lists of assets and bars are long. */
const TIMEOUT_MS: Readonly<Record<RequestLane, number>> = { cancel: 5000, lookup: 5000, order: 8000, data: 20_000 };

/** The two hosts of Alpaca, each with its budget; the simulated exchange is both. */
@Injectable()
export class AlpacaConnections {
  readonly trading: AlpacaHttp;
  readonly data: AlpacaHttp;

  constructor({ broker }: AppConfig, @Inject(REQUEST_BUDGET) budget: RequestBudget, { onCall }: BrokerMetrics) {
    const { keyId, secretKey } = broker;
    const connect = (baseUrl: string): AlpacaHttp =>
      new AlpacaHttp({
        baseUrl,
        keyId,
        secretKey,
        timeoutMs: TIMEOUT_MS,
        budget,
        random: { next: Math.random },
        onCall,
      });
    this.trading = connect(broker.tradingUrl);
    this.data = connect(broker.dataUrl);
  }
}
