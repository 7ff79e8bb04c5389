import { QUANTITY_PLACES, ZERO, decimal, type Quantity } from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import { oneOf, optionalCount, optionalFlag, optionalText, readBody, readList } from '../control/control-body.js';
import { SCRIPT_ENDS, type FillScript } from './fill-scripts.js';
import type { RequestFault } from './request-faults.js';
import { NO_DATA_STREAM_FAULTS, type DataStreamFaults } from './data-stream-faults.js';
import { NO_STREAM_FAULTS, type StreamFaultSettings } from './stream-faults.js';

const LONGEST_DELAY_MS = 600_000;
const MOST_TIMES = 1_000_000;
const MOST_COPIES = 10;
const MOST_REVERSED = 100;
const [LOWEST_STATUS, HIGHEST_STATUS] = [400, 599];
const QUANTITY_FORM = new RegExp(`^\\d{1,15}(\\.\\d{1,${QUANTITY_PLACES}})?$`);

function outcomeOf(isDropped: boolean | undefined, status: number | undefined): RequestFault['outcome'] {
  if (isDropped === true && status !== undefined) throw invalidRequest('a request is dropped or answered, not both');
  if (status !== undefined && status < LOWEST_STATUS) throw invalidRequest('status must be from 400 to 599');
  return isDropped === true ? 'drop' : (status ?? null);
}

export function parseRequestFault(value: unknown): RequestFault {
  const fields = readBody(value, ['operation', 'times', 'when', 'delay_ms', 'drop', 'status'], 'a request fault');
  const operation = optionalText(fields, 'operation');
  if (operation === undefined) throw invalidRequest('a request fault needs an operation such as "POST /v2/orders"');
  return {
    operation,
    times: optionalCount(fields, 'times', MOST_TIMES) ?? 1,
    when: oneOf(fields['when'] ?? 'before', 'when', ['before', 'after']),
    delayMs: optionalCount(fields, 'delay_ms', LONGEST_DELAY_MS) ?? 0,
    outcome: outcomeOf(optionalFlag(fields, 'drop'), optionalCount(fields, 'status', HIGHEST_STATUS)),
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
