import { modifiedDietzReturn } from './modified-dietz.js';

describe('modifiedDietzReturn', () => {
  it('is the simple return without flows', () => {
    expect(modifiedDietzReturn(200, 210, [])).toBeCloseTo(0.05, 15);
  });

  it('leaves flows out of the gain and counts them while they were invested', () => {
    // 100 at the start, 50 more halfway, 165 at the end: a gain of 15 on 125.
    expect(modifiedDietzReturn(100, 165, [{ amount: 50, remaining: 0.5 }])).toBeCloseTo(0.12, 15);
    expect(modifiedDietzReturn(100, 55, [{ amount: -50, remaining: 1 }])).toBeCloseTo(0.1, 15);
    expect(modifiedDietzReturn(100, 50, [{ amount: -50, remaining: 0 }])).toBe(0);
  });

  it('does not divide by nothing', () => {
    expect(() => modifiedDietzReturn(0, 10, [])).toThrow('no capital');
    expect(() => modifiedDietzReturn(100, 0, [{ amount: -100, remaining: 1 }])).toThrow('no capital');
  });
});
