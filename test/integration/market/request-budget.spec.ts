import { DataSource } from 'typeorm';
import type { RequestLane } from '../../../src/market/alpaca/request-budget.port.js';
import { RequestWindowsRepository } from '../../../src/market/alpaca/request-windows.repository.js';
import { SharedRequestBudget } from '../../../src/market/alpaca/shared-request-budget.adapter.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';

const random = { next: (): number => 0 };
let hosts = 0;

describe('the budget of requests', () => {
  let database: TestDatabase;
  const processes: DataSource[] = [];
  let host: string;

  beforeAll(async () => {
    database = await createTestDatabase();
    for (let i = 0; i < 3; i++) {
      processes.push(await new DataSource({ type: 'postgres', url: database.url, poolSize: 3 }).initialize());
    }
  });

  beforeEach(() => {
    host = `broker-${hosts++}`;
  });

  afterAll(async () => {
    for (const process of processes) await process.destroy();
    await database.drop();
  });

  const budgetOf = (process: number): SharedRequestBudget =>
    new SharedRequestBudget(new RequestWindowsRepository(processes[process]!), random);

  /** How many of these requests may leave at once; the others are sent away. */
  async function granted(budget: SharedRequestBudget, lane: RequestLane, count: number): Promise<number> {
    const asked = await Promise.allSettled(Array.from({ length: count }, () => budget.take(host, lane)));
    for (const answer of asked) {
      if (answer.status === 'rejected') expect(answer.reason).toMatchObject({ code: 'broker_throttled' });
    }
    return asked.filter(({ status }) => status === 'fulfilled').length;
  }

  it('is one for all processes', async () => {
    const budgets = [budgetOf(0), budgetOf(1), budgetOf(2)];
    const each = await Promise.all(budgets.map((budget) => granted(budget, 'order', 150)));
    expect(each.reduce((a, b) => a + b)).toBe(180);
  });

  it('keeps room for what is more urgent than orders', async () => {
    const budget = budgetOf(0);
    const counts: number[] = [];
    for (const [lane, count] of [
      ['order', 200],
      ['lookup', 10],
      ['cancel', 10],
    ] as const) {
      counts.push(await granted(budget, lane, count));
    }
    expect(counts).toEqual([180, 10, 10]);
  });

  it('lets a cancel go before the orders that wait', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'cancel');
    await budget.heard(host, { limit: 10, remaining: 0, resetInMs: 500 });
    const left: string[] = [];
    const asked = (['order', 'lookup', 'cancel'] as const).map((lane) =>
      budget.take(host, lane).then(() => left.push(lane)),
    );
    await Promise.all(asked);
    expect(left).toEqual(['cancel', 'lookup', 'order']);
  });

  it('sends away what waits when the process stops', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    await budget.refused(host, { limit: 10, remaining: 0, resetInMs: 50_000 });
    const waiting = budget.take(host, 'data');
    budget.onModuleDestroy();
    await expect(waiting).rejects.toMatchObject({ code: 'broker_throttled' });
  });

  it('takes the limit that the broker states, and counts what other programs used', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    await budget.heard(host, { limit: 1000, remaining: 400, resetInMs: 50_000 });
    expect(await granted(budgetOf(1), 'order', 500)).toBe(300);
  });

  it('begins anew when the broker does', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    await budget.heard(host, { limit: 10, remaining: 1, resetInMs: 500 });
    expect(await granted(budget, 'order', 1)).toBe(1);
  });

  it('ignores a reset of another clock', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    await budget.heard(host, { limit: 10, remaining: 1, resetInMs: -86_400_000 });
    expect(await granted(budget, 'order', 1)).toBe(0);
  });

  it('lets nobody ask while the broker refuses, and longer each time', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    const waits: number[] = [];
    // The first refusal is so short that an order waits for it.
    await budget.refused(host, undefined);
    for (let i = 0; i < 7; i++) {
      await budget.refused(host, undefined);
      const error: unknown = await budgetOf(1)
        .take(host, 'order')
        .catch((reason: unknown) => reason);
      const { retry_after_ms: waitMs } = (error as { details?: { retry_after_ms?: number } }).details ?? {};
      waits.push(Math.round((waitMs ?? 0) / 1000));
    }
    expect(waits).toEqual([2, 4, 8, 16, 32, 60, 60]);
  });

  it('waits for the end of the window that is used up', async () => {
    const budget = budgetOf(0);
    await budget.take(host, 'order');
    await budget.refused(host, { limit: 10, remaining: 0, resetInMs: 20_000 });
    await expect(budget.take(host, 'order')).rejects.toMatchObject({
      details: { retry_after_ms: expect.closeTo(21_250, -3) },
    });
  });
});
