import type { Logger } from '@nestjs/common';
import { settledWithin } from '../settled-within.js';

export type Handler<P> = (payload: P) => void | Promise<void>;

interface Subscription {
  readonly handle: Handler<never>;
  /** The end of what this subscriber was given so far. */
  tail: Promise<void>;
}

/**
 * Who wants to hear what. Each subscriber works through its messages in order at its own pace; one that fails or is slow
 * keeps nothing from the others.
 */
export class Subscriptions<M extends object> {
  private readonly byTopic = new Map<keyof M, Set<Subscription>>();

  constructor(private readonly logger: Logger) {}

  add<T extends keyof M>(topic: T, handler: Handler<M[T]>): () => void {
    const subscription: Subscription = { handle: handler, tail: Promise.resolve() };
    const subscribers = this.byTopic.get(topic) ?? new Set();
    this.byTopic.set(topic, subscribers.add(subscription));
    return () => {
      subscribers.delete(subscription);
    };
  }

  emit<T extends keyof M>(topic: T, payload: M[T]): void {
    for (const subscription of this.byTopic.get(topic) ?? []) {
      subscription.tail = subscription.tail
        .then(() => (subscription.handle as Handler<M[T]>)(payload))
        .catch((error: unknown) => {
          this.logger.error({ err: error, topic: String(topic), payload }, 'a subscriber failed');
        });
    }
  }

  /** Resolves when everybody has worked through what they were given, or after `timeoutMs`. */
  async settled(timeoutMs: number): Promise<void> {
    const tails = [...this.byTopic.values()].flatMap((all) => [...all].map((one) => one.tail));
    await settledWithin(tails, timeoutMs);
  }
}
