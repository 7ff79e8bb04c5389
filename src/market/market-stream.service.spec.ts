import { Logger } from '@nestjs/common';
import { ReadinessProbes } from '../platform/observability/readiness-probes.js';
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
