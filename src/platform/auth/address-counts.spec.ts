import { AddressCounts, networkOf } from './address-counts.js';

describe('AddressCounts', () => {
  let nowMs = 0;
  const counts = () => new AddressCounts({ nowMs: () => nowMs });

  beforeEach(() => {
    nowMs = 0;
  });

  it('begins anew when the window is over', () => {
    const some = counts();
    expect([some.add('a').count, some.add('a').count, some.get('a')]).toEqual([1, 2, { count: 2, leftMs: 60_000 }]);
    nowMs = 59_999;
    expect(some.get('a')).toEqual({ count: 2, leftMs: 1 });
    nowMs = 60_000;
    expect(some.get('a')).toEqual({ count: 0, leftMs: 0 });
    expect(some.add('a')).toEqual({ count: 1, leftMs: 60_000 });
  });

  it('begins anew when the clock is set back: nobody is held back for as long as that', () => {
    const some = counts();
    nowMs = 3_600_000;
    some.add('a');
    nowMs = 0;
    expect(some.get('a')).toEqual({ count: 0, leftMs: 0 });
    expect(some.add('a')).toEqual({ count: 1, leftMs: 60_000 });
  });

  it('holds so many addresses and no more: those seen first go', () => {
    const some = counts();
    some.add('first');
    for (let i = 0; i < 9_999; i++) some.add(`address-${i}`);
    expect(some.get('first').count).toBe(1);
    some.add('one too many');
    expect(some.get('first').count).toBe(0);
    expect(some.get('address-0').count).toBe(1);
  });

  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['192.0.2.1:50123', '192.0.2.1'],
    ['[2001:db8::1]:443', '2001:db8:0:0'],
    ['[2001:db8::1]', '2001:db8:0:0'],
  ])('%s counts as %s', (address, network) => {
    expect(networkOf(address)).toBe(network);
  });
});
