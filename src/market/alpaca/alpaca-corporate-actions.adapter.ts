import { AppError } from '../../common/app-error.js';
import { isTradingDate } from '../../common/trading-date.js';
import type { CorporateAction, CorporateActions, CorporateActionsQuery } from '../corporate-actions.port.js';
import {
  decimalField,
  type Fields,
  fieldsOf,
  listOf,
  optionalText,
  protocolError,
  textField,
} from './alpaca-decode.js';
import type { AlpacaHttp } from './alpaca-http.client.js';

const PAGE_LIMIT = 1000;
/** Keeps the address of a request well below what servers take. */
const SYMBOLS_PER_REQUEST = 200;

/** How one kind of the broker's records names its symbol and its day. */
interface Kind {
  readonly list: string;
  readonly symbol: string;
  readonly date: string;
  readonly words: (action: Fields, where: string) => string;
}

const split = (action: Fields, where: string): string =>
  `split ${decimalField(action, 'new_rate', where).toFixed()}:${decimalField(action, 'old_rate', where).toFixed()}`;
const renamed = (action: Fields, where: string): string => `renamed to ${textField(action, 'new_symbol', where)}`;

const KINDS: readonly Kind[] = [
  { list: 'forward_splits', symbol: 'symbol', date: 'ex_date', words: split },
  { list: 'reverse_splits', symbol: 'symbol', date: 'ex_date', words: split },
  { list: 'unit_splits', symbol: 'old_symbol', date: 'effective_date', words: renamed },
  { list: 'name_changes', symbol: 'old_symbol', date: 'process_date', words: renamed },
];
const TYPES = 'forward_split,reverse_split,unit_split,name_change';

/** Alpaca's corporate actions, without those that leave price and quantity as they are. */
export class AlpacaCorporateActions implements CorporateActions {
  constructor(private readonly data: AlpacaHttp) {}

  async fetchActions({ symbols, start, end }: CorporateActionsQuery): Promise<CorporateAction[]> {
    const actions: CorporateAction[] = [];
    for (let from = 0; from < symbols.length; from += SYMBOLS_PER_REQUEST) {
      const chunk = symbols.slice(from, from + SYMBOLS_PER_REQUEST);
      let pageToken: string | undefined;
      do {
        const page = await this.fetchPage({ symbols: chunk.join(','), start, end, page_token: pageToken });
        if (page === undefined) return [];
        actions.push(...actionsOf(fieldsOf(page['corporate_actions'] ?? {}, 'corporate actions')));
        pageToken = optionalText(page, 'next_page_token') ?? undefined;
      } while (pageToken !== undefined);
    }
    return actions;
  }

  /** Undefined where the source does not know the question: an exchange that has no such events. */
  private async fetchPage(query: Record<string, string | undefined>): Promise<Fields | undefined> {
    try {
      const answer = await this.data.request({
        method: 'GET',
        path: '/v1/corporate-actions',
        operation: 'corporate_actions',
        query: { ...query, types: TYPES, limit: PAGE_LIMIT },
      });
      return fieldsOf(answer, 'corporate actions page');
    } catch (error) {
      if (error instanceof AppError && error.code === 'broker_rejected' && error.details['status'] === 404)
        return undefined;
      throw error;
    }
  }
}

function actionsOf(lists: Fields): CorporateAction[] {
  return KINDS.flatMap((kind) =>
    listOf(lists[kind.list] ?? [], kind.list).map((item, i) => actionOf(kind, item, `${kind.list}[${i}]`)),
  );
}

function actionOf({ symbol, date, words }: Kind, item: unknown, where: string): CorporateAction {
  const action = fieldsOf(item, where);
  const effectiveDate = textField(action, date, where);
  if (!isTradingDate(effectiveDate)) throw protocolError(`${where}.${date}`, 'a date', effectiveDate);
  const what = `${words(action, where)} on ${effectiveDate}`;
  return { symbol: textField(action, symbol, where), effectiveDate, what };
}
