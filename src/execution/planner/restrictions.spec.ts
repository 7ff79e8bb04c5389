import type { Restriction } from './restriction.js';
import { restrictionOn, restrictNeeds } from './restrictions.js';

const locked = (parts: Partial<Restriction>): Restriction => ({
  code: 'PROTECTED',
  scope: 'symbol',
  subject: 'AAA',
  blocks: 'all',
  reason: 'locked',
  ...parts,
});
const need = (sleeve: string, symbol: string, qty: bigint) => ({ sleeve, symbol, qty });

describe('restrictions', () => {
  it.each<[Partial<Restriction>, string[]]>([
    [{}, ['one BBB 1', 'one BBB -1']],
    [{ blocks: 'buys' }, ['one AAA -1', 'two AAA -2', 'one BBB 1', 'one BBB -1']],
    [{ blocks: 'sells' }, ['one AAA 1', 'one BBB 1', 'one BBB -1']],
    [{ scope: 'strategy', subject: 'one' }, ['two AAA -2']],
    [{ scope: 'strategy', subject: 'one', blocks: 'sells' }, ['one AAA 1', 'two AAA -2', 'one BBB 1']],
    [{ code: 'TRADING_STATE_HALTED', scope: 'account', subject: null }, []],
    [{ scope: 'account', subject: null, blocks: 'buys' }, ['one AAA -1', 'two AAA -2', 'one BBB -1']],
  ])('%j leave %j', (parts, expected) => {
    const needs = [
      need('one', 'AAA', 1n),
      need('one', 'AAA', -1n),
      need('two', 'AAA', -2n),
      need('one', 'BBB', 1n),
      need('one', 'BBB', -1n),
    ];
    const { needs: left } = restrictNeeds(needs, [locked(parts)]);
    expect(left.map(({ sleeve, symbol, qty }) => `${sleeve} ${symbol} ${qty}`)).toEqual(expected);
  });

  it('say once per symbol why', () => {
    const { skipped } = restrictNeeds([need('one', 'AAA', 1n), need('two', 'AAA', 1n)], [locked({})]);
    expect(skipped).toEqual([{ symbol: 'AAA', reason: 'PROTECTED', detail: 'locked' }]);
  });

  it('forbid nothing where there are none', () => {
    expect(restrictionOn({ sleeve: 'one', symbol: 'AAA', side: 'buy' }, [])).toBeUndefined();
  });
});
