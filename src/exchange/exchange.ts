import { ZERO } from '../common/decimal.js';
import { instantOf, tradingDateOf } from '../common/trading-date.js';
import { previousTradingDay } from '../common/nyse-calendar.js';
import type { CorporateAction } from './corporate-actions/corporate-action.js';
import { createDemoMarket, firstSession } from './demo-market/demo-market.js';
import type { ExchangeOptions } from './exchange-options.js';
import { Faults } from './faults/faults.js';
import { Heartbeat } from './floor/heartbeat.js';
import { ENDLESS_DEPTH, LimitedDepth } from './floor/market-depth.js';
import { RandomPrices } from './floor/price-source.js';
import { TradingFloor } from './floor/trading-floor.js';
import { RateLimit } from './http/rate-limit.js';
import { Market } from './market/market.js';
import { OrderDesk } from './orders/order-desk.js';
import type { Arrivals } from './orders/arrivals.js';
import { createReplayMarket } from './replay/replay-market.js';
import type { Replay } from './replay/replay-bars.js';
import { ReplayedPrices } from './replay/replayed-prices.js';
import type { Order } from './orders/order.js';
import { createAccount, loadHoldings, type Holdings } from './store/account.store.js';
import { loadAssets } from './store/asset.store.js';
import { loadCorporateActions } from './store/corporate-action.store.js';
import { ExchangeDatabase, runWrites, type Queries } from './store/exchange-database.js';
import { loadArrivals, loadOpenOrders } from './store/order.store.js';
import { migrateExchange } from './store/migrator.js';
import { OwnerLock } from './store/owner-lock.js';
import { loadPrices } from './store/price.store.js';
import { loadState, stateWrite, type ExchangeState } from './store/state.store.js';
import { ExchangeClock } from './time/exchange-clock.js';

/** The opened exchange without its doors. */
export interface Exchange {
  database: ExchangeDatabase;
  clock: ExchangeClock;
  floor: TradingFloor;
  desk: OrderDesk;
  heartbeat: Heartbeat;
  faults: Faults;
  /** Resolves when the hold on the database is lost. */
  lost: Promise<Error>;
  close(): Promise<void>;
}

const CLOSED_SECONDS = 3;
const ACCOUNT_DIGITS = 9;

/** The demo begins at an open market; in real time not before the present. */
function firstInstant(options: ExchangeOptions, nowMs: number): number {
  const { openMs } = firstSession(nowMs);
  return options.clock.mode === 'real' ? Math.min(nowMs, openMs) : openMs;
}

/** An hour before the open of the first day: it still has to open. */
function replayStart({ firstDay }: Replay): number {
  return instantOf(firstDay, '08:30');
}

function accountNumber(id: string): string {
  return `SIM${String(BigInt(`0x${id.replaceAll('-', '')}`)).slice(-ACCOUNT_DIGITS)}`;
}

/** Invents market and account. Everything is stored together, so that a start that was cut off is a first start again. */
async function startFirst(queries: Queries, options: ExchangeOptions): Promise<ExchangeState> {
  const nowMs = options.wallClock.nowMs();
  const { seed, ids, replay } = options;
  const marketMs = replay ? replayStart(replay.bars) : firstInstant(options, nowMs);
  const market = replay
    ? createReplayMarket(replay.bars, { nowMs: marketMs, ids })
    : createDemoMarket({ firstStartMs: nowMs, seed, ids });
  await runWrites(queries, market);
  const state = { marketMs, ticks: 0 };
  const id = ids.next();
  const account = {
    id,
    accountNumber: accountNumber(id),
    createdAt: new Date(state.marketMs).toISOString(),
    lastEquity: options.startingCash,
    balanceAsOf: previousTradingDay(tradingDateOf(state.marketMs)),
    isTradeSuspended: false,
    isTradingBlocked: false,
    isAccountBlocked: false,
    status: 'ACTIVE' as const,
    withheldCash: ZERO,
  };
  await createAccount(queries, account, options.startingCash);
  await runWrites(queries, [stateWrite(state)]);
  return state;
}

interface Stored {
  state: ExchangeState;
  market: Market;
  holdings: Holdings;
  openOrders: Order[];
  arrivals: Arrivals;
  corporateActions: CorporateAction[];
}

async function load(queries: Queries, options: ExchangeOptions): Promise<Stored> {
  await migrateExchange(queries);
  const state = (await loadState(queries)) ?? (await startFirst(queries, options));
  return {
    state,
    market: Market.of(await loadAssets(queries), await loadPrices(queries)),
    holdings: await loadHoldings(queries),
    openOrders: await loadOpenOrders(queries),
    arrivals: await loadArrivals(queries),
    corporateActions: await loadCorporateActions(queries),
  };
}

function assemble(options: ExchangeOptions, parts: Stored & { database: ExchangeDatabase; lock: OwnerLock }): Exchange {
  const { database, lock, state, ...stored } = parts;
  const { clock: clockSettings, wallClock, ids, seed, log, replay } = options;
  const clock = new ExchangeClock(wallClock, { closedSeconds: CLOSED_SECONDS, ...clockSettings }, state.marketMs);
  const faults = new Faults(new RateLimit(options.rateLimitPerMinute, wallClock));
  const fillRules = {
    seed,
    share: options.partialFillShare,
    scripts: faults.fills,
    holds: faults.holds,
    depth: replay ? new LimitedDepth(replay) : ENDLESS_DEPTH,
  };
  const prices = replay ? new ReplayedPrices(replay.bars) : new RandomPrices(seed);
  const floor = new TradingFloor({ database, lock, clock, ids, ...stored, lived: state, fillRules, prices });
  const heartbeat = new Heartbeat(floor, clock, { matchingDelayMs: options.matchingDelayMs, log });
  const desk = new OrderDesk(floor, database.queries, faults.holds, () => {
    heartbeat.matchSoon();
  });
  const close = async (): Promise<void> => {
    await heartbeat.stop();
    await database.close();
    await lock.release();
  };
  return { database, clock, floor, desk, heartbeat, faults, lost: lock.lost, close };
}

/** Errors: `exchange_in_use` where another process runs this database's exchange, `database_unreachable`. */
export async function openExchange(options: ExchangeOptions): Promise<Exchange> {
  const { databaseUrl, log } = options;
  const lock = await OwnerLock.acquire(databaseUrl);
  const database = new ExchangeDatabase(databaseUrl, (error) => {
    log('warn', 'an idle connection of the exchange broke', { error: error.message });
  });
  try {
    const stored = await database.transaction((queries) => load(queries, options));
    return assemble(options, { database, lock, ...stored });
  } catch (error) {
    await database.close();
    await lock.release();
    throw error;
  }
}
