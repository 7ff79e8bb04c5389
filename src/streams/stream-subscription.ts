import { AppError } from '../common/app-error.js';
import type { LogPlace } from './channel-log.js';
import { STREAM_CHANNELS } from './channels/registry.js';
import type { StreamFormat } from './envelope.js';
import type { StreamChannel } from './stream-channel.js';
import type { ReaderOptions } from './stream-reader.js';

const MAX_SUBJECTS = 1000;
const PLACE = /^([\w.-]{1,64}):(\d{1,15})$/;

/** What one subscription asks for. */
export interface StreamSubscription extends ReaderOptions {
  readonly channel: StreamChannel;
  readonly format: StreamFormat;
}

/** The options of a subscription as text, by name; the filter goes by the channel's own name for it. */
export type SubscriptionOptions = ReadonlyMap<string, string>;

export function channelNamed(name: string): StreamChannel {
  const channel = STREAM_CHANNELS.find(name);
  if (channel !== undefined) return channel;
  throw new AppError('not_found', `There is no channel "${name}"; there are: ${STREAM_CHANNELS.names.join(', ')}.`);
}

/** Reads `envelope`, `since` and the filter; refuses what the channel does not know. */
export function subscriptionOf(channel: StreamChannel, options: SubscriptionOptions): StreamSubscription {
  for (const name of options.keys()) {
    if (name === channel.filter || name === 'envelope' || name === 'since') continue;
    const known = `${channel.filter}, envelope and since`;
    throw new AppError('unknown_parameter', `The channel "${channel.name}" takes ${known}, not "${name}".`);
  }
  const format = formatOf(options.get('envelope'));
  const [since, list] = [options.get('since'), options.get(channel.filter)];
  if (since !== undefined && format === 'bare') {
    throw new AppError('invalid_value', 'since needs envelope=1: bare messages have no numbers to go on from.');
  }
  return {
    channel,
    format,
    subjects: list === undefined ? undefined : subjectsOf(channel.filter, list.split(',')),
    since: since === undefined ? undefined : placeOf(since),
  };
}

function formatOf(envelope: string | undefined): StreamFormat {
  if (envelope === undefined || envelope === '0' || envelope === 'false') return 'bare';
  if (envelope === '1' || envelope === 'true') return 'envelope';
  throw new AppError('invalid_value', `envelope is 1 or 0, not "${envelope}".`);
}

function placeOf(text: string): LogPlace {
  const [, epoch, seq] = PLACE.exec(text) ?? [];
  if (epoch !== undefined && seq !== undefined) return { epoch, seq: Number(seq) };
  throw new AppError('invalid_value', `since is <epoch>:<seq> of the last frame that was received, not "${text}".`);
}

function subjectsOf(filter: string, names: readonly string[]): ReadonlySet<string> {
  const subjects = new Set(names.map((name) => name.trim()));
  if (subjects.has('') || subjects.size > MAX_SUBJECTS) {
    throw new AppError('invalid_value', `${filter} is a comma-separated list of 1 to ${MAX_SUBJECTS} names.`);
  }
  return subjects;
}
