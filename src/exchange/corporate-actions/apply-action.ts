import Big from 'big.js';
import {
  QUANTITY_PLACES,
  ZERO,
  maxDecimal,
  roundDown,
  toFloat,
  type Decimal,
  type Price,
} from '../../common/decimal.js';
import { cancelOrder } from '../floor/pending-orders.js';
import type { Turn } from '../floor/turn.js';
import { pricePlaces, smallestStep } from '../market/price-increment.js';
import type { Candle, PriceState } from '../market/price-state.js';
import type { CashDividend, CorporateAction, NameChange, Split } from './corporate-action.js';

/** Digits of the factor that makes earlier prices comparable. */
const FACTOR_PLACES = 18;

function onGrid(price: Price): Price {
  return maxDecimal(smallestStep(price), price.round(pricePlaces(price), Big.roundHalfUp));
}

function mapCandle(candle: Candle, map: (price: Price) => Price): Candle {
  const { open, high, low, close } = candle;
  return { ...candle, open: map(open), high: map(high), low: map(low), close: map(close) };
}

/** The price and its day, each price changed in the same way. */
function restated(state: PriceState, map: (price: Price) => Price): PriceState {
  const price = map(state.price);
  return {
    ...state,
    price,
    fairValue: (state.fairValue * toFloat(price)) / toFloat(state.price),
    day: mapCandle(state.day, map),
    minute: mapCandle(state.minute, map),
    previousClose: map(state.previousClose),
  };
}

function cancelOrders(turn: Turn, symbol: string): void {
  for (const order of turn.openOrders) if (order.symbol === symbol) cancelOrder(turn, order);
}

/** Shares are multiplied and open orders canceled; what is no whole share of a whole-share asset is paid out. */
function split(turn: Turn, { symbol, newRate, oldRate }: Split & CorporateAction): Decimal {
  cancelOrders(turn, symbol);
  const factor = oldRate.div(newRate).round(FACTOR_PLACES);
  const { asset, state } = turn.market.get(symbol);
  const after = restated(state, (price) => onGrid(price.times(factor)));
  turn.movePrices([{ ...after, averageVolume: state.averageVolume / toFloat(factor) }]);
  const held = turn.portfolio.quantity(symbol);
  if (held.gt(ZERO)) {
    const exact = held.times(newRate).div(oldRate);
    const kept = roundDown(exact, asset.isFractionable ? QUANTITY_PLACES : 0);
    const paid = exact.minus(kept).times(after.price).round(2, Big.roundHalfEven);
    turn.portfolio.restate(symbol, kept);
    turn.portfolio.receive(paid);
    turn.bookActivity({ type: 'SPLIT', netAmount: paid, symbol, qty: kept.minus(held) });
  }
  return factor;
}

/** Paid on the day; the price falls by it, and open orders stay as they are. */
function payDividend(turn: Turn, { symbol, rate }: CashDividend & CorporateAction): Decimal {
  const { state } = turn.market.get(symbol);
  const held = turn.portfolio.quantity(symbol);
  if (held.gt(ZERO)) {
    const netAmount = held.times(rate).round(2, Big.roundHalfEven);
    turn.portfolio.receive(netAmount);
    turn.bookActivity({ type: 'DIV', netAmount, symbol, qty: held, perShareAmount: rate });
  }
  const factor = state.price.minus(rate).div(state.price).round(FACTOR_PLACES);
  turn.movePrices([restated(state, (price) => onGrid(price.times(factor)))]);
  return factor;
}

/** Open orders are canceled under the old name; everything else goes on under the new one, with the same asset id. */
function rename(turn: Turn, { symbol, newSymbol }: NameChange & CorporateAction): null {
  cancelOrders(turn, symbol);
  const held = turn.portfolio.quantity(symbol);
  turn.renameSymbol(symbol, newSymbol);
  for (const other of turn.corporateActions) {
    if (other.symbol === symbol && other.kind !== 'name_change')
      turn.changeCorporateAction({ ...other, symbol: newSymbol });
  }
  turn.bookActivity({ type: 'NC', netAmount: ZERO, symbol: newSymbol, qty: held.gt(ZERO) ? held : null });
  return null;
}

function happen(turn: Turn, action: CorporateAction): Decimal | null {
  switch (action.kind) {
    case 'forward_split':
    case 'reverse_split':
      return split(turn, action);
    case 'cash_dividend':
      return payDividend(turn, action);
    case 'name_change':
      return rename(turn, action);
  }
}

/** Lets everything happen that is due on the day of the market or was before. */
export function applyDueActions(turn: Turn, date: string): void {
  for (const action of turn.corporateActions) {
    if (action.isDone || action.exDate > date) continue;
    const priceFactor = happen(turn, action);
    turn.changeCorporateAction({ ...action, priceFactor, isDone: true });
  }
}
