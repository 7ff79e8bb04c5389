import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import type { Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { register } from 'prom-client';
import WebSocket from 'ws';
import { createApplication } from '../../../src/boot/application.js';
import type { Clock } from '../../../src/common/clock.port.js';
import { alpacaEndpoints, AppConfig } from '../../../src/config/app-config.js';
import { loadConfig } from '../../../src/config/load-config.js';
import { BarSync } from '../../../src/market/bar-sync.service.js';
import { hashToken, TokenVerifier } from '../../../src/platform/auth/token-verifier.js';
import { Logger } from '../../../src/platform/observability/logger.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { BrokerProxy } from './broker-proxy.js';
import { type Answer, ExchangeUnderTest, KEYS, NOON } from '../exchange/exchange-under-test.js';

export const OWNER = 'owner-token';
export const READER = 'reader-token';
export const TRADER = 'trader-token';
const FURTHER = [
  `reader:read:${hashToken(READER).toString('hex')}`,
  `trader:trade:${hashToken(TRADER).toString('hex')}`,
];

/** Where to find a broker. */
export type BrokerAddress = Pick<ExchangeUnderTest, 'url' | 'streamUrl'>;

/** Settings of a PAS that trades the account of this exchange as if it were Alpaca's. */
export function settingsFor(exchange: BrokerAddress): Record<string, string> {
  return {
    ALPACA_API_KEY: KEYS.keyId,
    ALPACA_SECRET_KEY: KEYS.secretKey,
    ALPACA_BASE_URL: exchange.url,
    ALPACA_STREAM_URL: exchange.streamUrl,
    // Nobody is there: a halt that the system does not hear of is how a test keeps an order open.
    ALPACA_DATA_STREAM_URL: 'ws://127.0.0.1:1/v2/iex',
    META_METHOD: 'equal_weight',
    PRICE_POLL_MS: '60000',
    // The exchange of a test keeps a time of its own.
    CLOCK_SKEW_LIMIT_SECONDS: '0',
    // Tests ask faster than clients do.
    RATE_LIMIT_PER_MINUTE: '0',
  };
}

export interface DeskOptions {
  /** Beyond those of every desk. */
  settings?: Record<string, string>;
  /** The clock of the host. */
  clock?: Clock;
  /** What happens at the exchange before the system meets the account. */
  before?: (exchange: ExchangeUnderTest) => Promise<unknown>;
}

/** The whole system in this process, before an exchange whose market is open and whose prices stand still. */
export class Desk {
  private readonly sockets: WebSocket[] = [];

  private constructor(
    readonly exchange: ExchangeUnderTest,
    readonly database: TestDatabase,
    private options: DeskOptions,
    private running: { app: NestFastifyApplication; url: string },
    private readonly between: BrokerProxy | undefined,
  ) {}

  static async start(options: DeskOptions = {}): Promise<Desk> {
    const exchange = await ExchangeUnderTest.start();
    return Desk.startAt(exchange, options);
  }

  /** The system reaches the exchange through a proxy that can say what the exchange does not. */
  static async startBehindProxy(): Promise<Desk> {
    const exchange = await ExchangeUnderTest.start();
    return Desk.startAt(exchange, {}, await BrokerProxy.start(exchange));
  }

  private static async startAt(exchange: ExchangeUnderTest, options: DeskOptions, proxy?: BrokerProxy): Promise<Desk> {
    await exchange.setTime(NOON);
    await options.before?.(exchange);
    const database = await createTestDatabase();
    const running = await startSystem(database.url, { ...settingsFor(exchange), ...proxy?.settings }, options);
    const desk = new Desk(exchange, database, options, running, proxy);
    // A timer that asks the broker would meet a fault that is meant for somebody else.
    await desk.api('POST', '/jobs/reconcile/pause');
    await desk.setRules({});
    return desk;
  }

  /** Rules beside the defaults; tests set prices as they like, so none is too far from yesterday's close. */
  async setRules(rules: Record<string, unknown>): Promise<void> {
    const { status, body } = await this.api('PUT', '/execute/rules', { price_collar: null, ...rules });
    if (status !== 200) throw new Error(`no rules: ${JSON.stringify(body)}`);
  }

  get proxy(): BrokerProxy {
    if (this.between === undefined) throw new Error('this desk has no proxy');
    return this.between;
  }

  get url(): string {
    return this.running.url;
  }

  /** Stops the system and starts it again on the same database, before this exchange. */
  async restart(exchange = this.exchange): Promise<void> {
    await this.pause();
    await this.resume(exchange);
  }

  /** Starts it again with other settings. */
  async configure(settings: Record<string, string>): Promise<void> {
    this.options = { ...this.options, settings };
    await this.restart();
  }

  /** A part of the running system, for what no door leads to. */
  part<T>(type: Type<T>): T {
    return this.running.app.get(type);
  }

  /** Leaves database and exchange to another process until `resume`. */
  async pause(): Promise<void> {
    await this.running.app.close();
  }

  async resume(exchange = this.exchange): Promise<void> {
    const settings = { ...settingsFor(exchange), ...this.between?.settings };
    this.running = await startSystem(this.database.url, settings, this.options);
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.terminate();
    await this.running.app.close();
    await this.between?.stop();
    await this.database.drop();
    await this.exchange.dispose();
  }

  /** Rows of the system's own database, to look behind the doors where none is; also while another process runs it. */
  async query<T>(sql: string): Promise<T[]> {
    const client = new pg.Client({ connectionString: this.database.url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  }

  /** A part of the running system, for what no door leads to. */
  service<T>(type: new (...args: never[]) => T): T {
    return this.running.app.get(type);
  }

  async leaseOwner(): Promise<string> {
    const rows = await this.query<{ owner: string }>("select owner from execution_leases where name = 'executor'");
    return rows[0]?.owner ?? '';
  }

  async api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(this.url + path, {
      method,
      headers: {
        authorization: `Bearer ${OWNER}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? undefined : JSON.parse(text), headers: response.headers };
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async get(path: string): Promise<any> {
    const { status, body } = await this.api('GET', path);
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  /** Equal-weight strategies over these symbols; makes a new book of them. */
  async makeBook(strategies: Record<string, string[]>): Promise<void> {
    for (const [id, symbols] of Object.entries(strategies)) {
      const definition = { kind: 'equal_weight', universe: { symbols }, enabled: true };
      const { status } = await this.api('PUT', `/strategies/${id}`, definition);
      if (status === 404) await this.api('POST', '/strategies', { id, ...definition });
    }
    for (const { id } of await this.get('/strategies')) {
      if (!(id in strategies)) await this.api('PUT', `/strategies/${id}`, { enabled: false });
    }
    await this.part(BarSync).run();
    const { status, body } = await this.api('POST', '/allocation/runs', {});
    if (status !== 201) throw new Error(`no book: ${JSON.stringify(body)}`);
  }

  rebalance(headers: Record<string, string> = {}, body: unknown = {}): Promise<Answer> {
    return this.api('POST', '/execute/rebalance', body, headers);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  awaitRun(id: string, status: string, timeoutMs = 20_000): Promise<any> {
    return eventually(async () => {
      const run = await this.get(`/execute/runs/${id}`);
      if (run.status !== status) throw new Error(`the run is not ${status}: ${JSON.stringify(run)}`);
      return run;
    }, timeoutMs);
  }

  /** A whole rebalance. One that a busy machine was too slow to begin has sent nothing: whoever asked asks again. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async trade({ timeoutMs = 20_000, attempts = 3 } = {}): Promise<any> {
    const { status, body } = await this.rebalance();
    if (attempts > 1 && body.code === 'broker_unavailable') return this.trade({ timeoutMs, attempts: attempts - 1 });
    expect({ status, body }).toMatchObject({ status: 200 });
    return this.awaitRun(body.run_id, 'completed', timeoutMs);
  }

  /** Every order that the exchange has ever taken, oldest first. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  orders(): Promise<any[]> {
    return this.exchange.get('/v2/orders?status=all&limit=500&direction=asc');
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  fills(): Promise<any[]> {
    return this.exchange.get('/v2/account/activities/FILL?direction=asc');
  }

  /** Σ sleeves = broker for cash and every position, to the last digit, and every fill is booked once. */
  async expectBooksToAgree(): Promise<void> {
    expect(await this.get('/execute/reconciliation')).toMatchObject({ is_clean: true, mismatched_positions: 0 });
    const booked = await this.get('/execute/trades?limit=1000');
    const atExchange = await this.fills();
    const keyOf = (fill: Record<string, string>): string => `${fill['order_id']} ${fill['qty']} ${fill['price']}`;
    expect(booked.map(keyOf).sort()).toEqual(atExchange.map(keyOf).sort());
  }

  /** What people were told to look at: code and subject, oldest first. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async alerts(code: string): Promise<any[]> {
    return this.get(`/db/audit_log?action=eq.alert.${code}&order=id`);
  }

  /** Every leg became one order at the exchange, and no order is there that no leg asked for. */
  async expectOneOrderPerLeg(): Promise<void> {
    const ids = (await this.orders()).map(({ client_order_id }) => client_order_id as string);
    expect(new Set(ids).size).toBe(ids.length);
    const legs = (await this.orders()).map(({ client_order_id, symbol, side }) => [
      (client_order_id as string).split('-').slice(1, 6).join('-'),
      symbol,
      side,
    ]);
    expect(new Set(legs.map((leg) => leg.join(' '))).size).toBe(legs.length);
  }

  async follow(channel: string): Promise<unknown[]> {
    const messages: unknown[] = [];
    const headers = { authorization: `Bearer ${OWNER}` };
    const socket = new WebSocket(`${this.url.replace('http', 'ws')}/ws/${channel}`, { headers });
    this.sockets.push(socket);
    socket.on('message', (data: Buffer) => messages.push(JSON.parse(data.toString())));
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return messages;
  }
}

async function startSystem(
  databaseUrl: string,
  settings: Record<string, string>,
  options: DeskOptions,
): Promise<{ app: NestFastifyApplication; url: string }> {
  register.clear();
  const values = loadConfig(tmpdir(), { ...settings, ...options.settings });
  const broker = alpacaEndpoints(values);
  if (broker === undefined) throw new Error('the settings name no broker');
  const app = await createApplication({
    config: new AppConfig(values, 'all', { databaseUrl, broker }),
    tokens: new TokenVerifier(OWNER, FURTHER),
    logger: new Logger({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent', format: 'json' }),
    clock: options.clock ?? { nowMs: () => Date.now() },
    ids: { next: () => randomUUID() },
  });
  await app.listen(0, '127.0.0.1');
  return { app, url: (await app.getUrl()).replace('[::1]', '127.0.0.1') };
}
