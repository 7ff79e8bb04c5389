import { ZERO, decimal, maxDecimal, minDecimal, type Decimal } from '../../common/decimal.js';
import { isTradingDate } from '../../common/trading-date.js';
import { EXCHANGES, type Asset } from '../market/asset.js';
import type { StoredBar } from '../store/bar.store.js';

export type AssetLine = Omit<Asset, 'id' | 'isSimulated' | 'halt'>;

export type ImportLine = { asset: AssetLine } | { bar: StoredBar };

type Fields = Readonly<Record<string, unknown>>;

/** What is wrong with a line; who reads the lines knows its number. */
export class ImportLineError extends Error {}

const SYMBOL = /^[A-Z0-9][A-Z0-9.^/=-]{0,31}$/;
const DECIMAL_FORM = /^\d{1,15}(\.\d{1,18})?$/;
/** For assets whose exchange nobody stated or that the protocol has no name for. */
const USUAL_EXCHANGE = 'NYSE';

function isObject(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function symbolOf(fields: Fields): string {
  const { symbol } = fields;
  if (typeof symbol === 'string' && SYMBOL.test(symbol)) return symbol;
  throw new ImportLineError(`${JSON.stringify(symbol)} is no symbol`);
}

function amount(fields: Fields, key: string): Decimal {
  const value = fields[key];
  if (typeof value === 'string' && DECIMAL_FORM.test(value)) return decimal(value);
  throw new ImportLineError(`${key} must be a decimal text, is ${JSON.stringify(value)}`);
}

function flag(fields: Fields, key: string): boolean {
  const value = fields[key] ?? true;
  if (typeof value === 'boolean') return value;
  throw new ImportLineError(`${key} must be true or false, is ${JSON.stringify(value)}`);
}

function assetOf(fields: Fields): AssetLine {
  const { name, sector, exchange } = fields;
  const symbol = symbolOf(fields);
  return {
    symbol,
    name: typeof name === 'string' && name !== '' ? name : symbol,
    sector: typeof sector === 'string' && sector !== '' ? sector : null,
    exchange: EXCHANGES.find((known) => known === exchange) ?? USUAL_EXCHANGE,
    isTradable: flag(fields, 'tradable'),
    isFractionable: flag(fields, 'fractionable'),
  };
}

function barOf(fields: Fields): StoredBar {
  const { date } = fields;
  if (typeof date !== 'string' || !isTradingDate(date)) {
    throw new ImportLineError(`date must be a date YYYY-MM-DD, is ${JSON.stringify(date)}`);
  }
  const bar: StoredBar = {
    symbol: symbolOf(fields),
    date,
    open: amount(fields, 'open'),
    high: amount(fields, 'high'),
    low: amount(fields, 'low'),
    close: amount(fields, 'close'),
    volume: amount(fields, 'volume'),
  };
  const [lowest, highest] = [minDecimal(bar.open, bar.close), maxDecimal(bar.open, bar.close)];
  if (bar.low.lte(ZERO)) throw new ImportLineError('prices must be above 0');
  if (bar.low.gt(lowest) || bar.high.lt(highest)) throw new ImportLineError('high and low do not hold open and close');
  return bar;
}

/** One line of an import: `{"asset": {…}}` or `{"bar": {…}}`, amounts as decimal texts. */
export function parseImportLine(text: string): ImportLine {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ImportLineError('is not JSON');
  }
  if (isObject(value) && isObject(value['asset'])) return { asset: assetOf(value['asset']) };
  if (isObject(value) && isObject(value['bar'])) return { bar: barOf(value['bar']) };
  throw new ImportLineError('is neither {"asset": …} nor {"bar": …}');
}
