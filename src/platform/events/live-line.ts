import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';
import type { Redis } from 'ioredis';
import type { Clock } from '../../common/clock.port.js';
import type { Ids } from '../../common/ids.port.js';
import { Outage } from '../outage.js';
import type { RedisConnections } from '../redis-connections.js';
import type { LiveChannel, LiveEntry, LiveMessages } from './events.js';
import { LiveLog, type LogHead, type LoggedEntry } from './live-log.js';

const RETRY_MS = 100;
const EPOCH_LENGTH = 8;

export interface LiveFollower<C extends LiveChannel = LiveChannel> {
  /** Numbers begin anew after `head`; `history` is what is still known from before it, oldest first. */
  restarted(head: LogHead, history: readonly LiveEntry<C>[]): void;
  heard(entries: readonly LiveEntry<C>[]): void;
}

export interface LinePorts {
  readonly clock: Clock;
  readonly ids: Ids;
  readonly logger: Logger;
}

/**
 * One live channel in this process. With the log in Redis a message is told when it comes back from there, so that all
 * replicas have one order; while the log is away it is told at once, in an epoch that no other process has.
 */
export class LiveLine {
  private readonly followers = new Set<LiveFollower>();
  private readonly outage: Outage;
  private readonly connections: readonly Redis[];
  private readonly log: LiveLog | undefined;
  /** Sent to the log and not seen there yet, in their order. */
  private readonly underWay = new Map<string, Omit<LiveEntry, 'seq'>>();
  private head: LogHead;
  private isShared = false;
  private isStopping = false;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    channel: LiveChannel,
    connections: RedisConnections,
    private readonly ports: LinePorts,
  ) {
    this.outage = new Outage(ports.logger, `the shared log of ${channel}`);
    const writer = connections.connect(`${channel}-writer`);
    const reader = connections.connect(`${channel}-reader`);
    this.connections = writer === undefined || reader === undefined ? [] : [writer, reader];
    this.log = writer === undefined || reader === undefined ? undefined : new LiveLog(writer, reader, channel);
    for (const one of this.connections) one.on('close', this.lose);
    this.head = { epoch: this.newEpoch(), seq: 0 };
  }

  /** Resolves when the log was joined, or at once without one. */
  async start(): Promise<void> {
    const { log } = this;
    if (log === undefined) return;
    await new Promise<void>((joined) => {
      this.loop = this.run(log, joined);
    });
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    for (const one of this.connections) one.disconnect();
    await this.loop;
  }

  follow(follower: LiveFollower): () => void {
    this.followers.add(follower);
    follower.restarted(this.head, []);
    return () => {
      this.followers.delete(follower);
    };
  }

  publish(message: LiveMessages[LiveChannel]): void {
    const entry = { at: new Date(this.ports.clock.nowMs()).toISOString(), message };
    if (this.log === undefined || !this.isShared) {
      this.tellAlone(entry);
      return;
    }
    const id = this.ports.ids.next();
    this.underWay.set(id, entry);
    this.log.append(this.head, { id, entry }).catch((error: unknown) => {
      this.outage.failed(error);
      this.lose();
    });
  }

  private async run(log: LiveLog, joined: () => void): Promise<void> {
    while (!this.stopping()) {
      if (!this.isConnected()) {
        await pause(RETRY_MS);
        continue;
      }
      try {
        const head = await log.open(this.newEpoch());
        this.restart(head, await log.history(head));
        this.isShared = true;
        this.outage.worked();
        joined();
        while (this.shared()) this.hear(await log.next(head, this.head.seq));
      } catch (error) {
        if (!this.stopping()) this.outage.failed(error);
        this.lose();
      }
      if (!this.stopping()) await pause(RETRY_MS);
    }
  }

  private isConnected(): boolean {
    return this.connections.every((one) => one.status === 'ready');
  }

  /** What the log may not have got is told here: where it did get it, the others hear it from there. */
  private readonly lose = (): void => {
    if (!this.isShared || this.isStopping) return;
    this.isShared = false;
    this.restart({ epoch: this.newEpoch(), seq: 0 }, []);
    const untold = [...this.underWay.values()];
    this.underWay.clear();
    for (const entry of untold) this.tellAlone(entry);
  };

  private hear(logged: readonly LoggedEntry[]): void {
    if (!this.isShared || logged.length === 0) return;
    for (const { id } of logged) this.underWay.delete(id);
    this.tell(logged.map(({ entry }) => entry));
  }

  private tellAlone(entry: Omit<LiveEntry, 'seq'>): void {
    this.tell([{ ...entry, seq: this.head.seq + 1 }]);
  }

  private tell(entries: readonly LiveEntry[]): void {
    this.head = { epoch: this.head.epoch, seq: entries.at(-1)?.seq ?? this.head.seq };
    for (const follower of this.followers) follower.heard(entries);
  }

  private restart(head: LogHead, history: readonly LiveEntry[]): void {
    this.head = head;
    for (const follower of this.followers) follower.restarted(head, history);
  }

  private newEpoch(): string {
    return this.ports.ids.next().slice(0, EPOCH_LENGTH);
  }

  /** Methods, because TypeScript would take the fields for constant within the loop. */
  private shared(): boolean {
    return this.isShared;
  }

  private stopping(): boolean {
    return this.isStopping;
  }
}
