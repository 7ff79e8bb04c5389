import { decimal, formatDecimal } from '../../common/decimal.js';
import type { Order } from '../orders/order.js';
import { FillScripts, type ScriptEnd } from './fill-scripts.js';

const order = (id: string, filled = '0', symbol = 'AAA') => ({ id, symbol, filledQty: decimal(filled) }) as Order;

const scripts = (...ends: ScriptEnd[]): FillScripts => {
  const made = new FillScripts();
  made.replace(ends.map((then) => ({ symbol: 'AAA', parts: ['40', '30'].map(decimal), then })));
  return made;
};

const next = (from: FillScripts, ...of: Parameters<typeof order>): string | undefined => {
  const step = from.nextStep(order(...of));
  return typeof step === 'object' ? formatDecimal(step.qty) : step;
};

describe('fill scripts', () => {
  it('go on from what is filled, however often they are asked', () => {
    const made = scripts('wait');
    expect([
      next(made, '1'),
      next(made, '1'),
      next(made, '1', '40'),
      next(made, '1', '55'),
      next(made, '1', '70'),
    ]).toEqual(['40', '40', '30', '15', 'wait']);
  });

  it('serve one order each, of their symbol', () => {
    const made = scripts('rest', 'end');
    expect(next(made, 'other', '0', 'BBB')).toBeUndefined();
    expect([next(made, '1'), next(made, '2')]).toEqual(['40', '40']);
    expect(next(made, '3')).toBeUndefined();
    expect([next(made, '1', '70'), next(made, '2', '70')]).toEqual(['rest', 'end']);
    expect(made.waiting).toEqual([]);
  });

  it('do not begin in the middle of an order', () => {
    expect(next(scripts('rest'), '1', '10')).toBeUndefined();
  });

  it('hold an order only where they say wait', () => {
    const made = scripts('wait');
    next(made, '1');
    expect([made.isHeld(order('1')), made.isHeld(order('1', '70'))]).toEqual([false, true]);
    made.clear();
    expect(made.isHeld(order('1', '70'))).toBe(false);
  });
});
