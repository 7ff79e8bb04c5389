import { randomUUID } from 'node:crypto';
import { decimal } from '../../../src/common/decimal.js';
import type { ExchangeOptions } from '../../../src/exchange/exchange-options.js';
import { startExchange, type RunningExchange } from '../../../src/exchange/exchange-server.js';
import { createEmptyDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { StreamReader } from './stream-reader.js';

export const KEYS = { keyId: 'PKTEST', secretKey: 'test-secret' };

/** A Friday. The exchange begins at the open of this day, 14:30 UTC. */
export const FIRST_DAY = '2024-01-05';
export const NOON = `${FIRST_DAY}T17:00:00Z`;
export const CLOSE = `${FIRST_DAY}T21:00:00Z`;
export const NEXT_OPEN = '2024-01-08T14:30:00Z';

export interface Answer {
  status: number;
  // The wire's JSON: what a test expects of it is the test.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  body: any;
  headers: Headers;
}

type Overrides = Partial<ExchangeOptions>;

function optionsFor(databaseUrl: string, overrides: Overrides): ExchangeOptions {
  return {
    databaseUrl,
    host: '127.0.0.1',
    port: 0,
    ...KEYS,
    clock: { mode: 'manual', sessionSpeed: 60 },
    seed: 7,
    startingCash: decimal('100000'),
    partialFillShare: 0,
    matchingDelayMs: 0,
    rateLimitPerMinute: null,
    wallClock: { nowMs: () => Date.parse(`${FIRST_DAY}T15:00:00Z`) },
    ids: { next: () => randomUUID() },
    log: () => undefined,
    ...overrides,
  };
}

/** A simulated exchange on a database of its own, reached over the wire alone. Its time moves only when told. */
export class ExchangeUnderTest {
  private readonly readers: StreamReader[] = [];

  private constructor(
    readonly database: TestDatabase,
    private running: RunningExchange,
    private readonly overrides: Overrides,
  ) {}

  static async start(overrides: Overrides = {}): Promise<ExchangeUnderTest> {
    const database = await createEmptyDatabase();
    return new ExchangeUnderTest(database, await startExchange(optionsFor(database.url, overrides)), overrides);
  }

  get url(): string {
    return this.running.url;
  }

  get streamUrl(): string {
    return this.running.streamUrl;
  }

  get dataStreamUrl(): string {
    return this.running.dataStreamUrl;
  }

  /** A second exchange on the same database. */
  startAnother(overrides: Overrides = {}): Promise<RunningExchange> {
    return startExchange(optionsFor(this.database.url, { ...this.overrides, ...overrides }));
  }

  async stop(): Promise<void> {
    for (const reader of this.readers.splice(0)) reader.close();
    await this.running.stop();
  }

  async restart(): Promise<void> {
    await this.stop();
    this.running = await this.startAnother();
  }

  async dispose(): Promise<void> {
    await this.stop();
    await this.database.drop();
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const isText = typeof body === 'string';
    const response = await fetch(this.url + path, {
      method,
      headers: { 'APCA-API-KEY-ID': KEYS.keyId, 'APCA-API-SECRET-KEY': KEYS.secretKey, ...headers },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }

  /** The body of a 2xx. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async ask(method: string, path: string, body?: unknown): Promise<any> {
    const answer = await this.send(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  get(path: string): Promise<any> {
    return this.ask('GET', path);
  }

  order(parts: Record<string, unknown>): Promise<Answer> {
    return this.send('POST', '/v2/orders', { type: 'market', time_in_force: 'day', ...parts });
  }

  /** Submits an order that has to be taken, and waits until it has the status. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async orderUntil(status: string, parts: Record<string, unknown>): Promise<any> {
    const { status: httpStatus, body } = await this.order(parts);
    if (httpStatus !== 200) throw new Error(`the order was refused: ${JSON.stringify(body)}`);
    return this.awaitStatus(body.id, status);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  awaitStatus(orderId: string, status: string): Promise<any> {
    return eventually(async () => {
      const order = await this.get(`/v2/orders/${orderId}`);
      expect(order.status).toBe(status);
      return order;
    });
  }

  setPrices(prices: Record<string, string>): Promise<unknown> {
    return this.ask('PUT', '/control/prices', prices);
  }

  setTime(at: string): Promise<unknown> {
    return this.ask('PUT', '/control/clock', { at });
  }

  async openStream(): Promise<StreamReader> {
    const reader = await StreamReader.open(this.streamUrl);
    this.readers.push(reader);
    return reader;
  }

  /** A stream that is authenticated and listens to trade updates. */
  async listen(): Promise<StreamReader> {
    const reader = await this.openStream();
    await reader.authenticate(KEYS);
    await reader.listenTo(['trade_updates']);
    return reader;
  }
}
