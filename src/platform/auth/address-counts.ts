import { isIPv6 } from 'node:net';
import type { Clock } from '../../common/clock.port.js';
import { type Count, MinuteCounts } from './minute-counts.js';

const IPV6_GROUPS = 8;
/** Providers hand out whole networks of this size, so one host has all of its addresses. */
const NETWORK_GROUPS = 4;

/** What each source address did within a minute. */
export class AddressCounts {
  private readonly counts: MinuteCounts;

  constructor(clock: Clock) {
    this.counts = new MinuteCounts(clock);
  }

  add(address: string): Count {
    return this.counts.add(networkOf(address));
  }

  get(address: string): Count {
    return this.counts.get(networkOf(address));
  }
}

/** An IPv4 address itself; of an IPv6 address the network. */
export function networkOf(reported: string): string {
  const address = withoutPort(reported);
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.toLowerCase().split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':');
}

/** Some proxies report the port as well, which is another one with each connection. */
function withoutPort(reported: string): string {
  const [, v6, v4] = /^(?:\[(.+)\]|([\d.]+))(?::\d+)?$/.exec(reported) ?? [];
  return v6 ?? v4 ?? reported;
}
