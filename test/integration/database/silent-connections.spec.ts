import { Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IssuedTokens } from '../../../src/platform/auth/issued-tokens.service.js';
import { hashToken, TokenVerifier } from '../../../src/platform/auth/token-verifier.js';
import { createDataSource } from '../../../src/platform/database/data-source.js';
import { Lease } from '../../../src/platform/database/lease.js';
import { EventFeed } from '../../../src/platform/events/event-feed.js';
import { OutboxPlaces } from '../../../src/platform/events/outbox-places.js';
import { Outbox } from '../../../src/platform/events/outbox.js';
import { OutboxSource } from '../../../src/streams/outbox-source.js';
import type { StreamHub } from '../../../src/streams/stream-hub.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { SilentDatabase } from '../../support/silent-database.js';

const TOKEN = 'a token that was made while the system ran';
/** Far less than TCP takes to notice. */
const SOON_MS = 60_000;

describe('when the host of the database vanishes without a word and another one takes over', () => {
  let database: TestDatabase;
  let silent: SilentDatabase;
  let [system, elsewhere]: DataSource[] = [];
  let parts: { beforeApplicationShutdown(): Promise<void> }[];
  let kept: Promise<boolean>;
  const verifier = new TokenVerifier('the token of the owner');
  const heard: string[] = [];
  const streamed: string[] = [];

  beforeAll(async () => {
    Logger.overrideLogger(false);
    database = await createTestDatabase();
    silent = await SilentDatabase.before(database.url);
    system = await createDataSource(silent.url, { applicationName: 'pas-test' }).initialize();
    elsewhere = await createDataSource(database.url, { applicationName: 'pas-test' }).initialize();
    await elsewhere.query(
      `insert into api_tokens (id, name, scope, hash, created_by) values ('a', 'robot', 'read', $1, 'cli')`,
      [hashToken(TOKEN)],
    );
    const feed = new EventFeed(system);
    feed.on('job.queued', ({ runId }) => void heard.push(runId));
    const hub = {
      restart: () => undefined,
      publish: (_channel: string, messages: { text: string }[]) => streamed.push(...messages.map(({ text }) => text)),
    };
    const streams = new OutboxSource(feed, new OutboxPlaces(system), hub as unknown as StreamHub);
    const tokens = new IssuedTokens(system, verifier, feed, { role: 'api' } as never, { nowMs: () => Date.now() });
    for (const part of [feed, streams, tokens]) await part.onApplicationBootstrap();
    parts = [streams, tokens, feed];
    expect(verifier.verify(TOKEN)).toMatchObject({ name: 'robot' });

    const lease = new Lease(system, 'this process', 'executor');
    silent.vanish();
    kept = eventually(() => lease.keep(), SOON_MS);
    await elsewhere.query(`update api_tokens set revoked_at = now()`);
    await new Outbox().append(elsewhere.manager, 'job.queued', { jobName: 'allocate', runId: 'news' });
  });

  afterAll(async () => {
    for (const part of parts) await part.beforeApplicationShutdown();
    for (const one of [system, elsewhere]) await one?.destroy();
    await silent.stop();
    await database.drop();
  });

  it(
    'what is committed there is heard and streamed, and what was revoked there is refused',
    async () => {
      await eventually(() => {
        expect(heard).toEqual(['news']);
        expect(streamed).toEqual([expect.stringContaining('"run_id":"news"')]);
        expect(verifier.verify(TOKEN)).toBeUndefined();
      }, SOON_MS);
    },
    2 * SOON_MS,
  );

  it('a lease that is kept is kept there', async () => expect(await kept).toBe(true), 2 * SOON_MS);
});
