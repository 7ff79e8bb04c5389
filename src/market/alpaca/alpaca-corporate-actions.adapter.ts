import { AppError } from '../../common/app-error.js';
import type { CorporateAction, CorporateActions, CorporateActionsQuery } from '../corporate-actions.port.js';
import type { AlpacaHttp } from './alpaca-http.client.js';
import { AlpacaMessage } from './alpaca-message.js';

const PAGE_LIMIT = 1000;
/** Keeps the address of a request well below what servers take. */
const SYMBOLS_PER_REQUEST = 200;

/** How one kind of the broker's records names its symbol and its day. */
interface Kind {
  readonly list: string;
  readonly symbol: string;
  readonly date: string;
  readonly words: (action: AlpacaMessage) => string;
}

const split = (action: AlpacaMessage): string =>
  `split ${action.decimal('new_rate').toFixed()}:${action.decimal('old_rate').toFixed()}`;
const renamed = (action: AlpacaMessage): string => `renamed to ${action.text('new_symbol')}`;

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
        actions.push(...actionsOf(page.optionalObject('corporate_actions')));
        pageToken = page.optionalText('next_page_token') ?? undefined;
      } while (pageToken !== undefined);
    }
    return actions;
  }

  /** Undefined where the source does not know the question: an exchange that has no such events. */
  private async fetchPage(query: Record<string, string | undefined>): Promise<AlpacaMessage | undefined> {
    try {
      const answer = await this.data.request({
        method: 'GET',
        path: '/v1/corporate-actions',
        operation: 'corporate_actions',
        lane: 'data',
        query: { ...query, types: TYPES, limit: PAGE_LIMIT },
      });
      return AlpacaMessage.of('corporate actions page', answer);
    } catch (error) {
      if (error instanceof AppError && error.code === 'broker_rejected' && error.details['broker_status'] === 404)
        return undefined;
      throw error;
    }
  }
}

function actionsOf(lists: AlpacaMessage | null): CorporateAction[] {
  return KINDS.flatMap((kind) => (lists?.objects(kind.list) ?? []).map((action) => actionOf(kind, action)));
}

function actionOf({ symbol, date, words }: Kind, action: AlpacaMessage): CorporateAction {
  const effectiveDate = action.date(date);
  return { symbol: action.text(symbol), effectiveDate, what: `${words(action)} on ${effectiveDate}` };
}
