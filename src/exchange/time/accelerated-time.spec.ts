import { advanceAccelerated, wallMsToBoundary } from './accelerated-time.js';

const SPEED = { sessionSpeed: 60, closedSeconds: 3 };
const at = (text: string) => Date.parse(text);
const OPEN = at('2024-01-12T14:30:00Z');
const CLOSE = at('2024-01-12T21:00:00Z');
const NEXT_OPEN = at('2024-01-16T14:30:00Z');
const SESSION_WALL_MS = (CLOSE - OPEN) / 60;

describe('accelerated time', () => {
  it('runs at the session speed while the market is open', () => {
    expect(advanceAccelerated(OPEN, 1000, SPEED)).toBe(OPEN + 60_000);
    expect(wallMsToBoundary(OPEN, SPEED)).toBe(SESSION_WALL_MS);
  });

  it('compresses any closed time, a long weekend too, into the same few seconds', () => {
    expect(advanceAccelerated(CLOSE, 1500, SPEED)).toBe(CLOSE + (NEXT_OPEN - CLOSE) / 2);
    expect(wallMsToBoundary(CLOSE, SPEED)).toBe(3000);
    const night = at('2024-01-16T21:00:00Z');
    expect(wallMsToBoundary(night, SPEED)).toBe(3000);
  });

  it('changes its speed exactly at the boundaries', () => {
    expect(advanceAccelerated(OPEN, SESSION_WALL_MS, SPEED)).toBe(CLOSE);
    expect(advanceAccelerated(OPEN, SESSION_WALL_MS + 3000, SPEED)).toBe(NEXT_OPEN);
    expect(advanceAccelerated(OPEN, SESSION_WALL_MS + 3000 + 1000, SPEED)).toBe(NEXT_OPEN + 60_000);
  });

  it('gets to the same instant in one step or in many', () => {
    let stepwise = OPEN;
    for (let i = 0; i < 800; i++) stepwise = advanceAccelerated(stepwise, 500, SPEED);
    const atOnce = advanceAccelerated(OPEN, 400_000, SPEED);
    // Each step is cut to a whole millisecond of market time.
    expect(Math.abs(atOnce - stepwise)).toBeLessThanOrEqual(800);
  });
});
