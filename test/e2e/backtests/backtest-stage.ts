import type { AddressInfo } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import type { Role } from '../../../src/config/app-config.js';
import type { PriceMatrix } from '../../../src/market/price-matrix.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';
import { storeBars } from '../../support/stored-bars.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

/** A system with stored bars, asked over HTTP. Its role says whether it computes backtests or only takes them. */
export class BacktestStage {
  private constructor(
    readonly database: TestDatabase,
    private running: NestFastifyApplication,
  ) {}

  static async start(role: Role = 'worker'): Promise<BacktestStage> {
    const database = await createTestDatabase();
    return new BacktestStage(database, await createFullApp({ databaseUrl: database.url, role }));
  }

  async stop(): Promise<void> {
    await this.running.close();
    await this.database.drop();
  }

  /** The process ends as it does when it is asked to, and another begins. */
  async restart(role: Role): Promise<void> {
    await this.running.close();
    this.running = await createFullApp({ databaseUrl: this.database.url, role });
  }

  /** For a browser; answers with the address. */
  async listen(): Promise<string> {
    await this.running.listen(0, '127.0.0.1');
    const { port } = this.running.getHttpServer().address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  get dataSource(): DataSource {
    return this.running.get(DataSource);
  }

  store(prices: PriceMatrix): Promise<void> {
    return storeBars(this.dataSource, prices);
  }

  async ask(
    method: 'GET' | 'POST',
    url: string,
    payload?: object,
  ): Promise<{ status: number; headers: Json; text: string; body: Json }> {
    const headers = { authorization: `Bearer ${TOKENS.trade}` };
    const answer = await this.running.inject({ method, url, headers, ...(payload ? { payload } : {}) });
    const isJson = String(answer.headers['content-type']).includes('json');
    return {
      status: answer.statusCode,
      headers: answer.headers,
      text: answer.body,
      body: isJson ? answer.json<Json>() : undefined,
    };
  }

  get(url: string): Promise<Json> {
    return this.ask('GET', url).then(({ body }) => body as Json);
  }

  /** Answers with the id. */
  async queue(request: object): Promise<string> {
    const { status, text, body } = await this.ask('POST', '/backtests', request);
    if (status !== 202) throw new Error(`${status} ${text}`);
    return body.id;
  }

  ended(id: string, timeoutMs = 30_000): Promise<Json> {
    return eventually(async () => {
      const backtest = await this.get(`/backtests/${id}`);
      expect(['completed', 'failed']).toContain(backtest.status);
      return backtest;
    }, timeoutMs);
  }

  /** The result of a backtest that is expected to have one. */
  async run(request: object): Promise<Json> {
    const backtest = await this.ended(await this.queue(request));
    expect(backtest.error).toBeNull();
    return backtest;
  }
}
