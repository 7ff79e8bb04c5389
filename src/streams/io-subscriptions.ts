import { AppError } from '../common/app-error.js';
import type { StreamChannel } from './stream-channel.js';
import { channelNamed, subscriptionOf, type StreamSubscription } from './stream-subscription.js';

/**
 * What `subscribe` was called with: the name of a channel, an object `{ channel, envelope?, since?, symbols? … }` with the
 * options of the address of a bare WebSocket, or a list of these.
 */
export function requestedSubscriptions(body: unknown): StreamSubscription[] {
  const requests: unknown[] = Array.isArray(body) ? body : [body];
  if (requests.length === 0) throw refusal();
  return requests.map(requestedSubscription);
}

/** What `unsubscribe` was called with: the name of a channel or a list of names. All of them are known, or it throws. */
export function requestedChannels(body: unknown): StreamChannel[] {
  const names: unknown[] = Array.isArray(body) ? body : [body];
  if (!names.every((name) => typeof name === 'string')) {
    throw new AppError('invalid_value', 'unsubscribe takes the name of a channel, or a list of names.');
  }
  return names.map(channelNamed);
}

function requestedSubscription(request: unknown): StreamSubscription {
  if (typeof request === 'string') return subscriptionOf(channelNamed(request), new Map());
  if (typeof request !== 'object' || request === null) throw refusal();
  const { channel, ...options } = request as Record<string, unknown>;
  if (typeof channel !== 'string') throw refusal();
  const entries = Object.entries(options).map(([name, value]) => [name, optionText(name, value)] as const);
  return subscriptionOf(channelNamed(channel), new Map(entries));
}

/** As in an address: lists are joined by commas. */
function optionText(name: string, value: unknown): string {
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',');
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  throw new AppError('invalid_value', `${name} is a text, a number, true, false or a list of texts.`);
}

function refusal(): AppError {
  return new AppError('invalid_value', 'subscribe takes the name of a channel, { channel, … }, or a list of these.');
}
