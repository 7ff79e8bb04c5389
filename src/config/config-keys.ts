import {
  addresses,
  flag,
  fraction,
  identifier,
  integer,
  list,
  oneOf,
  origins,
  redisUrl,
  text,
  token,
  url,
  type Parse,
} from './value-parsers.js';

export interface ConfigKey<T> {
  readonly parse: Parse<T>;
  readonly fallback: T;
  /** May come as a file named by `<KEY>_FILE`, and is never printed. */
  readonly secret: boolean;
}

function key<T>(parse: Parse<T>, fallback: T): ConfigKey<T> {
  return { parse, fallback, secret: false };
}

function optional<T>(parse: Parse<T>): ConfigKey<T | undefined> {
  return { parse, fallback: undefined, secret: false };
}

function secret<T>(parse: Parse<T>): ConfigKey<T | undefined> {
  return { parse, fallback: undefined, secret: true };
}

const http = url('http:', 'https:');
const ws = url('ws:', 'wss:');

/** Every setting by its public name. What each one means for an operator is told in docs/operations.md. */
export const CONFIG_KEYS = {
  PORT: key(integer(0, 65_535), 8000),
  HOST: key(text, '127.0.0.1'),
  DATA_DIR: key(text, './data'),
  API_TOKEN: secret(token),
  API_TOKENS: secret(list),
  METRICS_TOKEN: secret(token),
  DATABASE_URL: secret(url('postgres:', 'postgresql:')),
  DATABASE_POOL_SIZE: key(integer(2, 200), 10),
  REDIS_URL: secret(redisUrl),
  BROKER: key(text, 'alpaca'),
  ALPACA_API_KEY: secret(text),
  ALPACA_SECRET_KEY: secret(text),
  ALPACA_BASE_URL: optional(http),
  ALPACA_DATA_URL: optional(http),
  ALPACA_STREAM_URL: optional(ws),
  ALPACA_DATA_STREAM_URL: optional(ws),
  EXCHANGE_URL: optional(http),
  EXCHANGE_PORT: key(integer(0, 65_535), 0),
  EXCHANGE_CLOCK: key(oneOf('accelerated', 'real'), 'accelerated'),
  EXCHANGE_SESSION_SPEED: key(integer(1, 3600), 60),
  TRADING_MODE: key(oneOf('paper', 'live'), 'paper'),
  LIVE_TRADING_CONFIRM: optional(text),
  CORS_ALLOW_ORIGINS: key(origins, []),
  QUERY_TOKEN_ENABLED: key(flag, true),
  RATE_LIMIT_PER_MINUTE: key(integer(0, 1_000_000), 600),
  TRUST_PROXY: key(addresses, []),
  STREAM_MAX_CONNECTIONS: key(integer(1, 100_000), 5000),
  STREAM_MAX_CONNECTIONS_PER_TOKEN: key(integer(1, 100_000), 2000),
  DB_PROXY_SCHEMA: key(identifier, 'api'),
  DB_PROXY_ROLE: key(identifier, 'pas_reader'),
  DB_PROXY_MAX_ROWS: key(integer(1, 1_000_000), 1000),
  DB_STATEMENT_TIMEOUT_MS: key(integer(10, 600_000), 2000),
  LOG_LEVEL: key(oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'), 'info'),
  LOG_FORMAT: optional(oneOf('pretty', 'json')),
  FEATURE_ANALYTICS: key(flag, true),
  FEATURE_BACKTEST: key(flag, true),
  FEATURE_DASHBOARD: key(flag, true),
  FEATURE_EXECUTION: key(flag, true),
  OPEN_BROWSER: optional(flag),
  META_METHOD: key(text, 'risk_parity'),
  REBALANCE_CASH_BUFFER: key(fraction(0, 0.5), '0.01'),
  REBALANCE_MIN_NOTIONAL_USD: key(fraction(1, 1_000_000), '10'),
  REBALANCE_ORDER_TIMEOUT_MS: key(integer(1000, 3_600_000), 120_000),
  REBALANCE_BLOCK_ON_EXTERNAL_ORDERS: key(flag, false),
  RECONCILE_HOLD: key(oneOf('account', 'symbol'), 'account'),
  RECONCILE_CASH_TOLERANCE_USD: key(fraction(0, 1000), '0.01'),
  BREAKERS: key(list, []),
  PROTECTIONS: key(list, []),
  CLOCK_SKEW_LIMIT_SECONDS: key(integer(0, 3600), 30),
  PRICE_POLL_MS: key(integer(200, 600_000), 1000),
} satisfies Record<string, ConfigKey<unknown>>;

export type ConfigKeyName = keyof typeof CONFIG_KEYS;
export type ConfigValues = { [K in ConfigKeyName]: (typeof CONFIG_KEYS)[K]['fallback'] };
