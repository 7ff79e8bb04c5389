/** Answers of the broker as they come over the wire, to be changed by a test. */
export const WIRE_ORDER = {
  id: '61e69015-8549-4bfd-b9c3-01e75843f47d',
  client_order_id: 'pas-1',
  created_at: '2024-01-05T15:00:00.123456789Z',
  updated_at: '2024-01-05T15:00:00.223456789Z',
  submitted_at: '2024-01-05T15:00:00.123456789Z',
  asset_id: 'b0b6dd9d-8b9b-48a9-ba46-b9d54906e415',
  symbol: 'AAPL',
  asset_class: 'us_equity',
  notional: null,
  qty: '10',
  filled_qty: '0',
  filled_avg_price: null,
  order_class: '',
  order_type: 'market',
  type: 'market',
  side: 'buy',
  time_in_force: 'day',
  limit_price: null,
  status: 'pending_new',
};

export const WIRE_ACCOUNT = {
  account_number: 'PA123',
  status: 'ACTIVE',
  currency: 'USD',
  cash: '100000.01',
  equity: '100000.01',
  buying_power: '200000.02',
  long_market_value: '0',
  short_market_value: '0',
  trading_blocked: false,
  account_blocked: false,
  trade_suspended_by_user: false,
};

export const WIRE_POSITION = {
  asset_id: WIRE_ORDER.asset_id,
  symbol: 'AAPL',
  qty: '10',
  qty_available: '10',
  side: 'long',
  avg_entry_price: '187.15',
};

export const WIRE_FILL = {
  id: '20240105100000123::b1a0d2f0-1f6b-4b5e-9f0a-0c9c9d6f2e11',
  activity_type: 'FILL',
  type: 'fill',
  transaction_time: '2024-01-05T15:00:01.123456Z',
  price: '187.15',
  qty: '10',
  cum_qty: '10',
  leaves_qty: '0',
  side: 'buy',
  symbol: 'AAPL',
  order_id: WIRE_ORDER.id,
  order_status: 'filled',
};
