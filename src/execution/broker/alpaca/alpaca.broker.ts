import { Logger } from '@nestjs/common';
import type { BrokerKind } from '../broker-kind.js';
import { AlpacaBroker } from './alpaca-broker.adapter.js';

export const alpacaBroker: BrokerKind = {
  name: 'alpaca',
  title: 'Alpaca, or the simulated exchange that speaks its protocol',
  open({ config, connections }) {
    const { keyId, secretKey, tradingStreamUrl: url } = config.broker;
    const logger = new Logger('AlpacaTradingStream');
    return new AlpacaBroker(connections.trading, {
      url,
      keyId,
      secretKey,
      random: { next: Math.random },
      onTrouble: (message, cause) => {
        logger.warn({ err: cause }, message);
      },
    });
  },
};
