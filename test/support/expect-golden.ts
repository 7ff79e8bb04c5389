/** What is nothing but rounding on either side. */
const NOTHING = 1e-13;

/** Whether each value that is given is measured, by its name, to the relative tolerance; a name that nobody measures fails. */
export function expectGolden(
  measures: Readonly<Record<string, () => unknown>>,
  given: Readonly<Record<string, unknown>>,
  relative = 1e-10,
): void {
  expect(Object.keys(given).length).toBeGreaterThan(0);
  const wrong = Object.entries(given).flatMap(([name, value]) => {
    const measured = measures[name]?.();
    return isClose(measured, value, relative) ? [] : [{ name, measured, value }];
  });
  expect(wrong).toEqual([]);
}

/** The same for a list: as many values as are given, in their order. */
export function expectGoldenValues(measured: ArrayLike<unknown>, given: readonly number[]): void {
  const measures = Object.fromEntries(given.map((_, i) => [String(i), () => measured[i]] as const));
  expectGolden(measures, Object.fromEntries(given.entries()));
}

function isClose(measured: unknown, given: unknown, relative: number): boolean {
  if (typeof measured !== 'number' || typeof given !== 'number') return measured === given && given !== undefined;
  if (Math.max(Math.abs(measured), Math.abs(given)) <= NOTHING) return true;
  return Math.abs(measured - given) <= relative * Math.abs(given);
}
