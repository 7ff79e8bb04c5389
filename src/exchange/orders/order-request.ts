import { NOTIONAL_PLACES, QUANTITY_PLACES, type Money, type Quantity } from '../../common/decimal.js';
import { invalidRequest, unprocessable } from '../alpaca-error.js';
import { parsePrices, type OrderPrices } from './order-prices.js';
import { ORDER_TYPES, TIMES_IN_FORCE, isWhole, type OrderType, type Side, type TimeInForce } from './order.js';
import { isAbsent, limitedTo, oneOf, positiveDecimal, requiredText, type Body } from './request-fields.js';

/** A well-formed order, not yet checked against market and account. */
export interface OrderRequest extends OrderPrices {
  symbol: string;
  side: Side;
  type: OrderType;
  timeInForce: TimeInForce;
  qty: Quantity | null;
  notional: Money | null;
  isExtendedHours: boolean;
  clientOrderId: string | null;
}

const LONGEST_CLIENT_ORDER_ID = 128;

/** Parts of the protocol that this exchange does not trade; ignoring them would place another order than was meant. */
const NOT_OFFERED = ['take_profit', 'stop_loss', 'legs', 'advanced_instructions'];

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
    throw unprocessable(
      `order_class ${JSON.stringify(orderClass)} is not offered by this exchange, only simple orders are`,
    );
  const intent = body['position_intent'];
  if (!isAbsent(intent) && intent !== (side === 'buy' ? 'buy_to_open' : 'sell_to_close')) {
    throw unprocessable(`position_intent does not fit a ${side} of a long-only account`);
  }
}

export function isFractional({ qty, notional }: Pick<OrderRequest, 'qty' | 'notional'>): boolean {
  return notional !== null || (qty !== null && !isWhole(qty));
}

function checkFractional(request: OrderRequest): void {
  if (!isFractional(request)) return;
  if (request.timeInForce !== 'day') throw unprocessable('fractional orders must be DAY orders');
  if (request.type === 'trailing_stop') throw unprocessable('fractional orders must not be trailing stop orders');
  if (request.notional !== null && request.type !== 'market' && request.type !== 'limit') {
    throw unprocessable('notional orders must be market or limit orders');
  }
}

function checkExtendedHours(request: OrderRequest): void {
  if (!request.isExtendedHours) return;
  const { type, timeInForce } = request;
  if (type !== 'limit' || (timeInForce !== 'day' && timeInForce !== 'gtc')) {
    throw unprocessable('extended hours orders must be DAY or GTC limit orders');
  }
  if (isFractional(request)) throw unprocessable('fractional orders are not traded in extended hours');
}

/** Auctions, and orders that fill at once or never, know no stop. */
function checkTypeAndTime({ type, timeInForce }: OrderRequest): void {
  const isSimple = type === 'market' || type === 'limit';
  if (!isSimple && timeInForce !== 'day' && timeInForce !== 'gtc') {
    throw unprocessable(`${type} orders must be DAY or GTC orders`);
  }
}

function parseQuantities(fields: Body): Pick<OrderRequest, 'qty' | 'notional'> {
  const qty = limitedTo(QUANTITY_PLACES, 'qty', positiveDecimal(fields, 'qty'));
  const notional = limitedTo(NOTIONAL_PLACES, 'notional', positiveDecimal(fields, 'notional'));
  if (qty === null && notional === null) throw invalidRequest('qty or notional is required');
  if (qty !== null && notional !== null) throw invalidRequest('only one of qty or notional is accepted');
  return { qty, notional };
}

export function parseOrderRequest(body: unknown): OrderRequest {
  if (typeof body !== 'object' || body === null || Array.isArray(body))
    throw invalidRequest('request body format is invalid');
  const fields = body as Body;
  const side = oneOf(fields, 'side', ['buy', 'sell'] as const);
  const type = oneOf(fields, 'type', ORDER_TYPES);
  refuseWhatIsNotOffered(fields, side);
  const request: OrderRequest = {
    symbol: requiredText(fields, 'symbol'),
    side,
    type,
    timeInForce: oneOf(fields, 'time_in_force', TIMES_IN_FORCE),
    ...parseQuantities(fields),
    ...parsePrices(fields, type),
    isExtendedHours: fields['extended_hours'] === true,
    clientOrderId: parseClientOrderId(fields),
  };
  checkTypeAndTime(request);
  checkFractional(request);
  checkExtendedHours(request);
  return request;
}
