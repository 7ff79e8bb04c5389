import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const WEIGHTS = { AAPL: 0.6, MSFT: 0.4 };
const PRICES = { AAPL: '71.712', MSFT: 152.597 };

describe('POST /allocation/discrete', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the wire's JSON
  async function post(parts: object): Promise<{ status: number; type: string; body: any }> {
    const response = await app.inject({
      method: 'POST',
      url: '/allocation/discrete',
      headers: { authorization: `Bearer ${TOKENS.read}`, 'content-type': 'application/json' },
      payload: JSON.stringify({ weights: WEIGHTS, prices: PRICES, capital: '10000', ...parts }),
    });
    return { status: response.statusCode, type: String(response.headers['content-type']), body: response.json() };
  }

  it('gives whole shares and what is left, to the last digit', async () => {
    const { status, type, body } = await post({});
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8']);
    // 84 · 71.712 + 26 · 152.597 = 9991.33
    expect(body).toMatchObject({ shares: { AAPL: 84, MSFT: 26 }, leftover: 8.67, method: 'lp' });
    expect(body.weights.AAPL).toBeCloseTo(0.6023808, 12);
    expect(body.diagnostics).toMatchObject({ solver: 'branch_and_bound', optimality_gap: 0 });
    expect(body.diagnostics.objective).toBeCloseTo(64.956, 9);
  });

  it('takes the greedy method, lots, short positions and cash', async () => {
    const greedy = await post({ method: 'greedy' });
    expect(greedy.body.diagnostics).toMatchObject({ solver: 'greedy', optimality_gap: null });
    const tens = { AAPL: 10, MSFT: 10 };
    const lot_size = { AAPL: 100, MSFT: '0.5' };
    const lots = await post({ method: 'greedy', prices: tens, lot_size, capital: 2505 });
    expect(lots.body).toMatchObject({ shares: { AAPL: 100, MSFT: 100 }, leftover: 505 });
    const short = await post({ weights: { AAPL: 0.7, MSFT: -0.2 }, prices: tens, capital: 1000 });
    expect(short.body).toMatchObject({ shares: { AAPL: 70, MSFT: -20 }, leftover: 500 });
  });

  it('never spends more than the capital, however many digits there are', async () => {
    const prices = { AAPL: '0.100000000000000000000001', MSFT: 71.71200000000001 };
    const { status, body } = await post({ prices, weights: { AAPL: 1, MSFT: 0 }, capital: '100' });
    expect(status).toBe(200);
    // A thousand would cost 10⁻²¹ too much.
    expect(body.shares).toEqual({ AAPL: 999, MSFT: 0 });
    expect(body.leftover).toBeCloseTo(0.1, 12);
  });

  it.each([
    ['an unknown member', { wieghts: {} }, /wieghts is not known/],
    [
      'a missing price',
      { prices: { AAPL: 1 } },
      /prices\.MSFT must be a positive number or decimal text, it is missing/,
    ],
    ['a negative price', { prices: { ...PRICES, MSFT: -1 } }, /prices\.MSFT must be a positive number.*-1/],
    ['a price that is no number', { prices: { ...PRICES, MSFT: 'dear' } }, /prices\.MSFT must be a positive number/],
    ['no capital', { capital: undefined }, /capital must be a positive number or decimal text, it is missing/i],
    ['weights above 1', { weights: { AAPL: 0.7, MSFT: 0.4 } }, /weights sum to 1\.1/],
    ['a weight as a text', { weights: { AAPL: '0.7' } }, /weights\.AAPL must be a number/],
    ['no weights', { weights: {} }, /weights are missing/],
    ['an unknown method', { method: 'magic' }, /method must be one of lp, greedy/],
    ['a lot of nothing', { lot_size: 0 }, /lot_size must be a positive number/],
    ['a lot of a stranger', { lot_size: { X: 1 } }, /lot_size names X/],
  ])('refuses %s', async (_what, parts, detail) => {
    const answer = await post(parts);
    expect(answer).toMatchObject({
      ...{ status: 400, type: expect.stringContaining('problem+json') as unknown },
      body: { code: 'invalid_input' },
    });
    expect(answer.body.detail).toMatch(detail);
    expect(answer.body.errors).toEqual([{ path: expect.any(String) as string, message: expect.any(String) as string }]);
  });
});
