import { eventually } from '../../support/eventually.js';
import { CLOSE, NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { Desk } from './desk.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;
const FRIDAY = '2024-01-05';
const MONDAY = '2024-01-08';
const MONDAY_CLOSE = `${MONDAY}T21:00:00Z`;

describe('live returns', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
    await desk.makeBook({ one: [A], two: [B] });
  });

  afterAll(() => desk.stop());

  async function runJob(): Promise<unknown> {
    const { body } = await desk.api('POST', '/jobs/live-returns/run');
    return eventually(async () => {
      const run = (await desk.get('/jobs/live-returns/runs')).find(({ id }: { id: string }) => id === body.run_id);
      expect(run).toMatchObject({ status: 'succeeded' });
      return run.result;
    }, 30_000);
  }

  it('begin with the first day that starts with capital, at the closes, without what flowed in and out', async () => {
    await desk.trade();
    await desk.exchange.setTime(CLOSE);
    expect(await runJob()).toEqual({ returns: 0 });

    await desk.exchange.setTime(NEXT_OPEN);
    await desk.exchange.setPrices({ [A]: '110', [B]: '45' });
    await desk.exchange.setTime(MONDAY_CLOSE);
    await runJob();
    const lived = await desk.get('/db/returns?simulated=is.false&order=strategy');
    const simulated = await desk.get(`/db/returns?simulated=is.true&date=gte.${MONDAY}`);
    expect(simulated).toEqual([]);
    // Each holds about 49,490 USD of its symbol and a few cents of cash.
    expect(lived).toMatchObject([
      { strategy: 'one', date: MONDAY },
      { strategy: 'two', date: MONDAY },
    ]);
    expect(lived[0].return).toBeCloseTo(0.1, 5);
    expect(lived[1].return).toBeCloseTo(-0.1, 5);
    expect(await runJob()).toEqual({ returns: 0 });
    expect(await desk.get(`/db/returns?date=eq.${FRIDAY}&simulated=is.false`)).toEqual([]);
  });
});
