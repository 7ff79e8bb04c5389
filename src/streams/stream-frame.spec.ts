import fc from 'fast-check';
import { ExactNumber, frameOf } from './stream-frame.js';

describe('a frame', () => {
  it('keeps the order of its fields and every digit of its numbers', () => {
    expect(frameOf({ symbol: 'A"B', price: new ExactNumber('12345678901234567.890'), timestamp: 'x' })).toBe(
      '{"symbol":"A\\"B","price":12345678901234567.890,"timestamp":"x"}',
    );
  });

  it.each(['', 'NaN', '1e3', '+1', '.5', '5.', '01', '--1', '1,5', 'Infinity', '1}'])(
    'refuses "%s" as a number',
    (text) => {
      expect(() => new ExactNumber(text)).toThrow(RangeError);
    },
  );

  it('is always JSON that says what was put in', () => {
    fc.assert(
      fc.property(fc.string(), fc.bigInt(), fc.nat(), (text, whole, part) => {
        const number = `${whole}.${part}`;
        const frame = frameOf({ text, number: new ExactNumber(number) });
        expect(JSON.parse(frame)).toEqual({ text, number: Number(number) });
        expect(frame.endsWith(`"number":${number}}`)).toBe(true);
      }),
    );
  });
});
