import fc from 'fast-check';
import { computeSessionSlots } from './session-slots.js';

const MINUTE_MS = 60_000;
const session = (day: number): { openMs: number; closeMs: number } => {
  const openMs = Date.UTC(2026, 0, day, 14, 30);
  return { openMs, closeMs: openMs + 390 * MINUTE_MS };
};
const SESSIONS = [5, 6, 7, 8, 9, 12, 13].map(session);

describe('the slots of a session schedule', () => {
  it('stand at the offset from open or close', () => {
    const all = { afterMs: 0, upToMs: Infinity };
    const [first] = SESSIONS;
    expect(computeSessionSlots({ market: 'open', offsetMinutes: 5 }, [first!], all)).toEqual([
      first!.openMs + 5 * MINUTE_MS,
    ]);
    expect(computeSessionSlots({ market: 'close', offsetMinutes: -15 }, [first!], all)).toEqual([
      first!.closeMs - 15 * MINUTE_MS,
    ]);
  });

  it('at the start of the window is past, at its end is due', () => {
    const atMs = session(6).openMs;
    const schedule = { market: 'open', offsetMinutes: 0 } as const;
    expect(computeSessionSlots(schedule, SESSIONS, { afterMs: atMs, upToMs: atMs + 1 })).toEqual([]);
    expect(computeSessionSlots(schedule, SESSIONS, { afterMs: atMs - 1, upToMs: atMs })).toEqual([atMs]);
  });

  it('are each found exactly once, however the time is cut into ticks', () => {
    const start = session(5).openMs - 86_400_000;
    const steps = fc.array(fc.integer({ min: 1, max: 30 * 3_600_000 }), { minLength: 1, maxLength: 50 });
    const schedule = fc.record({
      market: fc.constantFrom('open' as const, 'close' as const),
      offsetMinutes: fc.integer({ min: -720, max: 720 }),
    });
    fc.assert(
      fc.property(steps, schedule, (ticks, rule) => {
        let afterMs = start;
        const found = ticks.flatMap((step) => {
          const window = { afterMs, upToMs: afterMs + step };
          afterMs += step;
          return computeSessionSlots(rule, SESSIONS, window);
        });
        expect(found).toEqual(computeSessionSlots(rule, SESSIONS, { afterMs: start, upToMs: afterMs }));
        expect(new Set(found).size).toBe(found.length);
      }),
    );
  });
});
