import {
  NOTIONAL_PLACES,
  QUANTITY_PLACES,
  ZERO,
  decimal,
  type Decimal,
  type Money,
  type Price,
  type Quantity,
} from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import { fulfilsIncrement } from '../market/price-increment.js';
import { isWhole, type OrderType, type Side, type TimeInForce } from './order.js';

/** A well-formed order, not yet checked against market and account. */
export interface OrderRequest {
  symbol: string;
  side: Side;
  type: OrderType;
  timeInForce: TimeInForce;
  qty: Quantity | null;
  notional: Money | null;
  limitPrice: Price | null;
  clientOrderId: string | null;
}

type Body = Readonly<Record<string, unknown>>;

const LONGEST_CLIENT_ORDER_ID = 128;
const DECIMAL_FORM = /^\d{1,15}(\.\d{1,18})?$/;

/** Parts of the protocol that this exchange does not trade; ignoring them would place another order than was meant. */
const NOT_OFFERED = [
  'stop_price',
  'trail_price',
  'trail_percent',
  'take_profit',
  'stop_loss',
  'legs',
  'advanced_instructions',
];

function isAbsent(value: unknown): value is undefined | null | '' {
  return value === undefined || value === null || value === '';
}

function requiredText(body: Body, key: string): string {
  const value = body[key];
  if (typeof value !== 'string' || value === '') throw invalidRequest(`${key} is required`);
  return value;
}

function oneOf<T extends string>(body: Body, key: string, choices: readonly T[]): T {
  const value = requiredText(body, key);
  const choice = choices.find((candidate) => candidate === value);
  if (choice === undefined)
    throw invalidRequest(`invalid ${key}: "${value}"; this exchange offers ${choices.join(', ')}`);
  return choice;
}

function positiveDecimal(body: Body, key: string): Decimal | null {
  const value = body[key];
  if (isAbsent(value)) return null;
  const text = typeof value === 'number' && Number.isFinite(value) ? decimal(String(value)).toFixed() : value;
  if (typeof text !== 'string' || !DECIMAL_FORM.test(text))
    throw invalidRequest(`${key} must be a positive decimal number`);
  const parsed = decimal(text);
  if (parsed.lte(ZERO)) throw invalidRequest(`${key} must be > 0`);
  return parsed;
}

function limitedTo(places: number, key: string, value: Decimal | null): Decimal | null {
  if (value !== null && !value.round(places).eq(value)) {
    throw unprocessable(`${key} value must be limited to ${places} decimal places`);
  }
  return value;
}

function parseLimitPrice(body: Body, type: OrderType): Price | null {
  const limitPrice = positiveDecimal(body, 'limit_price');
  if (type === 'market') {
    if (limitPrice !== null) throw invalidRequest('market orders require no stop or limit price');
    return null;
  }
  if (limitPrice === null) throw invalidRequest('limit orders require a limit price');
  if (!fulfilsIncrement(limitPrice)) {
    const price = limitPrice.toFixed();
    throw unprocessable(`invalid limit_price ${price}. sub-penny increment does not fulfill minimum pricing criteria`);
  }
  return limitPrice;
}

function parseClientOrderId(body: Body): string | null {
  const id = body['client_order_id'];
  if (isAbsent(id)) return null;
  if (typeof id !== 'string') throw invalidRequest('client_order_id must be a string');
  if (id.length > LONGEST_CLIENT_ORDER_ID) {
    throw invalidRequest(`client_order_id must be no more than ${LONGEST_CLIENT_ORDER_ID} characters`);
  }
  return id;
}

function refuseWhatIsNotOffered(body: Body, side: Side): void {
  const found = NOT_OFFERED.find((key) => !isAbsent(body[key]));
  if (found !== undefined) throw unprocessable(`${found} is not offered by this exchange`);
  const orderClass = body['order_class'];
  if (!isAbsent(orderClass) && orderClass !== 'simple')
    throw unprocessable('only simple orders are offered by this exchange');
  if (body['extended_hours'] === true) throw unprocessable('extended hours trading is not offered by this exchange');
  const intent = body['position_intent'];
  if (!isAbsent(intent) && intent !== (side === 'buy' ? 'buy_to_open' : 'sell_to_close')) {
    throw unprocessable(`position_intent does not fit a ${side} of a long-only account`);
  }
}

function checkFractional(request: OrderRequest): void {
  const isFractional = request.notional !== null || (request.qty !== null && !isWhole(request.qty));
  if (isFractional && request.timeInForce !== 'day') throw unprocessable('fractional orders must be DAY orders');
}

export function parseOrderRequest(body: unknown): OrderRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidRequest('request body format is invalid');
  const fields = body as Body;
  const side = oneOf(fields, 'side', ['buy', 'sell'] as const);
  const type = oneOf(fields, 'type', ['market', 'limit'] as const);
  refuseWhatIsNotOffered(fields, side);
  const qty = limitedTo(QUANTITY_PLACES, 'qty', positiveDecimal(fields, 'qty'));
  const notional = limitedTo(NOTIONAL_PLACES, 'notional', positiveDecimal(fields, 'notional'));
  if (qty === null && notional === null) throw invalidRequest('qty or notional is required');
  if (qty !== null && notional !== null) throw invalidRequest('only one of qty or notional is accepted');
  const request: OrderRequest = {
    symbol: requiredText(fields, 'symbol'),
    side,
    type,
    timeInForce: oneOf(fields, 'time_in_force', ['day', 'gtc'] as const),
    qty,
    notional,
    limitPrice: parseLimitPrice(fields, type),
    clientOrderId: parseClientOrderId(fields),
  };
  checkFractional(request);
  return request;
}
