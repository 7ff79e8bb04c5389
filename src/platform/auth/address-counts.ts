import { isIPv6 } from 'node:net';
import type { Clock } from '../../common/clock.port.js';

interface Window {
  count: number;
  endsMs: number;
}

export interface Count {
  count: number;
  /** Until the count begins anew. */
  leftMs: number;
}

const MOST_ADDRESSES = 10_000;
const IPV6_GROUPS = 8;
/** Providers hand out whole networks of this size, so one host has all of its addresses. */
const NETWORK_GROUPS = 4;

/** What each source address did within a minute. Of more addresses than it holds, those seen first are forgotten. */
export class AddressCounts {
  private readonly windows = new Map<string, Window>();

  constructor(
    private readonly clock: Clock,
    private readonly windowMs = 60_000,
  ) {}

  add(address: string): Count {
    const key = networkOf(address);
    const nowMs = this.clock.nowMs();
    let window = this.windows.get(key);
    if (window === undefined || window.endsMs <= nowMs) {
      window = { count: 0, endsMs: nowMs + this.windowMs };
      this.windows.delete(key);
      this.windows.set(key, window);
      this.forgetOldest();
    }
    window.count++;
    return { count: window.count, leftMs: window.endsMs - nowMs };
  }

  get(address: string): Count {
    const nowMs = this.clock.nowMs();
    const window = this.windows.get(networkOf(address));
    if (window === undefined || window.endsMs <= nowMs) return { count: 0, leftMs: 0 };
    return { count: window.count, leftMs: window.endsMs - nowMs };
  }

  private forgetOldest(): void {
    if (this.windows.size <= MOST_ADDRESSES) return;
    const [oldest] = this.windows.keys();
    if (oldest !== undefined) this.windows.delete(oldest);
  }
}

/** An IPv4 address itself; of an IPv6 address the network. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [front = '', back] = address.toLowerCase().split('::');
  const head = front === '' ? [] : front.split(':');
  const tail = back === undefined || back === '' ? [] : back.split(':');
  const zeros = Array<string>(Math.max(0, IPV6_GROUPS - head.length - tail.length)).fill('0');
  return [...head, ...zeros, ...tail].slice(0, NETWORK_GROUPS).join(':');
}
