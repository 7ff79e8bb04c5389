import type { Faults } from '../faults/faults.js';
import type { TradeUpdate } from '../floor/trade-update.js';
import type { Credentials } from '../http/credentials.js';
import type { LiveSocket } from './live-socket.js';
import { jsonBinary } from './stream-codec.js';
import type { StreamService } from './stream-door.js';
import { StreamSession } from './stream-session.js';
import { tradeUpdateJson } from './trade-update-json.js';

export const STREAM_PATH = '/stream';

/** Tells every listening client what happens to orders. Nothing is repeated for those who were away, as at the real broker. */
export class TradingStream implements StreamService {
  readonly paths = [STREAM_PATH];
  readonly usualCodec = jsonBinary;
  private readonly sessions = new Set<StreamSession>();

  constructor(
    private readonly credentials: Credentials,
    private readonly faults: Faults,
  ) {}

  accept(client: LiveSocket): void {
    const session = new StreamSession(client, this.credentials);
    this.sessions.add(session);
    client.onClose(() => this.sessions.delete(session));
  }

  publish(update: TradeUpdate): void {
    for (const told of this.faults.stream.pass(update)) {
      const message = { stream: 'trade_updates', data: tradeUpdateJson(told) };
      for (const session of this.sessions) session.publish(message);
    }
  }

  /** Cuts every client without a farewell. */
  dropAll(): void {
    for (const session of this.sessions) session.cut();
  }
}
