import { Logger } from '@nestjs/common';
import { ReadinessProbes } from '../platform/observability/readiness-probes.js';
import type { LiveMarketListener } from './live-market.port.js';
import { MarketStream } from './market-stream.service.js';

/** Lets everything that waits for nothing else go on. */
const breath = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('a market-data stream that is stopped', () => {
  let open: number;
  let isLeaseHeld: boolean;
  let loading: Promise<unknown>;
  let stream: MarketStream;

  beforeEach(() => {
    Logger.overrideLogger(false);
    [open, isLeaseHeld] = [0, false];
    loading = Promise.resolve();
    const connect = (): object => {
      open++;
      return { subscribe: () => undefined, close: () => (open -= 1) };
    };
    const lease = {
      keep: () => Promise.resolve((isLeaseHeld = true)),
      release: () => Promise.resolve((isLeaseHeld = false)),
    };
    stream = new MarketStream(
      { connect } as never,
      lease as never,
      {} as never,
      { loadSince: () => loading } as never,
      new ReadinessProbes(),
    );
  });

  it('gives its connection and the lease up', async () => {
    stream.start();
    await breath();
    expect([open, isLeaseHeld]).toEqual([1, true]);
    await stream.stop();
    expect([open, isLeaseHeld]).toEqual([0, false]);
  });

  it('opens no connection that it was about to open', async () => {
    let loaded: (value: undefined) => void = () => undefined;
    loading = new Promise((resolve) => {
      loaded = resolve;
    });
    stream.start();
    await breath();
    const stopped = stream.stop();
    loaded(undefined);
    await stopped;
    await breath();
    expect([open, isLeaseHeld]).toEqual([0, false]);
  });
});

it('does not call a new connection up before it is', async () => {
  Logger.overrideLogger(false);
  jest.useFakeTimers();
  const probes = new ReadinessProbes();
  let isHeld = true;
  let listener: LiveMarketListener | undefined;
  const connect = (heard: LiveMarketListener): object => {
    listener = heard;
    return { subscribe: () => undefined, close: () => undefined };
  };
  const lease = { keep: () => Promise.resolve(isHeld), release: () => Promise.resolve() };
  const halts = { loadSince: () => Promise.resolve() };
  const stream = new MarketStream({ connect } as never, lease as never, {} as never, halts as never, probes);
  const probe = (): unknown => probes.all()[0]?.check(new AbortController().signal);
  stream.start();
  await jest.advanceTimersByTimeAsync(0);
  listener?.onUp();
  expect(await probe()).toEqual({ connected: true });
  isHeld = false;
  await jest.advanceTimersByTimeAsync(2000);
  expect(await probe()).toEqual({ connected: false, held_by: 'another process' });
  isHeld = true;
  await jest.advanceTimersByTimeAsync(2000);
  await expect(probe()).rejects.toThrow('it was not connected yet');
  listener?.onUp();
  expect(await probe()).toEqual({ connected: true });
  await stream.stop();
  jest.useRealTimers();
});
