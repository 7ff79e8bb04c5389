import { AppError } from '../common/app-error.js';
import type { StreamChannel } from './stream-channel.js';
import { STREAM_CHANNELS } from './channels/registry.js';

const MAX_SUBJECTS = 1000;

export interface StreamSubscription {
  readonly channel: StreamChannel;
  /** Undefined means all. */
  readonly subjects: ReadonlySet<string> | undefined;
}

export function channelNamed(name: string): StreamChannel {
  const channel = STREAM_CHANNELS.find(name);
  if (channel !== undefined) return channel;
  throw new AppError('not_found', `There is no channel "${name}"; there are: ${STREAM_CHANNELS.names.join(', ')}.`);
}

/** Reads `?symbols=A,B` or `?strategies=…`; refuses what the channel does not know. */
export function subscriptionOf(channel: StreamChannel, query: URLSearchParams): StreamSubscription {
  for (const name of new Set(query.keys())) {
    if (name === 'token') continue;
    if (name !== channel.filter) {
      throw new AppError('unknown_parameter', `The channel "${channel.name}" takes ${channel.filter}, not "${name}".`);
    }
    if (query.getAll(name).length > 1) throw new AppError('duplicate_parameter', `"${name}" is given twice.`);
  }
  const list = query.get(channel.filter);
  return { channel, subjects: list === null ? undefined : subjectsOf(channel.filter, list.split(',')) };
}

export function subjectsOf(filter: string, names: readonly string[]): ReadonlySet<string> {
  const subjects = new Set(names.map((name) => name.trim()));
  if (subjects.has('') || subjects.size > MAX_SUBJECTS) {
    throw new AppError('invalid_value', `${filter} is a comma-separated list of 1 to ${MAX_SUBJECTS} names.`);
  }
  return subjects;
}
