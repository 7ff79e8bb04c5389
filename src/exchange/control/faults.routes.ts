import type { FastifyInstance } from 'fastify';
import { formatDecimal } from '../../common/decimal.js';
import { invalidRequest, notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Faults } from '../faults/faults.js';
import type { DataStreamFaults } from '../faults/data-stream-faults.js';
import type { FillScript } from '../faults/fill-scripts.js';
import {
  parseClockFault,
  parseDataStreamFaults,
  parseFillScript,
  parseOrderHold,
  parseRateLimit,
  parseRequestFault,
  parseStreamFaults,
  type Cutting,
} from '../faults/parse-faults.js';
import type { OrderHold } from '../faults/order-holds.js';
import type { RequestFault } from '../faults/request-faults.js';
import type { StreamFaultSettings } from '../faults/stream-faults.js';
import type { RateLimitSetting } from '../http/rate-limit.js';
import type { ExchangeStreams } from '../streams.js';
import { readBody, readList } from './control-body.js';

function requestFaultJson({ operation, times, when, delayMs, outcome }: RequestFault): Record<string, unknown> {
  return {
    operation,
    times,
    when,
    delay_ms: delayMs,
    drop: outcome === 'drop',
    status: outcome === 'drop' ? null : (outcome?.status ?? null),
    body: outcome === 'drop' ? null : (outcome?.body ?? null),
  };
}

function streamFaultsJson({ isSilent, copies, skip, reverse }: StreamFaultSettings): Record<string, unknown> {
  return { silent: isSilent, copies, skip, reverse };
}

/** What is still to go wrong. */
function faultsJson(faults: Faults): Record<string, unknown> {
  const { requests, fills, holds, stream, dataStream, rateLimit, clock } = faults;
  return {
    requests: requests.waiting.map(requestFaultJson),
    fills: fills.waiting.map(({ symbol, parts, then }) => ({ symbol, parts: parts.map(formatDecimal), then })),
    holds: holds.waiting,
    stream: streamFaultsJson(stream.current),
    data_stream: {
      silent: dataStream.isSilent,
      connections: dataStream.connections,
      symbols: dataStream.symbols,
    },
    rate_limit: { requests: rateLimit.current.requests, window_seconds: rateLimit.current.windowMs / 1000 },
    clock: { offset_ms: clock.offsetMs },
  };
}

interface Orders {
  requests: RequestFault[] | undefined;
  fills: FillScript[] | undefined;
  holds: OrderHold[] | undefined;
  stream: Cutting<StreamFaultSettings> | undefined;
  dataStream: Cutting<DataStreamFaults> | undefined;
  rateLimit: RateLimitSetting | undefined;
  clock: { offsetMs: number } | undefined;
}

function parseOrders(body: unknown): Orders {
  const fields = readBody(body, ['requests', 'fills', 'holds', 'stream', 'data_stream', 'rate_limit', 'clock']);
  const read = <T>(key: string, parse: (value: unknown) => T): T | undefined =>
    fields[key] === undefined ? undefined : parse(fields[key]);
  return {
    requests: read('requests', (list) => readList(list, 'requests').map(parseRequestFault)),
    fills: read('fills', (list) => readList(list, 'fills').map(parseFillScript)),
    holds: read('holds', (list) => readList(list, 'holds').map(parseOrderHold)),
    stream: read('stream', parseStreamFaults),
    dataStream: read('data_stream', parseDataStreamFaults),
    rateLimit: read('rate_limit', parseRateLimit),
    clock: read('clock', parseClockFault),
  };
}

function checkOrders({ requests, fills, holds }: Orders, { faults, floor }: Exchange): void {
  const strange = requests?.find(({ operation }) => !faults.requests.isKnown(operation));
  if (strange !== undefined) throw invalidRequest(`"${strange.operation}" is no operation of this exchange`);
  const unlisted = [...(fills ?? []), ...(holds ?? [])].find(
    ({ symbol }) => floor.market.find(symbol)?.asset.symbol !== symbol,
  );
  if (unlisted !== undefined) throw notFound(`asset not found for ${unlisted.symbol}`);
}

function armStreams(faults: Faults, streams: ExchangeStreams, { stream, dataStream }: Orders): void {
  if (stream) faults.stream.replace(stream);
  if (dataStream) faults.dataStream = dataStream;
  if (stream?.isDropping) streams.trading.dropAll();
  if (dataStream?.isDropping) streams.data.dropAll();
}

/** A section of the faults that is not named stays as it is. */
function arm({ faults }: Exchange, { requests, fills, holds, rateLimit, clock }: Orders): void {
  if (requests) faults.requests.replace(requests);
  if (fills) faults.fills.replace(fills);
  if (holds) faults.holds.replace(holds);
  if (rateLimit) faults.rateLimit.set(rateLimit);
  if (clock) faults.clock.offsetMs = clock.offsetMs;
}

export function addFaultsRoutes(server: FastifyInstance, exchange: Exchange, streams: ExchangeStreams): void {
  const { faults, heartbeat } = exchange;

  server.get('/control/faults', () => faultsJson(faults));

  server.put('/control/faults', ({ body }) => {
    const orders = parseOrders(body);
    checkOrders(orders, exchange);
    arm(exchange, orders);
    armStreams(faults, streams, orders);
    return faultsJson(faults);
  });

  server.delete('/control/faults', () => {
    faults.clear();
    heartbeat.matchSoon();
    return faultsJson(faults);
  });
}
