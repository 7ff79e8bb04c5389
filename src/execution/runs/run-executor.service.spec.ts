import { Logger } from '@nestjs/common';
import { RunExecutor } from './run-executor.service.js';

const KEEP_MS = 2000;
const NOTHING = (): Promise<undefined> => Promise.resolve(undefined);

describe('the lease of the executor', () => {
  let isHeld: boolean;
  let kept: number;
  /** Answers the questions for the lease that wait. */
  let answers: (() => void)[];
  let isSlow: boolean;
  let executor: RunExecutor;

  beforeEach(() => {
    Logger.overrideLogger(false);
    jest.useFakeTimers();
    [isHeld, kept, answers, isSlow] = [false, 0, [], false];
    const lease = {
      get isHeld() {
        return isHeld;
      },
      keep: async () => {
        kept++;
        if (isSlow) await new Promise<void>((resolve) => answers.push(resolve));
        return (isHeld = true);
      },
      release: () => Promise.resolve((isHeld = false)),
    };
    executor = new RunExecutor(
      { features: { execution: true }, role: 'worker' } as never,
      { on: () => undefined } as never,
      lease as never,
      { catchUp: NOTHING, leave: NOTHING } as never,
      { findActive: NOTHING } as never,
      {} as never,
    );
    executor.start();
  });

  afterEach(() => jest.useRealTimers());

  const pass = (ms: number): Promise<unknown> => jest.advanceTimersByTimeAsync(ms);

  it('is kept while the process runs, and given up when it stops', async () => {
    await pass(3 * KEEP_MS);
    expect([isHeld, kept]).toEqual([true, 4]);
    await executor.beforeApplicationShutdown();
    expect(isHeld).toBe(false);
  });

  it('is kept no more often after it ran out while it was asked for', async () => {
    await pass(0);
    isSlow = true;
    await pass(KEEP_MS);
    isHeld = false;
    isSlow = false;
    await pass(KEEP_MS);
    for (const answer of answers) answer();
    await pass(0);
    const before = kept;
    await pass(3 * KEEP_MS);
    expect(kept - before).toBe(3);
    await executor.beforeApplicationShutdown();
  });
});
