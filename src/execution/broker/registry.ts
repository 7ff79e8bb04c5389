import { AppError } from '../../common/app-error.js';
import { defineRegistry } from '../../common/registry.js';
import { alpacaBroker } from './alpaca/alpaca.broker.js';
import type { BrokerParts } from './broker-parts.js';
import type { Broker } from './broker.port.js';
import { paperBroker } from './paper/paper.broker.js';

/** One line a broker: whoever answers behind the port, everything else stays as it is. */
export const BROKERS = defineRegistry('brokers', [alpacaBroker, paperBroker]);

/** The broker that the configuration names. Throws `config_invalid`. */
export function openBroker(parts: BrokerParts): Broker {
  const { brokerName } = parts.config;
  const kind = BROKERS.find(brokerName);
  if (kind !== undefined) return kind.open(parts);
  throw new AppError('config_invalid', `BROKER is "${brokerName}": it must be one of ${BROKERS.names.join(', ')}.`);
}
