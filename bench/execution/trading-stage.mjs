import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import WebSocket from 'ws';

const TOKEN = 'bench';
const DEADLINE_MS = 120_000;
const RETRY_MS = 5;
/** Of the kernel's count of a process's work. */
const MS_PER_TICK = 10;
const DAYS = ['2023-12-28', '2023-12-29'];

/** A database server, an exchange and a PAS that trades on it, each a process of its own. */
export class TradingStage {
  #dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  #children = [];
  #pas;

  static async start() {
    const stage = new TradingStage();
    try {
      await stage.#start();
    } catch (error) {
      await stage.stop();
      throw error;
    }
    return stage;
  }

  async #start() {
    const { startEmbeddedServer } = await import('../../dist/src/platform/database/embedded-server.js');
    const { SIMULATED_KEY } = await import('../../dist/src/config/app-config.js');
    this.keys = { 'APCA-API-KEY-ID': SIMULATED_KEY.keyId, 'APCA-API-SECRET-KEY': SIMULATED_KEY.secretKey };
    this.server = await startEmbeddedServer({ dataDir: join(this.#dataDir, 'db'), log: () => undefined });
    const [ours, theirs] = [await this.#createDatabase('pas'), await this.#createDatabase('exchange')];
    const port = await freePort();
    this.exchangeUrl = `http://127.0.0.1:${String(port)}`;
    this.streamUrl = `ws://127.0.0.1:${String(port)}/stream`;
    this.#spawn(['dist/src/cli.js', 'exchange', '--port', String(port)], { DATABASE_URL: theirs });
    await this.until(() => this.exchange('GET', '/v2/clock'));
    this.db = new CountedClient({ connectionString: ours });
    await this.db.connect();
    this.databaseUrl = ours;
  }

  /** An open market that stands still, with so many symbols beside its own, and cash for all of them. */
  async openMarket(count, cash) {
    await this.exchange('PUT', '/control/clock', { mode: 'manual' });
    const { is_open, next_open } = await this.exchange('GET', '/v2/clock');
    if (!is_open) await this.exchange('PUT', '/control/clock', { at: later(next_open, 3_600_000) });
    const symbols = Array.from({ length: count }, (_, i) => `B${String(i).padStart(3, '0')}`);
    const lines = symbols.flatMap((symbol, i) => [
      { asset: { symbol, name: symbol, sector: null, exchange: 'NYSE' } },
      ...DAYS.map((date) => ({ bar: { symbol, date, ...flatBar(20 + i) } })),
    ]);
    await this.exchange('PUT', '/control/bars', lines.map((line) => JSON.stringify(line)).join('\n'));
    await this.deposit(cash);
    return symbols;
  }

  deposit(cash) {
    return this.exchange('PUT', '/control/account', { cash_change: cash });
  }

  /** What comes in the moment of the opening balance could be in it or not. */
  async passTime() {
    await this.awaitOpenOrders(0);
    const { timestamp } = await this.exchange('GET', '/v2/clock');
    await this.exchange('PUT', '/control/clock', { at: later(timestamp, 60_000) });
  }

  async startPas() {
    const port = await freePort();
    this.pasUrl = `http://127.0.0.1:${String(port)}`;
    this.#pas = this.#spawn(['dist/src/main.js'], {
      DATABASE_URL: this.databaseUrl,
      PORT: String(port),
      API_TOKEN: TOKEN,
      RATE_LIMIT_PER_MINUTE: '0',
      OPEN_BROWSER: 'false',
      META_METHOD: 'equal_weight',
      // The market stands still on a day of its own.
      CLOCK_SKEW_LIMIT_SECONDS: '0',
      ALPACA_API_KEY: this.keys['APCA-API-KEY-ID'],
      ALPACA_SECRET_KEY: this.keys['APCA-API-SECRET-KEY'],
      ALPACA_BASE_URL: this.exchangeUrl,
      ALPACA_STREAM_URL: this.streamUrl,
    });
    await this.until(() => this.pas('GET', '/health'));
  }

  async stopPas() {
    await end(this.#pas);
  }

  /** As Linux counts it. */
  pasMemoryMb() {
    const of = (name) => Number(new RegExp(`${name}:\\s*(\\d+) kB`).exec(this.#proc('status'))?.[1]) / 1024;
    return { now: of('VmRSS'), peak: of('VmHWM') };
  }

  /** Time that PAS has worked, in all of its threads. */
  pasCpuMs() {
    const [user, system] = this.#proc('stat').split(') ').at(-1).split(' ').slice(11, 13);
    return (Number(user) + Number(system)) * MS_PER_TICK;
  }

  /** An equal-weight book over the symbols. */
  async makeBook(symbols) {
    const definition = { kind: 'equal_weight', universe: { symbols }, enabled: true };
    const known = await this.pas('GET', '/strategies');
    if (known.some(({ id }) => id === 'bench')) await this.pas('PUT', '/strategies/bench', definition);
    else await this.pas('POST', '/strategies', { id: 'bench', ...definition });
    for (const { id } of known) if (id !== 'bench') await this.pas('PUT', `/strategies/${id}`, { enabled: false });
    await this.pas('POST', '/jobs/market-bars/run', {});
    await this.until(() => this.#demandBars(symbols));
    await this.pas('POST', '/allocation/runs', {});
  }

  awaitOpenOrders(count) {
    return until(async () => {
      const open = await this.exchange('GET', '/v2/orders?status=open&limit=500');
      if (open.length !== count) throw new Error(`${String(open.length)} orders are open`);
    });
  }

  pas(method, path, body) {
    return ask(this.pasUrl + path, { method, headers: { authorization: `Bearer ${TOKEN}` }, body });
  }

  exchange(method, path, body) {
    return ask(this.exchangeUrl + path, { method, headers: this.keys, body });
  }

  /** Executions as the exchange tells them, each with its order and the moment. */
  async hearExecutions() {
    const socket = new WebSocket(this.streamUrl);
    const heard = [];
    const say = (message) => socket.send(JSON.stringify(message));
    await once(socket, 'open');
    say({ action: 'auth', key: this.keys['APCA-API-KEY-ID'], secret: this.keys['APCA-API-SECRET-KEY'] });
    await once(socket, 'message');
    say({ action: 'listen', data: { streams: ['trade_updates'] } });
    await once(socket, 'message');
    socket.on('message', (text) => {
      const { event, order } = JSON.parse(text.toString()).data;
      if (/fill$/.test(event)) heard.push({ orderId: order.id, at: performance.now() });
    });
    return { heard, close: () => socket.terminate() };
  }

  /** The same as a client of PAS hears them. */
  async hearFills() {
    const socket = new WebSocket(`${this.pasUrl.replace('http', 'ws')}/ws/fills?token=${TOKEN}`);
    const heard = [];
    socket.on('message', (text) => {
      heard.push({ orderId: JSON.parse(text.toString()).order_id, at: performance.now() });
    });
    await once(socket, 'open');
    return { heard, close: () => socket.terminate() };
  }

  /** Again and again until it does not throw. */
  until(work) {
    return until(work);
  }

  async stop() {
    await this.db?.end();
    for (const child of this.#children.reverse()) await end(child);
    await this.server?.stop();
    rmSync(this.#dataDir, { recursive: true, force: true });
  }

  /** A symbol without bars has no weight. */
  async #demandBars(symbols) {
    const query = 'select count(distinct symbol)::int as count from bars where symbol = any($1)';
    const { rows } = await this.db.query(query, [symbols]);
    if (rows[0].count < symbols.length) throw new Error(`bars of ${String(rows[0].count)} symbols are there`);
  }

  async #createDatabase(name) {
    const client = new pg.Client({ connectionString: this.server.url });
    await client.connect();
    await client.query(`create database ${name}`);
    await client.end();
    const url = new URL(this.server.url);
    url.pathname = `/${name}`;
    return url.href;
  }

  #spawn(args, env) {
    const stdio = ['ignore', 'ignore', 'inherit'];
    const shared = { PATH: process.env.PATH, DATA_DIR: this.#dataDir, LOG_LEVEL: 'error' };
    const child = spawn(process.execPath, args, { env: { ...shared, ...env }, stdio });
    this.#children.push(child);
    return child;
  }

  #proc(file) {
    return readFileSync(`/proc/${String(this.#pas.pid)}/${file}`, 'utf8');
  }
}

/** Knows how often it was asked. */
class CountedClient extends pg.Client {
  queries = 0;

  query(...args) {
    this.queries += 1;
    return super.query(...args);
  }
}

async function ask(url, { method, headers, body }) {
  const isText = typeof body === 'string';
  const type = isText ? {} : { 'content-type': 'application/json' };
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body === undefined ? {} : type) },
    ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method} ${url}: ${String(response.status)} ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function until(work) {
  const deadline = performance.now() + DEADLINE_MS;
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(RETRY_MS);
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function later(instant, ms) {
  return new Date(Date.parse(instant) + ms).toISOString();
}

function flatBar(price) {
  const text = String(price);
  return { open: text, high: text, low: text, close: text, volume: '100000000' };
}
