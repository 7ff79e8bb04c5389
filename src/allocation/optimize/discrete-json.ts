import type { Decimal } from '../../common/decimal.js';
import { decimal, ONE, sumDecimals, toFloat } from '../../common/decimal.js';
import { allocateDiscrete, DISCRETE_METHODS, type DiscreteMethod } from '../../quant/discrete/discrete-allocation.js';
import { JsonReader } from '../../quant/json/json-reader.js';
import { MOST_SYMBOLS } from '../../quant/json/optimize-json.js';
import { QuantError } from '../../quant/quant-error.js';
import { amountsBySymbol, decimalPlaces, positiveAmount } from './decimal-members.js';

const MEMBERS = ['weights', 'prices', 'capital', 'method', 'lot_size'];
/** Money in whole smallest units stays exact below this, with room for the sums of a leveraged book. */
const LARGEST_EXACT = Number.MAX_SAFE_INTEGER / 8;
/** Where amounts have too many digits to count in smallest units, sums may be off by less than this; it is not spent. */
const RESERVE = 1e-11;

/** The answer of `POST /allocation/discrete`. */
export interface DiscreteAnswer {
  shares: Record<string, number>;
  leftover: number;
  weights: Record<string, number>;
  method: DiscreteMethod;
  diagnostics: {
    solver: 'branch_and_bound' | 'greedy';
    objective: number;
    optimality_gap: number | null;
    nodes: number;
    elapsed_ms: number;
  };
}

interface Position {
  symbol: string;
  weight: number;
  /** In shares. */
  lot: Decimal;
  /** Of one lot. */
  price: Decimal;
}

interface Book {
  positions: Position[];
  capital: Decimal;
  method: DiscreteMethod;
}

/** Reads a request, finds whole shares and counts what is left exactly. Throws QuantError. */
export function discreteJson(value: unknown, elapsedMs: () => number): DiscreteAnswer {
  const book = readBook(JsonReader.of('', value, MEMBERS));
  const { positions, method, capital } = book;
  const { unit, ...amounts } = inUnits(book);
  const { lots, objective, gap, nodes } = allocateDiscrete({
    symbols: positions.map(({ symbol }) => symbol),
    weights: Float64Array.from(positions, ({ weight }) => weight),
    method,
    ...amounts,
  });
  const held = positions.map(({ symbol, lot, price }, i) => {
    const count = decimal(String(lots[i] ?? 0));
    return { symbol, shares: count.times(lot), value: count.times(price) };
  });
  return {
    shares: Object.fromEntries(held.map(({ symbol, shares }) => [symbol, toFloat(shares)])),
    leftover: toFloat(capital.minus(sumDecimals(held.map((position) => position.value)))),
    weights: Object.fromEntries(held.map((position) => [position.symbol, toFloat(position.value.div(capital))])),
    method,
    diagnostics: {
      solver: method === 'greedy' ? 'greedy' : 'branch_and_bound',
      objective: objective * unit,
      optimality_gap: gap,
      nodes,
      elapsed_ms: elapsedMs(),
    },
  };
}

function readBook(body: JsonReader): Book {
  const weights = Object.entries(body.bySymbol('weights'));
  if (weights.length === 0) throw new QuantError('invalid_input', 'weights are missing', 'weights');
  if (weights.length > MOST_SYMBOLS) {
    throw new QuantError(
      'invalid_input',
      `there are ${weights.length} weights; ${MOST_SYMBOLS} are the most`,
      'weights',
    );
  }
  const priceOf = amountsBySymbol(body, 'prices');
  const lotOf = readLots(body, new Set(weights.map(([symbol]) => symbol)));
  return {
    positions: weights.map(([symbol, weight]) => {
      const lot = lotOf(symbol);
      return { symbol, weight, lot, price: priceOf(symbol).times(lot) };
    }),
    capital: positiveAmount('capital', body.value('capital')),
    method: readMethod(body),
  };
}

function readMethod(body: JsonReader): DiscreteMethod {
  const given = body.text('method') ?? 'lp';
  const method = DISCRETE_METHODS.find((name) => name === given);
  if (method) return method;
  throw new QuantError(
    'invalid_input',
    `method must be one of ${DISCRETE_METHODS.join(', ')}, it is "${given}"`,
    'method',
  );
}

/** One size for all, or by symbol. */
function readLots(body: JsonReader, symbols: ReadonlySet<string>): (symbol: string) => Decimal {
  const given = body.value('lot_size') ?? 1;
  if (typeof given !== 'object') {
    const lot = positiveAmount('lot_size', given);
    return () => lot;
  }
  const stranger = Object.keys(body.record('lot_size')).find((symbol) => !symbols.has(symbol));
  if (stranger !== undefined) {
    throw new QuantError('invalid_input', `lot_size names ${stranger}, which has no weight`, `lot_size.${stranger}`);
  }
  return amountsBySymbol(body, 'lot_size', ONE);
}

/** Amounts as float64, in whole smallest units where they all have one, so that sums of them are exact. */
function inUnits({ positions, capital }: Book): { prices: Float64Array; capital: number; unit: number } {
  const prices = positions.map(({ price }) => price);
  const places = Math.max(...[capital, ...prices].map(decimalPlaces));
  const scale = decimal(`1${'0'.repeat(places)}`);
  const units = (amount: Decimal): number => toFloat(amount.times(scale));
  if ([capital, ...prices].every((amount) => units(amount) < LARGEST_EXACT)) {
    return { prices: Float64Array.from(prices, units), capital: units(capital), unit: 1 / units(ONE) };
  }
  return { prices: Float64Array.from(prices, toFloat), capital: toFloat(capital) * (1 - RESERVE), unit: 1 };
}
