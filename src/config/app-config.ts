import { resolve } from 'node:path';
import { AppError } from '../common/app-error.js';
import type { ConfigValues } from './config-keys.js';
import { secretsOf } from './secrets.js';

export const ROLES = ['all', 'api', 'scheduler', 'worker', 'cli'] as const;
export type Role = (typeof ROLES)[number];
/** What a process that serves can be; `cli` is a command's. */
export const SERVED_ROLES: readonly Role[] = ROLES.filter((role) => role !== 'cli');

/** How to reach the broker: real Alpaca or the simulated exchange; nothing but `simulated` differs. */
export interface BrokerEndpoints {
  simulated: boolean;
  keyId: string;
  secretKey: string;
  tradingUrl: string;
  dataUrl: string;
  tradingStreamUrl: string;
  dataStreamUrl: string;
}

/** What is only known once the process has its database and its broker. */
export interface ResolvedServices {
  databaseUrl: string;
  broker: BrokerEndpoints;
}

export type Feature = 'analytics' | 'backtest' | 'dashboard' | 'execution';

/** The settings of this process, read once at start and injected everywhere. */
export class AppConfig {
  readonly role: Role;
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string;
  readonly databasePoolSize: number;
  readonly redisUrl: string | undefined;
  /** Who takes the orders; prices and market time come from `broker` in any case. */
  readonly brokerName: string;
  readonly broker: BrokerEndpoints;
  readonly tradingMode: 'paper' | 'live';
  readonly liveTradingConfirm: string | undefined;
  readonly corsAllowOrigins: readonly string[];
  readonly queryTokenEnabled: boolean;
  /** Requests per token; 0: no limit. */
  readonly rateLimitPerMinute: number;
  /** Proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustProxy: readonly string[];
  readonly streamMaxConnections: number;
  readonly streamMaxConnectionsPerToken: number;
  readonly metricsToken: string | undefined;
  /** What must be in no log, answer or audit row. */
  readonly secrets: readonly string[];
  readonly dbProxySchema: string;
  readonly dbProxyRole: string;
  readonly dbProxyMaxRows: number;
  readonly dbStatementTimeoutMs: number;
  readonly logLevel: string;
  readonly features: Readonly<Record<Feature, boolean>>;
  readonly metaMethod: string;
  /** Decimal text, fraction of equity that stays in cash. */
  readonly cashBuffer: string;
  /** Decimal text, US dollars. */
  readonly minNotionalUsd: string;
  /** How long an order may take before what is left of it is canceled. */
  readonly orderTimeoutMs: number;
  /** Whether a rebalance waits while orders of others are open. */
  readonly blocksOnExternalOrders: boolean;
  /** What a position that differs from the ledger holds up: all trading, or that of its symbol. */
  readonly reconcileHold: 'account' | 'symbol';
  /** Decimal text, US dollars: a smaller difference of the cash is reported and holds nothing. */
  readonly cashToleranceUsd: string;
  /** 0: no limit. */
  readonly clockSkewLimitSeconds: number;
  /** `name=limit` each. */
  readonly breakers: readonly string[];
  /** `name=limit` each. */
  readonly protections: readonly string[];
  readonly pricePollMs: number;

  constructor(values: ConfigValues, role: Role, services: ResolvedServices) {
    this.role = role;
    this.host = values.HOST;
    this.port = values.PORT;
    this.dataDir = resolve(values.DATA_DIR);
    this.databaseUrl = services.databaseUrl;
    this.databasePoolSize = values.DATABASE_POOL_SIZE;
    this.redisUrl = values.REDIS_URL;
    this.brokerName = values.BROKER;
    this.broker = services.broker;
    this.tradingMode = values.TRADING_MODE;
    this.liveTradingConfirm = values.LIVE_TRADING_CONFIRM;
    this.corsAllowOrigins = values.CORS_ALLOW_ORIGINS;
    this.queryTokenEnabled = values.QUERY_TOKEN_ENABLED;
    this.rateLimitPerMinute = values.RATE_LIMIT_PER_MINUTE;
    this.trustProxy = values.TRUST_PROXY;
    this.streamMaxConnections = values.STREAM_MAX_CONNECTIONS;
    this.streamMaxConnectionsPerToken = values.STREAM_MAX_CONNECTIONS_PER_TOKEN;
    this.metricsToken = values.METRICS_TOKEN;
    this.secrets = secretsOf({ ...values, DATABASE_URL: services.databaseUrl });
    this.dbProxySchema = values.DB_PROXY_SCHEMA;
    this.dbProxyRole = values.DB_PROXY_ROLE;
    this.dbProxyMaxRows = values.DB_PROXY_MAX_ROWS;
    this.dbStatementTimeoutMs = values.DB_STATEMENT_TIMEOUT_MS;
    this.logLevel = values.LOG_LEVEL;
    this.features = featuresOf(values);
    this.metaMethod = values.META_METHOD;
    this.cashBuffer = values.REBALANCE_CASH_BUFFER;
    this.minNotionalUsd = values.REBALANCE_MIN_NOTIONAL_USD;
    this.orderTimeoutMs = values.REBALANCE_ORDER_TIMEOUT_MS;
    this.blocksOnExternalOrders = values.REBALANCE_BLOCK_ON_EXTERNAL_ORDERS;
    this.reconcileHold = values.RECONCILE_HOLD;
    this.cashToleranceUsd = values.RECONCILE_CASH_TOLERANCE_USD;
    this.clockSkewLimitSeconds = values.CLOCK_SKEW_LIMIT_SECONDS;
    this.breakers = values.BREAKERS;
    this.protections = values.PROTECTIONS;
    this.pricePollMs = values.PRICE_POLL_MS;
  }

  /** Real money. */
  get isLive(): boolean {
    return !this.broker.simulated && this.tradingMode === 'live';
  }
}

function featuresOf(values: ConfigValues): Record<Feature, boolean> {
  return {
    analytics: values.FEATURE_ANALYTICS,
    backtest: values.FEATURE_BACKTEST,
    dashboard: values.FEATURE_DASHBOARD,
    execution: values.FEATURE_EXECUTION,
  };
}

const PAPER_HOST = 'https://paper-api.alpaca.markets';
const LIVE_HOST = 'https://api.alpaca.markets';
const DATA_HOST = 'https://data.alpaca.markets';
const DATA_STREAM = 'wss://stream.data.alpaca.markets/v2/iex';

/** The endpoints when Alpaca keys are set; undefined means: use the simulated exchange. */
export function alpacaEndpoints(values: ConfigValues): BrokerEndpoints | undefined {
  const keys = alpacaKeys(values);
  if (keys === undefined) return undefined;
  const { keyId, secretKey } = keys;
  const live = values.TRADING_MODE === 'live';
  const tradingUrl = values.ALPACA_BASE_URL ?? (live ? LIVE_HOST : PAPER_HOST);
  refuseMixedModes(live, tradingUrl, values.LIVE_TRADING_CONFIRM);
  refuseForeignKey(keyId, tradingUrl);
  const dataUrl = values.ALPACA_DATA_URL ?? (isAlpaca(tradingUrl) ? DATA_HOST : tradingUrl);
  return {
    simulated: false,
    keyId,
    secretKey,
    tradingUrl,
    dataUrl,
    tradingStreamUrl: values.ALPACA_STREAM_URL ?? streamUrlOf(tradingUrl),
    dataStreamUrl: values.ALPACA_DATA_STREAM_URL ?? dataStreamUrlOf(dataUrl),
  };
}

function alpacaKeys(values: ConfigValues): { keyId: string; secretKey: string } | undefined {
  const { ALPACA_API_KEY: keyId, ALPACA_SECRET_KEY: secretKey } = values;
  if (keyId !== undefined && secretKey !== undefined) return { keyId, secretKey };
  if (keyId !== undefined || secretKey !== undefined) {
    throw new AppError('config_invalid', 'ALPACA_API_KEY and ALPACA_SECRET_KEY go together: set both or neither.');
  }
  if (values.TRADING_MODE === 'paper') return undefined;
  throw new AppError('config_invalid', 'TRADING_MODE=live needs ALPACA_API_KEY and ALPACA_SECRET_KEY.');
}

/** The simulated exchange listens on loopback or inside the cluster and trades nothing real: its key is no secret. */
export const SIMULATED_KEY = { keyId: 'PKSIMULATED', secretKey: 'simulated-exchange' } as const;

export function simulatedEndpoints(exchangeUrl: string): BrokerEndpoints {
  return {
    simulated: true,
    ...SIMULATED_KEY,
    tradingUrl: exchangeUrl,
    dataUrl: exchangeUrl,
    tradingStreamUrl: streamUrlOf(exchangeUrl),
    dataStreamUrl: dataStreamUrlOf(exchangeUrl),
  };
}

function streamUrlOf(tradingUrl: string): string {
  return `${socketUrlOf(tradingUrl)}/stream`;
}

/** The feed that is included in every plan. */
function dataStreamUrlOf(dataUrl: string): string {
  return isAlpaca(dataUrl) ? DATA_STREAM : `${socketUrlOf(dataUrl)}/v2/iex`;
}

function socketUrlOf(url: string): string {
  return url.replace(/^http/, 'ws').replace(/\/$/, '');
}

function isAlpaca(address: string): boolean {
  return new URL(address).hostname.endsWith('.alpaca.markets');
}

function refuseMixedModes(live: boolean, tradingUrl: string, confirmation: string | undefined): void {
  const host = new URL(tradingUrl).host;
  if (live && confirmation === undefined) {
    throw new AppError(
      'config_invalid',
      'TRADING_MODE=live trades real money: confirm it with LIVE_TRADING_CONFIRM=<account number>.',
    );
  }
  if (live && host === new URL(PAPER_HOST).host) {
    throw new AppError('config_invalid', `TRADING_MODE=live, but ALPACA_BASE_URL is the paper host ${host}.`);
  }
  if (!live && host === new URL(LIVE_HOST).host) {
    throw new AppError('config_invalid', `TRADING_MODE=paper, but ALPACA_BASE_URL is the live host ${host}.`);
  }
}

/** By Alpaca's habit a key of a live account begins with AK, one of a paper account with PK. */
function refuseForeignKey(keyId: string, tradingUrl: string): void {
  const host = new URL(tradingUrl).host;
  const isPaperHost = host === new URL(PAPER_HOST).host;
  const isLiveHost = host === new URL(LIVE_HOST).host;
  if (!(isPaperHost && keyId.startsWith('AK')) && !(isLiveHost && keyId.startsWith('PK'))) return;
  const [mine, theirs] = isPaperHost ? ['live', 'paper'] : ['paper', 'live'];
  throw new AppError(
    'config_invalid',
    `ALPACA_API_KEY looks like the key of a ${mine} account, but ${host} is the ${theirs} host: use the ${theirs} key.`,
  );
}
