import type { BrokerParts } from './broker-parts.js';
import type { Broker } from './broker.port.js';

/** A broker that `BROKER` can name. */
export interface BrokerKind {
  readonly name: string;
  readonly title: string;
  open(parts: BrokerParts): Broker;
}
