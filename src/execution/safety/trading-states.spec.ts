import { assertTradingStep, isStricter, TRADING_STATES, type TradingState } from './trading-states.js';

describe('trading states', () => {
  it.each<[TradingState, TradingState[]]>([
    ['ACTIVE', ['REDUCING', 'HALTED']],
    ['REDUCING', ['ACTIVE', 'HALTED']],
    ['HALTED', ['ACTIVE', 'HALTED']],
  ])('%s goes to %s and nowhere else', (from, legal) => {
    for (const to of TRADING_STATES) {
      const step = (): void => {
        assertTradingStep(from, to);
      };
      if (legal.includes(to)) expect(step).not.toThrow();
      else expect(step).toThrow(`Trading is ${from} and cannot become ${to}`);
    }
  });

  it('forbid more and more', () => {
    expect(isStricter('HALTED', 'REDUCING')).toBe(true);
    expect(isStricter('REDUCING', 'ACTIVE')).toBe(true);
    expect(isStricter('REDUCING', 'REDUCING')).toBe(false);
  });
});
