import type { IncomingMessage } from 'node:http';
import { decode, encode } from '@msgpack/msgpack';
import type { RawData } from 'ws';

/** How the messages of one connection are written and read. */
export interface StreamCodec {
  encode(message: unknown): { frame: Buffer | string; isBinary: boolean };
  /** Undefined for what is no message. */
  decode(data: RawData, isBinary: boolean): unknown;
}

function bytesOf(data: RawData): Buffer {
  if (Array.isArray(data)) return Buffer.concat(data);
  return Buffer.isBuffer(data) ? data : Buffer.from(data);
}

function parse(read: () => unknown): unknown {
  try {
    return read();
  } catch {
    return undefined;
  }
}

const fromJson = (data: RawData): unknown => parse((): unknown => JSON.parse(bytesOf(data).toString('utf8')));

export const jsonText: StreamCodec = {
  encode: (message) => ({ frame: JSON.stringify(message), isBinary: false }),
  decode: fromJson,
};

/** JSON in binary frames, as the paper trading stream sends it. */
export const jsonBinary: StreamCodec = {
  encode: (message) => ({ frame: Buffer.from(JSON.stringify(message)), isBinary: true }),
  decode: fromJson,
};

/** Dates become the timestamp extension -1. A text frame is read as JSON. */
export const messagePack: StreamCodec = {
  encode: (message) => ({ frame: Buffer.from(encode(message, { ignoreUndefined: true })), isBinary: true }),
  decode: (data, isBinary) => (isBinary ? parse(() => decode(bytesOf(data))) : fromJson(data)),
};

/** MessagePack where the client's upgrade asks for it by its content type. */
export function codecFor({ headers }: IncomingMessage, usual: StreamCodec): StreamCodec {
  return headers['content-type'] === 'application/msgpack' ? messagePack : usual;
}
