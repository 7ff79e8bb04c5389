import { int32At } from './wire-int.js';

/** A type, and a length that counts itself. */
const HEADER_BYTES = 5;
const DATA_ROW = 'D'.charCodeAt(0);
const READY_FOR_QUERY = 'Z'.charCodeAt(0);

export interface FrameReceiver {
  /** The content of a DataRow is `source` from `at` to `end`, until this returns. */
  row(source: Buffer, at: number, end: number): void;
  /** Any other message of the answer, whole, until this returns. */
  other(frame: Buffer): void;
}

/** Cuts the bytes of one answer of PostgreSQL into its messages, wherever the network cut them. Keeps no chunk. */
export class RowFrames {
  /** What has come of a message that is not complete. */
  private parts: Buffer[] = [];
  /** What is missing of it; 0 while it has no whole header that could say so. */
  private missing = 0;

  constructor(private readonly receiver: FrameReceiver) {}

  /** @returns undefined while the answer goes on, then its last message, ReadyForQuery, and whatever came after it */
  push(chunk: Buffer): Buffer | undefined {
    const { missing, parts } = this;
    if (chunk.length < missing) {
      parts.push(Buffer.from(chunk));
      this.missing -= chunk.length;
      return undefined;
    }
    if (parts.length === 0) return this.cut(chunk, 0);
    this.parts = [];
    this.missing = 0;
    if (missing === 0) return this.cut(Buffer.concat([...parts, chunk]), 0);
    const last = this.cut(Buffer.concat([...parts, chunk.subarray(0, missing)]), 0);
    return last === undefined ? this.cut(chunk, missing) : Buffer.concat([last, chunk.subarray(missing)]);
  }

  private cut(source: Buffer, from: number): Buffer | undefined {
    let at = from;
    while (source.length - at >= HEADER_BYTES) {
      const end = at + 1 + int32At(source, at + 1);
      if (end > source.length) {
        this.missing = end - source.length;
        break;
      }
      const type = source[at];
      if (type === READY_FOR_QUERY) return source.subarray(at);
      if (type === DATA_ROW) this.receiver.row(source, at + HEADER_BYTES, end);
      else this.receiver.other(source.subarray(at, end));
      at = end;
    }
    if (at < source.length) this.parts.push(Buffer.from(source.subarray(at)));
    return undefined;
  }
}
