import fc from 'fast-check';
import { RowFrames } from './row-frames.js';

/** As PostgreSQL puts it on the wire: a type, a length that counts itself, a content. */
function message(type: string, content: Buffer): Buffer {
  const header = Buffer.alloc(5, type);
  header.writeUInt32BE(content.length + 4, 1);
  return Buffer.concat([header, content]);
}

const READY = message('Z', Buffer.from('T'));
const aMessage = fc
  .tuple(fc.constantFrom('D', 'D', 'D', 'T', 'C', 'N', 'E'), fc.uint8Array({ maxLength: 40 }))
  .map(([type, content]) => message(type, Buffer.from(content)));

/** The stream cut before each of these places. */
function cutAt(stream: Buffer, places: readonly number[]): Buffer[] {
  const cuts = [...new Set(places.map((place) => place % stream.length))].sort((a, b) => a - b);
  return [0, ...cuts].map((from, i) => stream.subarray(from, cuts[i] ?? stream.length));
}

/** What a receiver is given, each row as the message that it came in. */
function received(chunks: readonly Buffer[]): { messages: string[]; last: string } {
  const messages: Buffer[] = [];
  const frames = new RowFrames({
    row: (source, at, end) => messages.push(message('D', Buffer.from(source.subarray(at, end)))),
    other: (frame) => messages.push(Buffer.from(frame)),
  });
  let last: Buffer | undefined;
  let pushed = 0;
  while (last === undefined) {
    const lent = Buffer.from(chunks[pushed++]!);
    const end = frames.push(lent);
    last = end && Buffer.from(end);
    lent.fill(0);
  }
  // From then on pg has its stream again.
  const rest = Buffer.concat([last, ...chunks.slice(pushed)]);
  return { messages: messages.map((one) => one.toString('hex')), last: rest.toString('hex') };
}

const hex = (messages: readonly Buffer[]): string[] => messages.map((one) => one.toString('hex'));

it('finds the same messages wherever their bytes are cut', () => {
  fc.assert(
    fc.property(
      fc.array(aMessage),
      fc.array(aMessage, { maxLength: 2 }),
      fc.array(fc.nat()),
      (messages, after, places) => {
        const last = Buffer.concat([READY, ...after]);
        const chunks = cutAt(Buffer.concat([...messages, last]), places);
        expect(received(chunks)).toEqual({ messages: hex(messages), last: last.toString('hex') });
      },
    ),
  );
});

it('finds them byte by byte', () => {
  const messages = [
    message('T', Buffer.from('columns')),
    message('D', Buffer.alloc(0)),
    message('D', Buffer.from('row')),
  ];
  const chunks = [...Buffer.concat([...messages, READY])].map((byte) => Buffer.of(byte));
  expect(received(chunks)).toEqual({ messages: hex(messages), last: READY.toString('hex') });
});
