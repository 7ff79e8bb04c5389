import type { Redis } from 'ioredis';
import type { LiveChannel, LiveEntry, LiveMessages } from './events.js';

/** Redis keeps about so many messages of each channel. */
const KEPT = 20_000;
const PAGE = 100;
/** How long one read waits for news; then it is checked whether the log is still the same. */
const BLOCK_MS = 2000;

/**
 * One log: `run` is the running Redis that made it, because a Redis that came back from its disk may lack the last numbers
 * and would give them to other messages.
 */
const OPEN = `
  local state = redis.call('hmget', KEYS[1], 'run', 'epoch', 'seq')
  if state[1] ~= ARGV[1] then
    redis.call('del', KEYS[2])
    redis.call('hset', KEYS[1], 'run', ARGV[1], 'epoch', ARGV[2], 'seq', 0)
    return {ARGV[2], '0'}
  end
  redis.call('hset', KEYS[1], 'run', ARGV[1])
  return {state[2], state[3]}`;
const APPEND = `
  if redis.call('hget', KEYS[1], 'epoch') ~= ARGV[1] then return redis.error_reply('the log is another one') end
  local seq = redis.call('hincrby', KEYS[1], 'seq', 1)
  redis.call('xadd', KEYS[2], 'maxlen', '~', ARGV[2], seq .. '-0', 'id', ARGV[3], 'at', ARGV[4], 'message', ARGV[5])
  return seq`;

type RawEntry = [id: string, fields: string[]];

/** A message as the log has it; `id` tells its publisher that it arrived. */
export interface LoggedEntry {
  readonly id: string;
  readonly entry: LiveEntry;
}

export interface LogHead {
  readonly epoch: string;
  readonly seq: number;
}

/** The messages of one live channel in a Redis stream: one order for every replica, and a history. */
export class LiveLog {
  private readonly headKey: string;
  private readonly streamKey: string;

  /** `reader` has the connection for itself, since its reads wait. */
  constructor(
    private readonly writer: Redis,
    private readonly reader: Redis,
    private readonly channel: LiveChannel,
  ) {
    // The braces put both keys on one node of a cluster.
    this.headKey = `pas:live:{${channel}}:head`;
    this.streamKey = `pas:live:{${channel}}:log`;
  }

  /**
   * Where the log ends; a new one of epoch `freshEpoch` begins when there is none of this Redis. It writes in any case: a Redis
   * that is full, cannot save or follows another one is read and takes nothing, and who joined it would have to leave again.
   */
  async open(freshEpoch: string): Promise<LogHead> {
    const info = await this.reader.info('server');
    const run = /^run_id:(\w+)/m.exec(info)?.[1] ?? 'unknown';
    const [epoch, seq] = (await this.reader.eval(OPEN, 2, this.headKey, this.streamKey, run, freshEpoch)) as string[];
    if (epoch === undefined || seq === undefined) throw new Error(`the log of "${this.channel}" cannot be opened`);
    return { epoch, seq: Number(seq) };
  }

  /** What is kept up to `head`, oldest first. */
  async history(head: LogHead): Promise<LiveEntry[]> {
    const rows = (await this.reader.xrevrange(this.streamKey, `${head.seq}-0`, '-', 'COUNT', KEPT)) as RawEntry[];
    return rows.reverse().map((row) => entryOf(row).entry);
  }

  /** Fails when the log is no longer that of `head`. */
  async append(head: LogHead, { id, entry }: { id: string; entry: Omit<LiveEntry, 'seq'> }): Promise<void> {
    const { at, message } = entry;
    const values = [head.epoch, KEPT, id, at, JSON.stringify(message)];
    await this.writer.eval(APPEND, 2, this.headKey, this.streamKey, ...values);
  }

  /** The messages after number `seq`, as soon as there are some; none when nothing came for a while. */
  async next(head: LogHead, seq: number): Promise<LoggedEntry[]> {
    // Sent together, answered one after the other: what was read is of this log where the log is still this one afterwards.
    const [read, epoch] = await Promise.all([
      this.reader.xread('COUNT', PAGE, 'BLOCK', BLOCK_MS, 'STREAMS', this.streamKey, `${seq}-0`),
      this.reader.hget(this.headKey, 'epoch'),
    ]);
    if (epoch !== head.epoch) throw new Error(`the log of "${this.channel}" was replaced`);
    return ((read?.[0]?.[1] ?? []) as RawEntry[]).map(entryOf);
  }
}

function entryOf([place, fields]: RawEntry): LoggedEntry {
  const value = (name: string): string => fields[fields.indexOf(name) + 1] ?? '';
  const message = JSON.parse(value('message')) as LiveMessages[LiveChannel];
  return { id: value('id'), entry: { seq: Number.parseInt(place, 10), at: value('at'), message } };
}
