/** An instant in RFC 3339, UTC. */
type Instant = string;
/** An exact decimal as a string. */
type DecimalString = string;

export interface FillBooked {
  fillId: string;
  orderId: string;
  symbol: string;
  qty: DecimalString;
  side: 'buy' | 'sell';
  price: DecimalString;
  timestamp: Instant;
}

export interface EquityUpdated {
  strategy: string;
  equity: DecimalString;
  timestamp: Instant;
}

export interface BookUpdated {
  bookId: string;
  /** Trading date of the weights. */
  asOf: string;
}

export interface RunChanged {
  runId: string;
  status: string;
}

/** Something about the trading that a person should look at. */
export interface ExecutionAlerted {
  code: string;
  /** An order, a run, a reconciliation. */
  subject: string;
  message: string;
}

export interface TradingStateChanged {
  state: 'ACTIVE' | 'REDUCING' | 'HALTED';
  previous: 'ACTIVE' | 'REDUCING' | 'HALTED';
  reason: string;
  /** The name of the token, or of the breaker, that changed it. */
  by: string;
  timestamp: Instant;
}

/** A risk rule is broken, or holds again. */
export interface RiskAlerted {
  alertId: string;
  change: 'raised' | 'cleared';
  severity: string;
  /** Its name. */
  rule: string;
  /** `portfolio`: the whole account. */
  strategy: string;
  statistic: string;
  value: number;
  limit: number;
}

export interface JobQueued {
  jobName: string;
  runId: string;
}

export interface JobStarted {
  jobName: string;
  runId: string;
}

export interface JobFinished {
  jobName: string;
  runId: string;
  status: 'succeeded' | 'failed' | 'skipped';
}

export interface TokensChanged {
  /** Made or revoked. */
  tokenId: string;
}

/** Every committed event: topic and payload. */
export interface Events {
  'fill.booked': FillBooked;
  'equity.updated': EquityUpdated;
  'book.updated': BookUpdated;
  'run.changed': RunChanged;
  'execution.alert': ExecutionAlerted;
  'trading.state_changed': TradingStateChanged;
  'risk.alert': RiskAlerted;
  'job.queued': JobQueued;
  'job.started': JobStarted;
  'job.finished': JobFinished;
  'tokens.changed': TokensChanged;
}

export type Topic = keyof Events;

export interface PriceTick {
  symbol: string;
  price: DecimalString;
  timestamp: Instant;
}

/** Every ephemeral message: it is worth something now or never, so it does not pass through the database. */
export interface LiveMessages {
  'price-ticks': PriceTick;
}

export type LiveChannel = keyof LiveMessages;

export const LIVE_CHANNELS: readonly LiveChannel[] = ['price-ticks'];

/** A live message with its place: within an epoch the numbers grow by one. */
export interface LiveEntry<C extends LiveChannel = LiveChannel> {
  readonly seq: number;
  readonly at: Instant;
  readonly message: LiveMessages[C];
}
