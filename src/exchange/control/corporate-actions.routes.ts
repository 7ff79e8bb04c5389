import type { FastifyInstance } from 'fastify';
import { ZERO, type Decimal } from '../../common/decimal.js';
import type { TradingDate } from '../../common/trading-date.js';
import { invalidRequest, notFound, unprocessable } from '../alpaca-error.js';
import { applyDueActions } from '../corporate-actions/apply-action.js';
import {
  ACTION_KINDS,
  type ActionKind,
  type CashDividend,
  type NameChange,
  type Split,
} from '../corporate-actions/corporate-action.js';
import type { Exchange } from '../exchange.js';
import { matchOrders } from '../floor/matching.js';
import type { Turn } from '../floor/turn.js';
import { optionalDate } from '../http/query.js';
import { corporateActionJson } from '../market-data/corporate-actions.routes.js';
import { sessionOn, tradingSession } from '../time/sessions.js';
import { decimalMember, oneOf, optionalText, readBody, type Body } from './control-body.js';

type Terms = Split | CashDividend | NameChange;

function rate(fields: Body, key: string): Decimal {
  const value = decimalMember(fields, key);
  if (value.lte(ZERO)) throw unprocessable(`${key} must be above 0`);
  return value;
}

const SYMBOL = /^[A-Z0-9][A-Z0-9.^/=-]{0,31}$/;

function parseTerms(kind: ActionKind, fields: Body): Terms {
  switch (kind) {
    case 'forward_split':
    case 'reverse_split': {
      const terms = { kind, newRate: rate(fields, 'new_rate'), oldRate: rate(fields, 'old_rate') };
      const isForward = terms.newRate.gt(terms.oldRate);
      if (isForward !== (kind === 'forward_split')) throw unprocessable(`the rates are not those of a ${kind}`);
      return terms;
    }
    case 'cash_dividend':
      return { kind, rate: rate(fields, 'rate') };
    case 'name_change': {
      const newSymbol = optionalText(fields, 'new_symbol') ?? '';
      if (!SYMBOL.test(newSymbol)) throw invalidRequest('a name change needs a new_symbol');
      return { kind, newSymbol };
    }
  }
}

interface Wanted {
  symbol: string;
  terms: Terms;
  exDate: TradingDate | null;
}

function parse(body: unknown): Wanted {
  const fields = readBody(body, ['type', 'symbol', 'ex_date', 'new_rate', 'old_rate', 'rate', 'new_symbol']);
  const symbol = optionalText(fields, 'symbol');
  if (symbol === undefined) throw invalidRequest('a corporate action needs a symbol');
  const kind = oneOf(fields['type'], 'type', ACTION_KINDS);
  const exDate = optionalDate({ ex_date: optionalText(fields, 'ex_date') }, 'ex_date');
  if (exDate !== null && sessionOn(exDate) === undefined) throw unprocessable(`no trading on ${exDate}`);
  return { symbol, terms: parseTerms(kind, fields), exDate };
}

function check(turn: Turn, { symbol, terms }: Wanted): void {
  const listing = turn.market.find(symbol);
  if (listing?.asset.symbol !== symbol) throw notFound(`asset not found for ${symbol}`);
  if (terms.kind === 'cash_dividend' && terms.rate.gte(listing.state.price)) {
    throw unprocessable('a dividend must be below the price');
  }
  if (terms.kind === 'name_change' && turn.market.find(terms.newSymbol) !== undefined) {
    throw unprocessable(`${terms.newSymbol} is taken`);
  }
}

/** Announces an action for the open of a day to come, or lets it happen now. */
export function addCorporateActionsRoute(server: FastifyInstance, { floor }: Exchange): void {
  server.post('/control/corporate-actions', async ({ body }) => {
    const wanted = parse(body);
    return floor.turn((turn) => {
      check(turn, wanted);
      const today = tradingSession(turn.nowMs).date;
      if (wanted.exDate !== null && wanted.exDate < today) throw unprocessable(`ex_date is before ${today}`);
      const { symbol, terms } = wanted;
      const isNow = wanted.exDate === null;
      const action = { ...terms, id: turn.newId(), symbol, exDate: wanted.exDate ?? today };
      turn.changeCorporateAction({ ...action, priceFactor: null, isDone: false });
      if (isNow) applyDueActions(turn, today);
      matchOrders(turn, floor.rules);
      return corporateActionJson({ ...action, priceFactor: null, isDone: isNow });
    });
  });
}
