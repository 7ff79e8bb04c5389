import type { FastifyInstance } from 'fastify';
import { formatDecimal } from '../../common/decimal.js';
import { invalidRequest, notFound } from '../alpaca-error.js';
import type { Exchange } from '../exchange.js';
import type { Faults } from '../faults/faults.js';
import { parseFillScript, parseRequestFault, parseStreamFaults } from '../faults/parse-faults.js';
import type { RequestFault } from '../faults/request-faults.js';
import type { TradingStream } from '../stream/trading-stream.js';
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

/** What is still to go wrong. */
function faultsJson({ requests, fills, stream }: Faults): Record<string, unknown> {
  return {
    requests: requests.waiting.map(requestFaultJson),
    fills: fills.waiting.map(({ symbol, parts, then }) => ({ symbol, parts: parts.map(formatDecimal), then })),
    stream: { silent: stream.isSilent, copies: stream.copies },
  };
}

/** A part of the faults that is not named stays as it is. */
function arm({ faults, floor }: Exchange, stream: TradingStream, body: unknown): void {
  const fields = readBody(body, ['requests', 'fills', 'stream']);
  const read = <T>(key: string, parse: (value: unknown) => T): T | undefined =>
    fields[key] === undefined ? undefined : parse(fields[key]);
  const requests = read('requests', (list) => readList(list, 'requests').map(parseRequestFault));
  const fills = read('fills', (list) => readList(list, 'fills').map(parseFillScript));
  const streamFaults = read('stream', parseStreamFaults);
  const strange = requests?.find(({ operation }) => !faults.requests.isKnown(operation));
  if (strange !== undefined) throw invalidRequest(`"${strange.operation}" is no operation of this exchange`);
  const unlisted = fills?.find(({ symbol }) => floor.market.find(symbol)?.asset.symbol !== symbol);
  if (unlisted !== undefined) throw notFound(`asset not found for ${unlisted.symbol}`);
  if (requests) faults.requests.replace(requests);
  if (fills) faults.fills.replace(fills);
  if (streamFaults) faults.stream = streamFaults;
  if (streamFaults?.isDropping) stream.dropAll();
}

export function addFaultsRoutes(server: FastifyInstance, exchange: Exchange, stream: TradingStream): void {
  const { faults, heartbeat } = exchange;

  server.get('/control/faults', () => faultsJson(faults));

  server.put('/control/faults', ({ body }) => {
    arm(exchange, stream, body);
    return faultsJson(faults);
  });

  server.delete('/control/faults', () => {
    faults.clear();
    heartbeat.matchSoon();
    return faultsJson(faults);
  });
}
