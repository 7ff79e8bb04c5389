import { decode, decodeTimestampToTimeSpec, ExtensionCodec } from '@msgpack/msgpack';
import type { RawData } from 'ws';
import { parseJson } from './lossless-json.js';

/** What JSON begins with; to MessagePack these bytes are small numbers, which are no messages. */
const JSON_STARTS = new Set(['{', '['].map((mark) => mark.charCodeAt(0)));
const TIMESTAMP = -1;

const extensionCodec = new ExtensionCodec();
extensionCodec.register({
  type: TIMESTAMP,
  encode: () => null,
  // A time as in JSON, with all of its nine digits.
  decode: (bytes) => {
    const { sec, nsec } = decodeTimestampToTimeSpec(bytes);
    return `${new Date(sec * 1000).toISOString().slice(0, 19)}.${String(nsec).padStart(9, '0')}Z`;
  },
});

/**
 * A frame of a stream: JSON as text, JSON in a binary frame, or MessagePack, whatever was asked for. Integers beyond
 * float64 come as bigint or text, times as text. Throws where it is none of them.
 */
export function decodeFrame(data: RawData, isBinary: boolean): unknown {
  const bytes = Array.isArray(data) ? Buffer.concat(data) : Buffer.isBuffer(data) ? data : Buffer.from(data);
  const isJson = !isBinary || JSON_STARTS.has(bytes[0] ?? 0);
  return isJson ? parseJson(bytes.toString('utf8')) : decode(bytes, { useBigInt64: true, extensionCodec });
}
