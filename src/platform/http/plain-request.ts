import { IncomingMessage } from 'node:http';

/**
 * A request that only becomes an upgrade when it asks for a WebSocket. Node takes every request with an `Upgrade` header out
 * of HTTP once there is somebody for upgrades; what nobody here speaks (`h2c`, which curl and Java's client offer first) is to
 * be answered as if it were not offered (RFC 9110, section 7.8). Node asks for `upgrade` when it has read the headers, and
 * goes on to the body when it is false.
 */
export class PlainRequest extends IncomingMessage {
  /** What the parser found. Declared only: the constructor above this one sets it. */
  declare private isUpgradeOffered: boolean | null;

  get upgrade(): boolean | null {
    if (this.isUpgradeOffered !== true) return this.isUpgradeOffered;
    return this.method === 'CONNECT' || isForWebSocket(this);
  }

  set upgrade(isOffered: boolean | null) {
    this.isUpgradeOffered = isOffered;
  }
}

export function isForWebSocket({ headers }: IncomingMessage): boolean {
  return headers.upgrade?.trim().toLowerCase() === 'websocket';
}
