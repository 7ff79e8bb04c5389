import { decimal, formatDecimal, type Decimal } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import type { ActionKind, CorporateAction } from '../corporate-actions/corporate-action.js';
import type { Queries } from './exchange-database.js';
import { columnValues, insertColumns, replaceColumns, type Column, type Write } from './write.js';

interface ActionRow {
  id: string;
  kind: ActionKind;
  symbol: string;
  ex_date: TradingDate;
  new_rate: string | null;
  old_rate: string | null;
  rate: string | null;
  new_symbol: string | null;
  price_factor: string | null;
  is_done: boolean;
}

function optional(value: Decimal | null): string | null {
  return value === null ? null : formatDecimal(value);
}

const COLUMNS: readonly Column<CorporateAction>[] = [
  ['id', 'uuid', ({ id }) => id],
  ['kind', 'text', ({ kind }) => kind],
  ['symbol', 'text', ({ symbol }) => symbol],
  ['ex_date', 'date', ({ exDate }) => exDate],
  ['new_rate', 'numeric', (action) => ('newRate' in action ? formatDecimal(action.newRate) : null)],
  ['old_rate', 'numeric', (action) => ('oldRate' in action ? formatDecimal(action.oldRate) : null)],
  ['rate', 'numeric', (action) => (action.kind === 'cash_dividend' ? formatDecimal(action.rate) : null)],
  ['new_symbol', 'text', (action) => (action.kind === 'name_change' ? action.newSymbol : null)],
  ['price_factor', 'numeric', ({ priceFactor }) => optional(priceFactor)],
  ['is_done', 'bool', ({ isDone }) => isDone],
];

const UPSERT = `insert into exchange.corporate_actions ${insertColumns(COLUMNS)}
  on conflict (id) do update set ${replaceColumns(['symbol', 'price_factor', 'is_done'])}`;

export function corporateActionsWrite(actions: readonly CorporateAction[]): Write {
  return { text: UPSERT, values: columnValues(COLUMNS, actions) };
}

function required(text: string | null): Decimal {
  if (text === null) throw new Error('a corporate action without its rate');
  return decimal(text);
}

function termsOf(row: ActionRow): Pick<CorporateAction, 'kind'> {
  switch (row.kind) {
    case 'forward_split':
    case 'reverse_split':
      return { kind: row.kind, newRate: required(row.new_rate), oldRate: required(row.old_rate) } as CorporateAction;
    case 'cash_dividend':
      return { kind: row.kind, rate: required(row.rate) } as CorporateAction;
    case 'name_change':
      return { kind: row.kind, newSymbol: row.new_symbol ?? '' } as CorporateAction;
  }
}

/** All corporate actions, by day. There are few: only those that somebody ordered. */
export async function loadCorporateActions(queries: Queries): Promise<CorporateAction[]> {
  const { rows } = await queries.query<ActionRow>('select * from exchange.corporate_actions order by ex_date, id');
  return rows.map(
    (row) =>
      ({
        ...termsOf(row),
        id: row.id,
        symbol: row.symbol,
        exDate: row.ex_date,
        priceFactor: row.price_factor === null ? null : decimal(row.price_factor),
        isDone: row.is_done,
      }) as CorporateAction,
  );
}
