import { assertIntentStep, isIntentSettled } from './intent-states.js';
import { assertRunStep, isRunOver } from './run-states.js';

describe('run states', () => {
  it('goes from queued through sells and buys to an end', () => {
    expect(() => {
      assertRunStep('r', 'queued', 'sells_in_progress');
      assertRunStep('r', 'sells_in_progress', 'buys_in_progress');
      assertRunStep('r', 'buys_in_progress', 'completed');
    }).not.toThrow();
    expect(isRunOver('completed_with_errors')).toBe(true);
    expect(isRunOver('held')).toBe(false);
  });

  it('refuses a step back, and any step out of an end', () => {
    expect(() => {
      assertRunStep('r1', 'buys_in_progress', 'sells_in_progress');
    }).toThrow('Run r1 cannot go from buys_in_progress to sells_in_progress.');
    expect(() => {
      assertRunStep('r1', 'completed', 'queued');
    }).toThrow();
  });
});

describe('intent states', () => {
  it('is marked as sent before it is sent', () => {
    expect(() => {
      assertIntentStep('c', 'pending', 'accepted');
    }).toThrow('Order c cannot go from pending to accepted.');
    expect(() => {
      assertIntentStep('c', 'pending', 'unknown');
      assertIntentStep('c', 'unknown', 'terminal');
    }).not.toThrow();
  });

  it('settles once', () => {
    expect(isIntentSettled('rejected')).toBe(true);
    expect(() => {
      assertIntentStep('c', 'terminal', 'accepted');
    }).toThrow();
  });
});
