import type { Faults } from '../faults/faults.js';
import type { MarketChange } from '../floor/market-change.js';
import type { Credentials } from '../http/credentials.js';
import type { LiveSocket } from '../stream/live-socket.js';
import { jsonText } from '../stream/stream-codec.js';
import type { StreamService } from '../stream/stream-door.js';
import { DataSession, type DataStreamRules } from './data-session.js';
import { marketMessages } from './market-messages.js';

export const DATA_STREAM_PATHS: readonly string[] = ['/v2/iex', '/v2/sip', '/v2/delayed_sip'];

/** Tells subscribers what happens to prices and to trading as such. Every feed shows the one market that there is. */
export class DataStream implements StreamService {
  readonly paths = DATA_STREAM_PATHS;
  readonly usualCodec = jsonText;
  private readonly sessions = new Set<DataSession>();
  private readonly rules: DataStreamRules;

  constructor(
    credentials: Credentials,
    private readonly faults: Faults,
  ) {
    this.rules = {
      areKeysRight: (key, secret) => credentials.matches(key, secret),
      hasRoom: () => this.authenticated.length < faults.dataStream.connections,
      mostSymbols: () => faults.dataStream.symbols ?? Infinity,
    };
  }

  accept(client: LiveSocket): void {
    const session = new DataSession(client, this.rules);
    this.sessions.add(session);
    client.onClose(() => this.sessions.delete(session));
  }

  publish(change: MarketChange): void {
    const readers = this.authenticated;
    if (readers.length === 0 || this.faults.dataStream.isSilent) return;
    const messages = marketMessages(change);
    for (const session of readers) session.publish(messages);
  }

  /** Cuts every client without a farewell. */
  dropAll(): void {
    for (const session of this.sessions) session.cut();
  }

  private get authenticated(): DataSession[] {
    return [...this.sessions].filter(({ isAuthenticated }) => isAuthenticated);
  }
}
