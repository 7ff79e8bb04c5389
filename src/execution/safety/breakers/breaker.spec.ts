import fc from 'fast-check';
import { type Decimal, decimal } from '../../../common/decimal.js';
import { type AccountReading, type Breaker, isBeyond } from './breaker.js';
import { readLimits } from '../limits.js';
import { BREAKERS } from './registry.js';

function readBreakerLimits(settings: string[], isLive: boolean): ReadonlyMap<Breaker, Decimal> {
  return readLimits('BREAKERS', BREAKERS, { settings, isLive });
}

const CALM: AccountReading = {
  equity: decimal('100'),
  highWater: decimal('100'),
  dayStart: decimal('100'),
  grossValue: decimal('99'),
  failedRuns: 0,
  rejectedOrders: 0,
};

function tripsOf(reading: AccountReading, ...settings: string[]): string[] {
  return [...readBreakerLimits(settings, false)]
    .filter(([breaker, limit]) => {
      const value = breaker.watches === 'account' ? breaker.measure(reading) : undefined;
      return value !== undefined && isBeyond(breaker, value, limit);
    })
    .map(([{ name }]) => name);
}

describe('account breakers', () => {
  it('trip when a fall reaches the limit, not before', () => {
    const fallen = (equity: string): AccountReading => ({ ...CALM, equity: decimal(equity) });
    expect(tripsOf(fallen('95.01'), 'day_loss=0.05', 'drawdown=0.05')).toEqual([]);
    expect(tripsOf(fallen('95'), 'day_loss=0.05', 'drawdown=0.05')).toEqual(['day_loss', 'drawdown']);
  });

  it('measure the day from its start and the drawdown from the top', () => {
    const reading = { ...CALM, highWater: decimal('120'), equity: decimal('98') };
    expect(tripsOf(reading, 'day_loss=0.05', 'drawdown=0.15')).toEqual(['drawdown']);
  });

  it('count failures one after the other, and let exposure reach its limit', () => {
    const reading = { ...CALM, failedRuns: 3, rejectedOrders: 2, grossValue: decimal('100') };
    expect(tripsOf(reading, 'failed_runs=3', 'rejected_orders=3', 'gross_exposure=1')).toEqual(['failed_runs']);
    expect(tripsOf({ ...reading, grossValue: decimal('100.01') }, 'gross_exposure=1')).toEqual(['gross_exposure']);
  });

  it('say nothing where there is no reference', () => {
    expect(tripsOf({ ...CALM, highWater: undefined, dayStart: undefined }, 'day_loss=0.01', 'drawdown=0.01')).toEqual(
      [],
    );
  });

  it('never trip on a gain', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), (start, gain) => {
        const equity = decimal(String(start + gain));
        const reading = { ...CALM, equity, highWater: equity, dayStart: decimal(String(start)) };
        expect(tripsOf(reading, 'day_loss=0.000001', 'drawdown=0.000001')).toEqual([]);
      }),
    );
  });
});

describe('the limits of the breakers', () => {
  it('are off unless set, and conservative on a live account', () => {
    expect(readBreakerLimits([], false).size).toBe(0);
    const live = [...readBreakerLimits([], true)].map(([{ name }]) => name);
    expect(live).toEqual(expect.arrayContaining(['day_loss', 'drawdown', 'failed_runs', 'orders_per_minute']));
    const names = [...readBreakerLimits(['day_loss=0', 'order_notional=500'], true)].map(([{ name }]) => name);
    expect(names).not.toContain('day_loss');
    expect(names).toContain('order_notional');
  });

  it.each(['nonsense=1', 'day_loss', 'day_loss=-1', 'day_loss=x', 'day_loss=1=2', '=1'])('refuse "%s"', (setting) => {
    expect(() => readBreakerLimits([setting], false)).toThrow('BREAKERS: ');
  });

  it('exist for every breaker by its name', () => {
    const all = readBreakerLimits(
      BREAKERS.names.map((name) => `${name}=1`),
      false,
    );
    expect(all.size).toBe(BREAKERS.names.length);
  });
});
