import { ChannelLog, type LogEntry } from './channel-log.js';
import { priceTicks } from './channels/price-ticks.channel.js';
import { fills } from './channels/fills.channel.js';
import type { StreamFormat } from './envelope.js';
import type { StreamChannel } from './stream-channel.js';
import { StreamReader, type StreamSink } from './stream-reader.js';

const AT = '2026-01-05T14:30:00.000Z';
const KEPT = 10;

interface Told {
  type: string;
  seq: number;
  data: unknown;
}

/** A client whose connection is full after so many bytes, until it takes them. */
class FakeSink implements StreamSink {
  readonly written: LogEntry[] = [];
  readonly told: Told[] = [];
  readonly codes: number[] = [];
  isFull = false;

  constructor(readonly format: StreamFormat) {}

  backlogBytes(): number {
    return this.isFull ? 1_000_000 : 0;
  }

  write(entry: LogEntry): void {
    this.written.push(entry);
  }

  tell(frame: string): void {
    const { type, seq, data } = JSON.parse(frame) as Told;
    this.told.push({ type, seq, data });
  }

  close({ code }: { code: number }): void {
    this.codes.push(code);
  }
}

describe('a reader', () => {
  const wrote = jest.fn();
  const gaveUp = jest.fn();

  const ports = { clock: { nowMs: () => Date.parse(AT) }, metrics: { wrote, gaveUp } as never };

  beforeEach(() => {
    jest.clearAllMocks();
  });

  interface Started {
    log: ChannelLog;
    sink: FakeSink;
    reader: StreamReader;
    publish: (...subjects: string[]) => void;
  }

  function start(channel: StreamChannel): Started {
    const log = new ChannelLog(channel, KEPT);
    log.restart({ epoch: 'e', seq: 0 }, []);
    const sink = new FakeSink('envelope');
    const reader = new StreamReader(log, sink, {}, ports);
    reader.begin();
    const publish = (...subjects: string[]): void => {
      for (const subject of subjects) log.append({ subject, text: '{}', seq: log.head.seq + 1, at: AT });
      reader.offer(2 * subjects.length);
    };
    return { log, sink, reader, publish };
  }

  const seqs = (sink: FakeSink): number[] => sink.written.map(({ seq }) => seq);

  it('writes on where it stopped when the client takes something again', () => {
    const { sink, reader, publish } = start(fills);
    publish('A', 'B');
    sink.isFull = true;
    publish('A', 'A', 'C');
    expect(seqs(sink)).toEqual([1, 2]);
    sink.isFull = false;
    reader.drained();
    expect(seqs(sink)).toEqual([1, 2, 3, 4, 5]);
    expect(sink.codes).toEqual([]);
  });

  it('gives up when more came than the log keeps, where nothing may be left out', () => {
    const { sink, reader, publish } = start(fills);
    sink.isFull = true;
    for (let i = 0; i <= KEPT; i++) publish('A');
    sink.isFull = false;
    reader.drained();
    expect(sink.codes).toEqual([4008]);
    expect(gaveUp).toHaveBeenCalledWith('slow_reader');
  });

  it('gives up when a megabyte came while the client took nothing, and not while it takes something', () => {
    const [stalled, slow] = [start(fills), start(fills)];
    for (const { sink, publish } of [stalled, slow]) {
      sink.isFull = true;
      publish('A');
    }
    for (let i = 0; i < 3; i++) {
      stalled.reader.offer(500_000);
      slow.reader.drained();
      slow.reader.offer(500_000);
    }
    expect(stalled.sink.codes).toEqual([4008]);
    expect(slow.sink.codes).toEqual([]);
  });

  it('leaves out what is out of date, in the order of the numbers, and says how much', () => {
    const { sink, reader, publish } = start(priceTicks);
    publish('A');
    sink.isFull = true;
    publish('B', 'A', 'B', 'A', 'C');
    sink.isFull = false;
    reader.drained();
    expect(seqs(sink)).toEqual([1, 4, 5, 6]);
    expect(sink.told.at(-1)).toEqual({ type: 'status', seq: 6, data: { conflated: 2 } });
    expect(gaveUp).toHaveBeenCalledWith('conflated', 2);
  });

  it('still brings the latest of each subject when it has fallen out of the log', () => {
    const { sink, reader, publish } = start(priceTicks);
    publish('SEEN');
    sink.isFull = true;
    publish('RARE');
    for (let i = 0; i < 2 * KEPT; i++) publish('A');
    sink.isFull = false;
    reader.drained();
    expect(sink.written.map(({ subject }) => subject)).toEqual(['SEEN', 'RARE', 'A']);
    expect(sink.told.at(-1)).toMatchObject({ type: 'status', data: { conflated: 2 * KEPT - 1 } });
  });

  it('names the place up to which the client has everything when it says goodbye', () => {
    const { sink, reader, publish } = start(fills);
    publish('A', 'A');
    sink.isFull = true;
    publish('A', 'A');
    reader.shutdown(1000);
    expect(sink.told.at(-1)).toEqual({ type: 'shutdown', seq: 2, data: { reconnect_after_ms: 1000 } });
    expect(sink.codes).toEqual([4000]);
  });

  it('begins anew when the numbers do, and knows what was the latest before', () => {
    const { log, sink, reader, publish } = start(priceTicks);
    publish('A', 'B', 'A');
    log.restart({ epoch: 'f', seq: 0 }, []);
    reader.restarted();
    publish('C');
    expect(sink.told.slice(-2)).toEqual([
      { type: 'hello', seq: 0, data: { recovered: false } },
      { type: 'snapshot', seq: 0, data: [{}, {}] },
    ]);
    expect(sink.written.at(-1)).toMatchObject({ epoch: 'f', seq: 1, subject: 'C' });
  });

  /** A reader that names a place two messages ahead of its log. */
  function startAhead(): Started {
    const started = start(fills);
    started.publish('A', 'A');
    const sink = new FakeSink('envelope');
    const reader = new StreamReader(started.log, sink, { since: { epoch: 'e', seq: 4 } }, ports);
    reader.begin();
    return { ...started, sink, reader };
  }

  it('does not repeat what the client had from a replica that was ahead of this one', () => {
    const { sink, reader, publish } = startAhead();
    for (let i = 0; i < 4; i++) {
      publish('A');
      reader.offer(2);
    }
    expect(sink.told).toEqual([{ type: 'hello', seq: 4, data: { recovered: true } }]);
    expect(seqs(sink)).toEqual([5, 6]);
  });

  it('says nothing until its log has come to where the client was, and does not wait for that for ever', () => {
    const { sink, reader, publish } = startAhead();
    publish('A');
    reader.offer(2);
    reader.beat(Date.parse(AT) + 2999);
    expect(sink.told).toEqual([]);
    reader.beat(Date.parse(AT) + 3000);
    publish('A', 'A');
    reader.offer(4);
    expect(sink.told).toEqual([
      { type: 'hello', seq: 3, data: { recovered: false } },
      { type: 'snapshot', seq: 3, data: [{}, {}, {}] },
    ]);
    expect(seqs(sink)).toEqual([4, 5]);
  });

  it.each([
    ['waits no longer for its log', startAhead, ['hello', 'snapshot']],
    ['says that it is alive', () => start(fills), ['hello', 'snapshot', 'heartbeat']],
  ])('%s when the clock was set back since', (_what, begin, types) => {
    const { sink, reader } = begin();
    reader.beat(Date.parse(AT) - 3_600_000);
    expect(sink.told.map(({ type }) => type)).toEqual(types);
  });

  it('names the place the client came with when it has to say goodbye before its log came there', () => {
    const { sink, reader } = startAhead();
    reader.shutdown(1000);
    expect(sink.told).toMatchObject([{ type: 'shutdown', seq: 4 }]);
  });

  it('says nothing after the client went away', () => {
    const { sink, reader, publish } = start(fills);
    reader.end();
    publish('A');
    reader.beat(Infinity);
    expect(sink.written).toEqual([]);
    expect(sink.told).toHaveLength(2);
  });
});

describe('the log of a channel', () => {
  const message = (seq: number) => ({ subject: 'A', text: '{}', seq, at: AT });

  it.each([
    ['the place of the last message', 25, 0],
    ['the oldest place that is wholly there', 15, 10],
    ['a place in between', 21, 4],
  ])('goes on after %s', (_what, seq, missed) => {
    const log = new ChannelLog(fills, KEPT);
    log.restart({ epoch: 'e', seq: 0 }, []);
    for (let i = 1; i <= 25; i++) log.append(message(i));
    const index = log.indexAfter({ epoch: 'e', seq });
    expect(log.end - index!).toBe(missed);
    expect(log.at(index!)?.seq).toBe(missed === 0 ? undefined : seq + 1);
  });

  it.each([
    ['of which a message is gone', { epoch: 'e', seq: 14 }],
    ['of another epoch', { epoch: 'f', seq: 25 }],
    ['that it has not come to', { epoch: 'e', seq: 26 }],
  ])('does not pretend to know a place %s', (_what, place) => {
    const log = new ChannelLog(fills, KEPT);
    log.restart({ epoch: 'e', seq: 0 }, []);
    for (let i = 1; i <= 25; i++) log.append(message(i));
    expect(log.indexAfter(place)).toBeUndefined();
  });

  it('finds its place among numbers with a hole', () => {
    const log = new ChannelLog(fills, KEPT);
    log.restart({ epoch: 'e', seq: 9 }, [1, 2, 5, 9].map(message));
    expect(log.at(log.indexAfter({ epoch: 'e', seq: 3 })!)?.seq).toBe(5);
    expect(log.head).toEqual({ epoch: 'e', seq: 9 });
  });
});
