import { AppError } from '../../common/app-error.js';

export type Layout = 'wide' | 'long';

export const LONG_COLUMNS = ['date', 'symbol', 'open', 'high', 'low', 'close', 'volume', 'adjusted_close'] as const;
export type LongColumn = (typeof LONG_COLUMNS)[number];

const ALIASES: Readonly<Record<string, LongColumn>> = {
  ticker: 'symbol',
  adj_close: 'adjusted_close',
  adjclose: 'adjusted_close',
};

export type BarsHeader =
  | { layout: 'wide'; width: number; dateColumn: number; symbols: { column: number; symbol: string }[] }
  | { layout: 'long'; width: number; columns: Partial<Record<LongColumn, number>>; unknown: string[] };

/**
 * Long files name a `symbol` (or `ticker`) column, wide files have one column of closes per symbol. Forced layouts are
 * taken at their word. Throws `import_header_invalid`.
 */
export function readBarsHeader(file: string, fields: readonly string[], forced?: Layout): BarsHeader {
  const names = fields.map(normalise);
  const refuse = (problem: string): never => {
    throw new AppError('import_header_invalid', `${file} line 1: ${problem}`);
  };
  const twice = names.find((name, i) => name !== '' && names.indexOf(name) !== i);
  if (twice !== undefined) refuse(`two columns are named "${twice}".`);
  if (!names.includes('date')) refuse(`no column is named "date" (found: ${shown(fields)}).`);
  const layout = forced ?? (names.includes('symbol') ? 'long' : 'wide');
  if (layout === 'long') return longHeader(names, refuse);
  if (forced === undefined && looksLikeOneSymbol(names)) {
    refuse('looks like the bars of one symbol: add a "symbol" column, or import with --wide if these are symbols.');
  }
  return wideHeader(fields, names.indexOf('date'), refuse);
}

function longHeader(names: string[], refuse: (problem: string) => never): BarsHeader {
  const columns: Partial<Record<LongColumn, number>> = {};
  const unknown: string[] = [];
  names.forEach((name, i) => {
    if (isLongColumn(name)) columns[name] = i;
    else unknown.push(name === '' ? `(column ${i + 1})` : name);
  });
  const missing = (['symbol', 'close'] as const).filter((name) => columns[name] === undefined);
  if (missing.length > 0) refuse(`a long file needs the columns date, symbol, close; missing: ${missing.join(', ')}.`);
  return { layout: 'long', width: names.length, columns, unknown };
}

function wideHeader(fields: readonly string[], dateColumn: number, refuse: (problem: string) => never): BarsHeader {
  const symbols = fields
    .map((field, column) => ({ column, symbol: field.toUpperCase() }))
    .filter(({ column }) => column !== dateColumn);
  if (symbols.length === 0) refuse('no symbol columns beside "date".');
  return { layout: 'wide', width: fields.length, dateColumn, symbols };
}

function normalise(field: string): string {
  const name = field
    .trim()
    .toLowerCase()
    .replaceAll(/[\s.]+/g, '_');
  return ALIASES[name] ?? name;
}

function isLongColumn(name: string): name is LongColumn {
  return (LONG_COLUMNS as readonly string[]).includes(name);
}

function looksLikeOneSymbol(names: readonly string[]): boolean {
  return ['open', 'high', 'low', 'close'].every((name) => names.includes(name));
}

function shown(fields: readonly string[]): string {
  const text = fields.slice(0, 6).join(', ');
  return fields.length > 6 ? `${text}, …` : text;
}
