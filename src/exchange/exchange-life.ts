import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { AppError } from '../common/app-error.js';
import { addControlRoutes } from './control/control-routes.js';
import type { ExchangeOptions } from './exchange-options.js';
import { openExchange, type Exchange } from './exchange.js';
import { Credentials } from './http/credentials.js';
import { addFaultHooks } from './faults/fault-hooks.js';
import { createHttpServer } from './http/http-server.js';
import { addMarketDataRoutes } from './market-data/market-data-routes.js';
import { addAccountRoutes } from './rest/account.routes.js';
import { addActivityRoutes } from './rest/activities.routes.js';
import { addAssetRoutes } from './rest/assets.routes.js';
import { addClockRoutes } from './rest/clock-calendar.routes.js';
import { addOrderRoutes } from './rest/orders.routes.js';
import { addPortfolioHistoryRoutes } from './rest/portfolio-history.routes.js';
import { addPositionRoutes } from './rest/positions.routes.js';
import { openStreams, type ExchangeStreams } from './streams.js';

export interface ExchangeLife {
  /** `host:port`. */
  address: string;
  /** Resolves when the hold on the database is lost: from then on nothing is written. */
  lost: Promise<Error>;
  /** Ends every connection, finishes what was begun and gives the database back. */
  stop(): Promise<void>;
}

function addTradingRoutes(server: FastifyInstance, exchange: Exchange): void {
  addAccountRoutes(server, exchange);
  addActivityRoutes(server, exchange);
  addAssetRoutes(server, exchange);
  addClockRoutes(server, exchange);
  addOrderRoutes(server, exchange);
  addPortfolioHistoryRoutes(server, exchange);
  addPositionRoutes(server, exchange);
}

interface Doors {
  server: FastifyInstance;
  streams: ExchangeStreams;
}

function buildDoors(exchange: Exchange, options: ExchangeOptions): Doors {
  const server = createHttpServer(options, exchange.faults);
  const streams = openStreams(server.server, exchange, new Credentials(options));
  addFaultHooks(server, exchange.faults.requests);
  addTradingRoutes(server, exchange);
  addMarketDataRoutes(server, exchange);
  addControlRoutes(server, exchange, streams);
  return { server, streams };
}

async function listen(server: FastifyInstance, { host, port }: ExchangeOptions): Promise<void> {
  try {
    await server.listen({ host, port });
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw cause;
    throw new AppError(
      'port_in_use',
      `The simulated exchange cannot listen on ${host}:${port} because another program does; stop that one or choose another port.`,
      { cause },
    );
  }
}

/** Where a client on this machine finds a server that listens everywhere. */
const LOOPBACK: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' };

function addressOf(server: FastifyInstance, host: string): string {
  const { port } = server.server.address() as AddressInfo;
  const reachable = LOOPBACK[host] ?? host;
  return `${reachable.includes(':') ? `[${reachable}]` : reachable}:${port}`;
}

async function closeAll({ server, streams }: Doors, exchange: Exchange): Promise<void> {
  try {
    streams.door.close();
    exchange.faults.clear();
    await server.close();
  } finally {
    await exchange.close();
  }
}

/** Opens the simulated exchange and its doors. Errors: those of `openExchange`, and `port_in_use`. */
export async function beginLife(options: ExchangeOptions): Promise<ExchangeLife> {
  const exchange = await openExchange(options);
  const doors = buildDoors(exchange, options);
  let closing: Promise<void> | undefined;
  const stop = (): Promise<void> => (closing ??= closeAll(doors, exchange));
  try {
    await listen(doors.server, options);
  } catch (error) {
    await stop();
    throw error;
  }
  exchange.heartbeat.start();
  return { address: addressOf(doors.server, options.host), lost: exchange.lost, stop };
}
