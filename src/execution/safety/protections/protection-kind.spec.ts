import { decimal } from '../../../common/decimal.js';
import type { ProtectionReading } from './protection-kind.js';
import { PROTECTION_KINDS } from './registry.js';

const READING: ProtectionReading = {
  nowMs: 1000,
  nextOpenMs: 5000,
  strategies: [
    { strategy: 'calm', dayStart: decimal('1000'), gain: decimal('-49.99') },
    { strategy: 'wild', dayStart: decimal('1000'), gain: decimal('-50') },
    { strategy: 'empty', dayStart: decimal('0'), gain: decimal('-50') },
  ],
  rejections: [
    { symbol: 'AAA', count: 2 },
    { symbol: 'BBB', count: 3 },
  ],
};

function detect(name: string, limit: string): unknown[] {
  return PROTECTION_KINDS.find(name)!.detect(READING, decimal(limit));
}

describe('protections that set themselves', () => {
  it('cool a strategy down that lost the limit', () => {
    expect(detect('strategy_loss', '0.05')).toEqual([
      {
        scope: 'strategy',
        subject: 'wild',
        blocks: 'buys',
        endsAtMs: 5000,
        reason: 'wild lost 50.00 of 1000.00 USD today, the limit is 0.05',
      },
    ]);
  });

  it('lock a symbol that is refused too often', () => {
    expect(detect('rejected_symbol', '3')).toMatchObject([{ scope: 'symbol', subject: 'BBB', blocks: 'all' }]);
  });
});
