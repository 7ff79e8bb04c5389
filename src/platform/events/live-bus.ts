import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/clock.port.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { RedisConnections } from '../redis-connections.js';
import { settledWithin } from '../settled-within.js';
import { LIVE_CHANNELS, type LiveChannel, type LiveMessages } from './events.js';
import { LiveLine, type LiveFollower } from './live-line.js';

/** How long the start waits for Redis before the first messages are told to this process alone. */
const JOIN_MS = 2000;

/**
 * Ephemeral messages to the followers of every replica, each once and in one order, through a log in Redis. Without Redis,
 * or while it is away, each process hears itself only.
 */
@Injectable()
export class LiveBus implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly lines: ReadonlyMap<LiveChannel, LiveLine>;

  constructor(connections: RedisConnections, @Inject(CLOCK) clock: Clock, @Inject(IDS) ids: Ids) {
    const logger = new Logger(LiveBus.name);
    this.lines = new Map(
      LIVE_CHANNELS.map((channel) => [channel, new LiveLine(channel, connections, { clock, ids, logger })]),
    );
  }

  async onApplicationBootstrap(): Promise<void> {
    await settledWithin(
      [...this.lines.values()].map((line) => line.start()),
      JOIN_MS,
    );
  }

  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all([...this.lines.values()].map((line) => line.stop()));
  }

  /** Tells the follower at once where the channel is. Returns the function that ends it. */
  follow<C extends LiveChannel>(channel: C, follower: LiveFollower<C>): () => void {
    return this.line(channel).follow(follower);
  }

  publish<C extends LiveChannel>(channel: C, message: LiveMessages[C]): void {
    this.line(channel).publish(message);
  }

  private line(channel: LiveChannel): LiveLine {
    const line = this.lines.get(channel);
    if (line === undefined) throw new Error(`no live channel "${channel}"`);
    return line;
  }
}
