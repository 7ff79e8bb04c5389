import type { JsonForm } from '../grammar/table-schema.js';
import { Literal, WORD_BYTES } from './literal.js';

const CHUNK_BYTES = 128 * 1024;
/** A control character as `\u001f`. */
export const MOST_PER_BYTE = 6;

const [QUOTE, BACKSLASH, MINUS] = [0x22, 0x5c, 0x2d];
const [NEWLINE, RETURN, SPACE] = [0x0a, 0x0d, 0x20];
/** What NaN, Infinity and true begin with. */
const [N, I, T] = [0x4e, 0x49, 0x74];
const NOTHING = Buffer.alloc(0);
const TRUE = new Literal('true');
const FALSE = new Literal('false');

/** What a byte becomes within quotes; undefined: it stays. PostgreSQL's escape_json and JSON.stringify agree on it. */
const ESCAPES = Array.from({ length: 256 }, (_, byte) => {
  const isEscaped = byte < SPACE || byte === QUOTE || byte === BACKSLASH;
  return isEscaped ? Buffer.from(JSON.stringify(String.fromCharCode(byte)).slice(1, -1)) : undefined;
});
const IS_ESCAPED = Uint8Array.from(ESCAPES, (escape) => (escape === undefined ? 0 : 1));

/** JSON made of what PostgreSQL writes, byte by byte: no value becomes a string of its own. */
export class JsonBytes {
  private bytes: Buffer = NOTHING;
  private view = viewOf(NOTHING);
  private used = 0;
  private full: Buffer[] = [];
  private readonly spare: Buffer[] = [];

  /** Makes room: what is written next asks no more. */
  reserve(most: number): void {
    if (this.used + most <= this.bytes.length) return;
    this.putAside();
    this.bytes =
      (most > CHUNK_BYTES ? undefined : this.spare.pop()) ?? Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, most));
    this.view = viewOf(this.bytes);
  }

  /** What has been written since the last time. */
  take(): Buffer[] {
    this.putAside();
    const { full } = this;
    this.full = [];
    return full;
  }

  giveBack(chunk: Buffer): void {
    // A larger one was for one row.
    if (chunk.buffer.byteLength === CHUNK_BYTES) this.spare.push(Buffer.from(chunk.buffer));
  }

  /** What it writes beyond its end is written over by what comes next. */
  literal({ words, length }: Literal): void {
    const { view, used } = this;
    for (let i = 0; i < words.length; i++) view.setInt32(used + i * WORD_BYTES, words[i] ?? 0);
    this.used = used + length;
  }

  value(form: JsonForm, source: Buffer, at: number, end: number): void {
    switch (form) {
      case 'number':
        this.number(source, at, end);
        return;
      case 'boolean':
        this.literal(source[at] === T ? TRUE : FALSE);
        return;
      case 'string':
        this.string(source, at, end);
        return;
      case 'composed':
        this.json(source, at, end);
    }
  }

  /** NaN, Infinity and -Infinity are no numbers in JSON. */
  private number(source: Buffer, at: number, end: number): void {
    const digit = source[at] === MINUS ? source[at + 1] : source[at];
    if (digit === N || digit === I) this.string(source, at, end);
    else this.copy(source, at, end);
  }

  private string(source: Buffer, at: number, end: number): void {
    const { bytes } = this;
    let { used } = this;
    bytes[used++] = QUOTE;
    for (let i = at; i < end; i++) {
      const byte = source[i] ?? 0;
      if (IS_ESCAPED[byte] === 0) bytes[used++] = byte;
      else used += ESCAPES[byte]?.copy(bytes, used) ?? 0;
    }
    bytes[used++] = QUOTE;
    this.used = used;
  }

  /** JSON as it is, on one line: a raw newline can only stand between its tokens. */
  private json(source: Buffer, at: number, end: number): void {
    const { bytes } = this;
    let { used } = this;
    for (let i = at; i < end; i++) {
      const byte = source[i] ?? 0;
      bytes[used++] = byte === NEWLINE || byte === RETURN ? SPACE : byte;
    }
    this.used = used;
  }

  private copy(source: Buffer, at: number, end: number): void {
    const { bytes } = this;
    let { used } = this;
    for (let i = at; i < end; i++) bytes[used++] = source[i] ?? 0;
    this.used = used;
  }

  private putAside(): void {
    if (this.used > 0) this.full.push(this.bytes.subarray(0, this.used));
    this.bytes = NOTHING;
    this.used = 0;
  }
}

function viewOf({ buffer, byteOffset, byteLength }: Buffer): DataView {
  return new DataView(buffer, byteOffset, byteLength);
}
