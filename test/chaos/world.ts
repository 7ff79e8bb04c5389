import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { ExchangeUnderTest } from '../e2e/exchange/exchange-under-test.js';
import { SystemProcess } from '../e2e/execution/system-process.js';
import { type Blow, type Step, SYMBOLS, WHOLE } from './schedule.js';

const SETTINGS = { REBALANCE_ORDER_TIMEOUT_MS: '3000', RECONCILE_CASH_TOLERANCE_USD: '0' };
const MOST_STARTS = 3;
/** No run begins in the last ones of a day. */
const LAST_MINUTES = 25;
/** Prices jump here as they never do. */
const RULES = { price_collar: null, max_participation: null, max_price_age_seconds: null };
const REQUEST_MS = 20_000;
/** The first bars of all symbols may take long on a busy machine. */
const PATIENCE_MS = 120_000;

/** An exchange, a database, and the processes between them, all of which can go wrong. */
export class World {
  private readonly systems: SystemProcess[] = [];
  private readonly logs: string[] = [];
  private starting: Promise<void> = Promise.resolve();

  private constructor(
    readonly exchange: ExchangeUnderTest,
    private readonly database: TestDatabase,
    private readonly client: pg.Client,
  ) {}

  static async start(): Promise<World> {
    // Its request limit counts by a clock that runs; market time stands still all the same.
    const exchange = await ExchangeUnderTest.start({ wallClock: { nowMs: () => Date.now() } });
    const database = await createTestDatabase();
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const world = new World(exchange, database, client);
    try {
      await world.open();
      return world;
    } catch (error) {
      await world.stop();
      throw error;
    }
  }

  /** What the processes said, those that are gone included. */
  get log(): string {
    return [...this.logs, ...this.systems.map(({ log }) => log)].join('\n');
  }

  async query<T>(sql: string, values: unknown[] = []): Promise<T[]> {
    return (await this.client.query(sql, values)).rows as T[];
  }

  /** Market time passes, prices move, and the book wants something else. All is well meanwhile. */
  async prepare({ minutes, isOvernight, prices, book }: Step): Promise<void> {
    const { timestamp, next_close } = await this.exchange.get('/v2/clock');
    const [now, close] = [timestamp, next_close].map((at: string) => Date.parse(at)) as [number, number];
    const next = now + minutes * 60_000;
    const isClosing = isOvernight || next > close - LAST_MINUTES * 60_000;
    await this.setTime(isClosing ? close + 60_000 : next);
    if (isClosing && !isOvernight) await this.openMarket();
    await this.exchange.setPrices(prices);
    for (const [id, symbols] of Object.entries(book)) await this.want(id, symbols);
    await this.ask('POST', '/allocation/runs');
  }

  async setTime(atMs: number): Promise<void> {
    await this.exchange.setTime(new Date(atMs).toISOString());
  }

  /** The night is over. */
  async openMarket(): Promise<void> {
    const { next_open } = await this.exchange.get('/v2/clock');
    await this.setTime(Date.parse(next_open) + 60_000);
  }

  /** The request of one process for a rebalance: why there is no run; what became of one is looked for in the database. */
  async requestRebalance(key: string, system = this.systems[0]): Promise<string | undefined> {
    const headers = { 'idempotency-key': key };
    const asked =
      system?.api('POST', '/execute/rebalance', { headers }) ?? Promise.reject(new Error('nobody is there'));
    const refused = asked.then(({ body }) => body.code as string | undefined).catch(String);
    return Promise.race([refused, sleep(REQUEST_MS, 'no answer', { ref: false })]);
  }

  /** Every process is asked at the same moment. */
  async requestRebalanceOfAll(key: string): Promise<void> {
    await Promise.all(this.systems.map((system) => this.requestRebalance(key, system)));
  }

  async strike(blow: Blow, key: string): Promise<void> {
    switch (blow.kind) {
      case 'kill':
        return this.kill();
      case 'replicate':
        if (this.systems.length === 1) await this.addSystem();
        return;
      case 'freeze':
        return this.freeze(blow.forMs);
      case 'disconnect':
        await this.query(
          'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
        );
        return;
      case 'cancel':
        return this.cancel(key);
      case 'halt':
        return this.halt(blow.isOfAll);
      default:
        return this.strikeAtExchange(blow);
    }
  }

  /** What an operator does when the trouble is over: a halt, whoever made it, is left by a person only. */
  async resumeTrading(): Promise<void> {
    const [account] = await this.query<{ trading_state: string }>('select trading_state from broker_accounts');
    if (account?.trading_state === 'HALTED') await this.ask('POST', '/execute/resume');
  }

  /** Nothing is wrong any more, and somebody executes. */
  async heal(): Promise<void> {
    // A blow that cuts database connections cuts the exchange's too.
    await eventually(() => this.healExchange());
    await this.starting;
    if (this.systems.length === 0) await this.addSystem();
    await this.resumeTrading();
  }

  /** Cash that came after the run was over would be seen by the timer, two minutes later. */
  async reconcile(): Promise<void> {
    await this.ask('POST', '/execute/reconciliation');
  }

  private async healExchange(): Promise<void> {
    await this.exchange.ask('DELETE', '/control/faults');
    await this.exchange.ask('PUT', '/control/account', { trading_blocked: false, withheld_cash: '0' });
    for (const symbol of SYMBOLS) {
      await this.exchange.ask('PUT', `/control/assets/${symbol}`, { halted: false, tradable: true });
    }
  }

  async stop(): Promise<void> {
    await this.starting.catch(() => undefined);
    await Promise.all(this.systems.map((system) => system.kill()));
    await this.client.end();
    await this.database.drop();
    await this.exchange.dispose();
  }

  /** The state may be committed though the answer is lost, or not at all: then there was no halt. */
  private async halt(isOfAll: boolean): Promise<void> {
    const body = { reason: 'a blow', cancel_external: isOfAll };
    await this.systems[0]?.api('POST', '/execute/halt', { body }).catch(() => undefined);
  }

  private async strikeAtExchange(blow: Blow): Promise<void> {
    const { exchange } = this;
    if (blow.kind === 'block') await exchange.ask('PUT', '/control/account', { trading_blocked: true });
    if (blow.kind === 'asset') await exchange.ask('PUT', `/control/assets/${blow.symbol}`, blow.flags);
    if (blow.kind === 'prices') await exchange.setPrices(blow.prices);
    // Refused where the account has not got what it takes.
    if (blow.kind === 'external') await exchange.send('POST', '/control/orders', blow.order);
    if (blow.kind === 'account') await exchange.send('PUT', '/control/account', blow.change);
  }

  /** Not a moment's notice. What stands by takes over, or a new process starts; the lease of the dead need not be waited for. */
  private async kill(): Promise<void> {
    const victim = this.systems.shift();
    await victim?.kill();
    this.logs.push(victim?.log ?? '');
    await this.query(`update execution_leases set expires_at = '-infinity'`);
    if (this.systems.length === 0) this.starting = this.addSystem();
  }

  private async freeze(forMs: number): Promise<void> {
    const victim = this.systems[0];
    victim?.signal('SIGSTOP');
    await sleep(forMs);
    victim?.signal('SIGCONT');
  }

  private async cancel(key: string): Promise<void> {
    const [run] = await this.query<{ id: string }>('select id from rebalance_runs where idempotency_key = $1', [key]);
    if (run !== undefined) await this.systems[0]?.api('POST', `/execute/runs/${run.id}/cancel`).catch(() => undefined);
  }

  /** A start that fails, as when the database does not answer in time, is made again, as every supervisor does. */
  private async addSystem(attempts = MOST_STARTS): Promise<void> {
    try {
      this.systems.push(await SystemProcess.start(this.database.url, this.exchange, SETTINGS));
    } catch (error) {
      if (attempts === 1) throw error;
      await this.addSystem(attempts - 1);
    }
  }

  private async open(): Promise<void> {
    await this.exchange.ask('PUT', `/control/assets/${WHOLE}`, { fractionable: false });
    if (!(await this.exchange.get('/v2/clock')).is_open) await this.openMarket();
    await this.addSystem();
    await this.openBooks();
  }

  private async openBooks(): Promise<void> {
    for (const id of ['one', 'two']) {
      const definition = { kind: 'equal_weight', universe: { symbols: SYMBOLS }, enabled: true };
      await this.ask('POST', '/strategies', { id, ...definition });
    }
    const strategies = (await this.ask('GET', '/strategies')) as { id: string }[];
    for (const { id } of strategies) {
      if (id !== 'one' && id !== 'two') await this.ask('PUT', `/strategies/${id}`, { enabled: false });
    }
    await this.ask('PUT', '/execute/rules', RULES);
    await this.ask('POST', '/jobs/market-bars/run');
    await this.ask('POST', '/allocation/runs');
  }

  private want(id: string, symbols: string[]): Promise<unknown> {
    return this.ask('PUT', `/strategies/${id}`, { kind: 'equal_weight', universe: { symbols }, enabled: true });
  }

  /** For the calm between two rebalances; a database connection that was just lost may cost one request. */
  private async ask(method: string, path: string, body: object = {}): Promise<unknown> {
    return eventually(async () => {
      const answer = await this.systems[0]?.api(method, path, { body });
      if (answer === undefined || answer.status >= 300) {
        throw new Error(`${method} ${path}: ${answer?.status ?? 0} ${JSON.stringify(answer?.body)}`);
      }
      return answer.body as unknown;
    }, PATIENCE_MS);
  }
}
