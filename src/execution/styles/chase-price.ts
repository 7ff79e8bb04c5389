import {
  type Decimal,
  ONE,
  type Price,
  ZERO,
  decimal,
  decimalFromFloat,
  maxDecimal,
  minDecimal,
} from '../../common/decimal.js';
import type { Quote } from '../../market/market-data.port.js';
import type { Side } from '../broker/broker.port.js';
import { roundDownToIncrement, roundUpToIncrement } from '../planner/price-increment.js';

const BPS = decimal('0.0001');
const PLACES = 6;

export interface ChaseRules {
  readonly offsetBps: number;
  /** How far from the arrival price the limit may be. */
  readonly maxBps: number;
  /** How many steps lead from the near side of the book to the far one. */
  readonly steps: number;
}

/**
 * The limit of a step: from the near side of the book, moved by the offset towards the far side, in equal parts to the far
 * side; never beyond `maxBps` from the arrival price, and in whole price increments, rounded to the passive side. Undefined
 * while no price is known.
 */
export function chasePrice(
  { side, arrivalPrice, step }: { side: Side; arrivalPrice: Price; step: number },
  quote: Quote,
  { offsetBps, maxBps, steps }: ChaseRules,
): Price | undefined {
  const book = bookOf(quote);
  if (book === undefined) return undefined;
  const [near, far] = side === 'buy' ? [book.bid, book.ask] : [book.ask, book.bid];
  const offset = near.times(bps(offsetBps));
  const first = side === 'buy' ? near.plus(offset) : near.minus(offset);
  const moved =
    steps === 0
      ? ZERO
      : far
          .minus(first)
          .times(decimal(String(step)))
          .div(decimal(String(steps)));
  const wanted = first.plus(moved);
  const price =
    side === 'buy'
      ? roundDownToIncrement(minDecimal(wanted, arrivalPrice.times(ONE.plus(bps(maxBps)))))
      : roundUpToIncrement(maxDecimal(wanted, arrivalPrice.times(ONE.minus(bps(maxBps)))));
  return price.gt(ZERO) ? price : undefined;
}

/** Both sides; the last trade stands for a book that has only one, or that is crossed. */
export function bookOf({ bid, ask, last }: Quote): { bid: Price; ask: Price } | undefined {
  if (bid !== null && ask !== null && bid.lte(ask)) return { bid, ask };
  return last === null ? undefined : { bid: last, ask: last };
}

/** The middle of the book. */
export function middleOf(quote: Quote): Price | undefined {
  const book = bookOf(quote);
  return book?.bid.plus(book.ask).div(decimal('2'));
}

function bps(value: number): Decimal {
  return decimalFromFloat(value, PLACES).times(BPS);
}
