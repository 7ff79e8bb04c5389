import { QUANTITY_PLACES, ZERO, decimal, type Quantity } from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import {
  oneOf,
  optionalCount,
  optionalFlag,
  optionalText,
  readBody,
  readList,
  type Body,
} from '../control/control-body.js';
import { SCRIPT_ENDS, type FillScript } from './fill-scripts.js';
import type { RateLimitSetting } from '../http/rate-limit.js';
import { HELD_ACTIONS, type OrderHold } from './order-holds.js';
import type { RequestFault } from './request-faults.js';
import { NO_DATA_STREAM_FAULTS, type DataStreamFaults } from './data-stream-faults.js';
import { NO_STREAM_FAULTS, type StreamFaultSettings } from './stream-faults.js';

const LONGEST_DELAY_MS = 600_000;
const MOST_TIMES = 1_000_000;
const MOST_COPIES = 10;
const LONGEST_WINDOW_SECONDS = 3600;
const LARGEST_OFFSET_MS = 86_400_000;
const MOST_REVERSED = 100;
const [OK, LOWEST_STATUS, HIGHEST_STATUS] = [200, 400, 599];
const QUANTITY_FORM = new RegExp(`^\\d{1,15}(\\.\\d{1,${QUANTITY_PLACES}})?$`);

function falseAnswer(status: number | undefined, body: string | undefined): RequestFault['outcome'] {
  const lowest = body === undefined ? LOWEST_STATUS : OK;
  if (status !== undefined && status < lowest) throw invalidRequest(`status must be from ${lowest} to 599`);
  return { status: status ?? OK, body: body ?? null };
}

function outcomeOf(fields: Body): RequestFault['outcome'] {
  const isDropped = optionalFlag(fields, 'drop') ?? false;
  const [status, body] = [optionalCount(fields, 'status', HIGHEST_STATUS), optionalText(fields, 'body')];
  const isAnswered = status !== undefined || body !== undefined;
  if (isDropped && isAnswered) throw invalidRequest('a request is dropped or answered, not both');
  if (isDropped) return 'drop';
  return isAnswered ? falseAnswer(status, body) : null;
}

export function parseRequestFault(value: unknown): RequestFault {
  const fields = readBody(
    value,
    ['operation', 'times', 'when', 'delay_ms', 'drop', 'status', 'body'],
    'a request fault',
  );
  const operation = optionalText(fields, 'operation');
  if (operation === undefined) throw invalidRequest('a request fault needs an operation such as "POST /v2/orders"');
  return {
    operation,
    times: optionalCount(fields, 'times', MOST_TIMES) ?? 1,
    when: oneOf(fields['when'] ?? 'before', 'when', ['before', 'after']),
    delayMs: optionalCount(fields, 'delay_ms', LONGEST_DELAY_MS) ?? 0,
    outcome: outcomeOf(fields),
  };
}

function partOf(value: unknown): Quantity {
  if (typeof value !== 'string' || !QUANTITY_FORM.test(value)) {
    throw invalidRequest('parts must be a list of decimal texts such as "40"');
  }
  const part = decimal(value);
  if (part.lte(ZERO)) throw unprocessable('a part must be above 0');
  return part;
}

export function parseFillScript(value: unknown): FillScript {
  const fields = readBody(value, ['symbol', 'parts', 'then'], 'a fill script');
  const symbol = optionalText(fields, 'symbol');
  if (symbol === undefined) throw invalidRequest('a fill script needs a symbol');
  return {
    symbol,
    parts: readList(fields['parts'] ?? [], 'parts').map(partOf),
    then: oneOf(fields['then'] ?? 'rest', 'then', SCRIPT_ENDS),
  };
}

export function parseOrderHold(value: unknown): OrderHold {
  const fields = readBody(value, ['action', 'symbol', 'times'], 'a hold');
  const symbol = optionalText(fields, 'symbol');
  if (symbol === undefined) throw invalidRequest('a hold needs a symbol');
  const action = oneOf(fields['action'] ?? 'cancel', 'action', HELD_ACTIONS);
  return { action, symbol, times: optionalCount(fields, 'times', MOST_TIMES) ?? 1 };
}

/** A section of the body with whether its connections are to be cut now. */
export type Cutting<T> = T & { isDropping: boolean };

export function parseStreamFaults(value: unknown): Cutting<StreamFaultSettings> {
  const fields = readBody(value, ['drop', 'silent', 'copies', 'skip', 'reverse'], 'stream');
  return {
    isDropping: optionalFlag(fields, 'drop') ?? false,
    isSilent: optionalFlag(fields, 'silent') ?? NO_STREAM_FAULTS.isSilent,
    copies: optionalCount(fields, 'copies', MOST_COPIES) ?? NO_STREAM_FAULTS.copies,
    skip: optionalCount(fields, 'skip', MOST_TIMES) ?? NO_STREAM_FAULTS.skip,
    reverse: optionalCount(fields, 'reverse', MOST_REVERSED) ?? NO_STREAM_FAULTS.reverse,
  };
}

export function parseDataStreamFaults(value: unknown): Cutting<DataStreamFaults> {
  const fields = readBody(value, ['drop', 'silent', 'connections', 'symbols'], 'data_stream');
  return {
    isDropping: optionalFlag(fields, 'drop') ?? false,
    isSilent: optionalFlag(fields, 'silent') ?? NO_DATA_STREAM_FAULTS.isSilent,
    connections: optionalCount(fields, 'connections', MOST_TIMES) ?? NO_DATA_STREAM_FAULTS.connections,
    symbols: optionalCount(fields, 'symbols', MOST_TIMES) ?? NO_DATA_STREAM_FAULTS.symbols,
  };
}

export function parseRateLimit(value: unknown): RateLimitSetting {
  const fields = readBody(value, ['requests', 'window_seconds'], 'rate_limit');
  const seconds = optionalCount(fields, 'window_seconds', LONGEST_WINDOW_SECONDS) ?? 60;
  if (seconds === 0) throw invalidRequest('window_seconds must be above 0');
  return { requests: optionalCount(fields, 'requests', MOST_TIMES) ?? null, windowMs: seconds * 1000 };
}

export function parseClockFault(value: unknown): { offsetMs: number } {
  const { offset_ms: offsetMs } = readBody(value, ['offset_ms'], 'clock');
  if (typeof offsetMs !== 'number' || !Number.isInteger(offsetMs) || Math.abs(offsetMs) > LARGEST_OFFSET_MS) {
    throw invalidRequest('offset_ms must be an integer within a day');
  }
  return { offsetMs };
}
