import { CACHE_MANAGER, type Cache } from '@nestjs/cache-manager';
import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventFeed } from '../platform/events/event-feed.js';

/** Live returns arrive without a new book. */
const KEEP_MS = 60_000;

/** Answers computed once per book: a new book makes all of them stale at once, in every process. */
@Injectable()
export class AnalyticsCache implements OnApplicationBootstrap {
  private bookId = 'none';

  constructor(
    @Inject(CACHE_MANAGER) private readonly cache: Cache,
    private readonly dataSource: DataSource,
    events: EventFeed,
  ) {
    events.on('book.updated', ({ bookId }) => {
      this.bookId = bookId;
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    const [latest] = await this.dataSource.query<{ id: string }[]>(
      `select id from books order by created_at desc, id limit 1`,
    );
    if (this.bookId === 'none' && latest !== undefined) this.bookId = latest.id;
  }

  async remember<T>(question: string, compute: () => Promise<T>): Promise<T> {
    const key = `analytics:${this.bookId}:${question}`;
    const known = await this.cache.get<T>(key);
    if (known !== undefined && known !== null) return known;
    const answer = await compute();
    await this.cache.set(key, answer, KEEP_MS);
    return answer;
  }
}
