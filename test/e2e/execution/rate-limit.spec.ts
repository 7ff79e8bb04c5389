import { DataSource } from 'typeorm';
import { decimal } from '../../../src/common/decimal.js';
import { AlpacaBroker } from '../../../src/execution/broker/alpaca/alpaca-broker.adapter.js';
import { AlpacaHttp } from '../../../src/market/alpaca/alpaca-http.client.js';
import { RequestWindowsRepository } from '../../../src/market/alpaca/request-windows.repository.js';
import { SharedRequestBudget } from '../../../src/market/alpaca/shared-request-budget.adapter.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { ExchangeUnderTest, KEYS } from '../exchange/exchange-under-test.js';

const LIMIT = 100;
const ORDERS = 300;
const TIMEOUT_MS = 10_000;
const random = { next: Math.random };

/** E11, with a window of three seconds for the broker's minute. */
describe('more orders than the broker takes', () => {
  let exchange: ExchangeUnderTest;
  let database: TestDatabase;
  const processes: DataSource[] = [];
  const refusals: string[] = [];

  beforeAll(async () => {
    exchange = await ExchangeUnderTest.start({ wallClock: { nowMs: () => Date.now() } });
    await exchange.ask('PUT', '/control/faults', { rate_limit: { requests: LIMIT, window_seconds: 3 } });
    await exchange.ask('PUT', '/control/assets/AQUA.SIM', { halted: true });
    database = await createTestDatabase();
  });

  afterAll(async () => {
    for (const process of processes) await process.destroy();
    await exchange.dispose();
    await database.drop();
  });

  /** The connector of a process of its own. */
  async function openBroker(): Promise<AlpacaBroker> {
    const dataSource = await new DataSource({ type: 'postgres', url: database.url, poolSize: 4 }).initialize();
    processes.push(dataSource);
    const budget = new SharedRequestBudget(new RequestWindowsRepository(dataSource), random);
    const timeoutMs = { cancel: TIMEOUT_MS, lookup: TIMEOUT_MS, order: TIMEOUT_MS, data: TIMEOUT_MS };
    const http = new AlpacaHttp({
      baseUrl: exchange.url,
      ...KEYS,
      timeoutMs,
      budget,
      random,
      onCall: ({ operation, outcome }) => {
        if (outcome !== 'ok') refusals.push(`${operation} ${outcome}`);
      },
    });
    return new AlpacaBroker(http, { url: '', ...KEYS, random, onTrouble: () => undefined });
  }

  async function submit(broker: AlpacaBroker, clientOrderId: string): Promise<string> {
    for (;;) {
      const size = { qty: decimal('1'), notional: null, type: 'market', limitPrice: null, timeInForce: 'day' } as const;
      const order = { clientOrderId, symbol: 'AQUA.SIM', side: 'buy', ...size } as const;
      const outcome = await broker.submitOrder(order);
      if (outcome.kind === 'accepted') return outcome.order.orderId;
      expect(outcome.kind).toBe('throttled');
      const waitMs = outcome.kind === 'throttled' ? outcome.retryAfterMs : 0;
      await new Promise((resolve) => setTimeout(resolve, waitMs));
    }
  }

  it('sends each once from two processes, never asks too much, and lets cancels go first', async () => {
    const brokers = [await openBroker(), await openBroker()] as const;
    const victim = await submit(brokers[0], 'victim');
    let accepted = 0;
    let acceptedBeforeCancel = ORDERS;
    const next = Array.from({ length: ORDERS }, (_, i) => `leg-${i}`).values();
    const work = async (broker: AlpacaBroker): Promise<void> => {
      for (const clientOrderId of next) {
        await submit(broker, clientOrderId);
        accepted += 1;
      }
    };
    const isUsedUp = async (): Promise<void> => {
      while (accepted < LIMIT * 0.8) await new Promise((resolve) => setTimeout(resolve, 5));
      expect(await brokers[1].cancelOrder(victim)).toBe(true);
      acceptedBeforeCancel = accepted;
    };
    await Promise.all([...brokers.flatMap((broker) => Array.from({ length: 4 }, () => work(broker))), isUsedUp()]);

    expect(refusals).toEqual([]);
    expect(acceptedBeforeCancel).toBeLessThan(ORDERS);
    const ids = new Set<string>();
    for (const broker of brokers)
      for (const { clientOrderId } of await broker.fetchOpenOrders()) ids.add(clientOrderId);
    expect(ids.size).toBe(ORDERS);
    expect(ids.has('victim')).toBe(false);
  });
});
