import { StreamPulse } from './stream-pulse.js';

const HOUR_MS = 3_600_000;

describe('the pulse of the streams', () => {
  let nowMs: number;
  let pulse: StreamPulse;
  const work = jest.fn();

  beforeEach(() => {
    jest.useFakeTimers();
    jest.clearAllMocks();
    nowMs = HOUR_MS;
    pulse = new StreamPulse({ nowMs: () => nowMs }, { beat: () => undefined } as never);
    pulse.every(1000, work);
    pulse.onApplicationBootstrap();
  });

  afterEach(() => {
    pulse.beforeApplicationShutdown();
    jest.useRealTimers();
  });

  /** The clock shows this at the next beat. */
  const beatAt = (ms: number): void => {
    nowMs = ms;
    jest.advanceTimersByTime(250);
  };

  it('does what is due when so much time has passed', () => {
    beatAt(HOUR_MS + 999);
    expect(work).not.toHaveBeenCalled();
    beatAt(HOUR_MS + 1000);
    beatAt(HOUR_MS + 1999);
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('goes on from there when the clock is set back', () => {
    beatAt(0);
    beatAt(999);
    expect(work).not.toHaveBeenCalled();
    beatAt(1000);
    expect(work).toHaveBeenCalledTimes(1);
  });
});
