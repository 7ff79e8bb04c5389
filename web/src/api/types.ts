/** What the server answers; the full description is /openapi.json. Decimals of the broker are strings. */
export interface Account {
  account_number: string;
  status: string;
  currency: string;
  cash: string;
  equity: string;
  buying_power: string;
  mode: 'simulated' | 'paper' | 'live';
  trading_state: string;
  as_of: string;
}

/** Why trading is restricted, where it is. */
export interface TradingState {
  state: 'ACTIVE' | 'REDUCING' | 'HALTED';
  reason: string | null;
  by: string;
}

export interface Trade {
  order_id: string;
  symbol: string;
  qty: string;
  side: 'buy' | 'sell';
  price: string;
  timestamp: string;
  strategy: string;
}

export interface Order {
  order_id: string;
  client_order_id: string;
  /** Null: somebody else placed it. */
  run_id: string | null;
  symbol: string;
  side: 'buy' | 'sell';
  type: string;
  qty: string | null;
  notional: string | null;
  limit_price: string | null;
  filled_qty: string;
  filled_avg_price: string | null;
  status: string;
  submitted_at: string | null;
}

export interface FillMessage {
  order_id: string;
  symbol: string;
  qty: number;
  side: 'buy' | 'sell';
  price: number;
  timestamp: string;
}

export interface TickMessage {
  symbol: string;
  price: number;
  timestamp: string;
}

export interface EquityMessage {
  strategy: string;
  equity: number;
  timestamp: string;
}

/** What each channel carries. */
export interface StreamMessages {
  fills: FillMessage;
  'price-ticks': TickMessage;
  equity: EquityMessage;
}

export interface EquityRow extends EquityMessage {
  cash: number;
  simulated: boolean;
}

export interface BookRow {
  symbol: string;
  weight: number;
  as_of: string;
}

export interface PositionRow {
  strategy: string;
  symbol: string;
  qty: number;
  cost_basis: number;
}

export interface StrategyRow {
  id: string;
  name: string;
  kind: string;
  enabled: boolean;
}

export interface ShareRow {
  strategy: string;
  share: number;
  as_of: string;
}

export interface RebalanceAnswer {
  orders_submitted: boolean;
  run_id: string;
  status: string;
  reason?: string;
  detail?: string;
  orders: { symbol: string; side: 'buy' | 'sell' }[];
  skipped: { symbol: string; reason: string; detail: string }[];
}

/** The orders that a rebalance would send. */
export interface Plan {
  plan_id: string;
  created_at: string;
  expires_at: string;
  orders: {
    symbol: string;
    side: 'buy' | 'sell';
    qty: string | null;
    price: string;
    value: string;
    strategies: Record<string, string>;
  }[];
  skipped: { symbol: string; reason: string; detail: string }[];
  turnover: number;
  estimated_cost: string;
  cash_after: string;
  tracking: { before: number; after: number };
}
