import type { FastifyInstance } from 'fastify';
import { formatDecimal } from '../../common/decimal.js';
import { invalidRequest, notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Faults } from '../faults/faults.js';
import type { DataStreamFaults } from '../faults/data-stream-faults.js';
import type { FillScript } from '../faults/fill-scripts.js';
import {
  parseDataStreamFaults,
  parseFillScript,
  parseRequestFault,
  parseStreamFaults,
  type Cutting,
} from '../faults/parse-faults.js';
import type { RequestFault } from '../faults/request-faults.js';
import type { StreamFaultSettings } from '../faults/stream-faults.js';
import type { ExchangeStreams } from '../streams.js';
import { readBody, readList } from './control-body.js';

function requestFaultJson({ operation, times, when, delayMs, outcome }: RequestFault): Record<string, unknown> {
  return {
    operation,
    times,
    when,
    delay_ms: delayMs,
    drop: outcome === 'drop',
    status: outcome === 'drop' ? null : outcome,
  };
}

function streamFaultsJson({ isSilent, copies, skip, reverse }: StreamFaultSettings): Record<string, unknown> {
  return { silent: isSilent, copies, skip, reverse };
}

/** What is still to go wrong. */
function faultsJson({ requests, fills, stream, dataStream }: Faults): Record<string, unknown> {
  return {
    requests: requests.waiting.map(requestFaultJson),
    fills: fills.waiting.map(({ symbol, parts, then }) => ({ symbol, parts: parts.map(formatDecimal), then })),
    stream: streamFaultsJson(stream.current),
    data_stream: {
      silent: dataStream.isSilent,
      connections: dataStream.connections,
      symbols: dataStream.symbols,
    },
  };
}

interface Orders {
  requests: RequestFault[] | undefined;
  fills: FillScript[] | undefined;
  stream: Cutting<StreamFaultSettings> | undefined;
  dataStream: Cutting<DataStreamFaults> | undefined;
}

function parseOrders(body: unknown): Orders {
  const fields = readBody(body, ['requests', 'fills', 'stream', 'data_stream']);
  const read = <T>(key: string, parse: (value: unknown) => T): T | undefined =>
    fields[key] === undefined ? undefined : parse(fields[key]);
  return {
    requests: read('requests', (list) => readList(list, 'requests').map(parseRequestFault)),
    fills: read('fills', (list) => readList(list, 'fills').map(parseFillScript)),
    stream: read('stream', parseStreamFaults),
    dataStream: read('data_stream', parseDataStreamFaults),
  };
}

function checkOrders({ requests, fills }: Orders, { faults, floor }: Exchange): void {
  const strange = requests?.find(({ operation }) => !faults.requests.isKnown(operation));
  if (strange !== undefined) throw invalidRequest(`"${strange.operation}" is no operation of this exchange`);
  const unlisted = fills?.find(({ symbol }) => floor.market.find(symbol)?.asset.symbol !== symbol);
  if (unlisted !== undefined) throw notFound(`asset not found for ${unlisted.symbol}`);
}

/** A section of the faults that is not named stays as it is. */
function arm({ faults }: Exchange, streams: ExchangeStreams, orders: Orders): void {
  const { requests, fills, stream, dataStream } = orders;
  if (requests) faults.requests.replace(requests);
  if (fills) faults.fills.replace(fills);
  if (stream) faults.stream.replace(stream);
  if (dataStream) faults.dataStream = dataStream;
  if (stream?.isDropping) streams.trading.dropAll();
  if (dataStream?.isDropping) streams.data.dropAll();
}

export function addFaultsRoutes(server: FastifyInstance, exchange: Exchange, streams: ExchangeStreams): void {
  const { faults, heartbeat } = exchange;

  server.get('/control/faults', () => faultsJson(faults));

  server.put('/control/faults', ({ body }) => {
    const orders = parseOrders(body);
    checkOrders(orders, exchange);
    arm(exchange, streams, orders);
    return faultsJson(faults);
  });

  server.delete('/control/faults', () => {
    faults.clear();
    heartbeat.matchSoon();
    return faultsJson(faults);
  });
}
