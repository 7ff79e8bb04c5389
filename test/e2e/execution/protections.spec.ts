import { eventually } from '../../support/eventually.js';
import { NEXT_OPEN } from '../exchange/exchange-under-test.js';
import { Desk, TRADER } from './desk.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const SUBMIT = 'POST /v2/orders';

describe('protections', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { PROTECTIONS: 'rejected_symbol=2,strategy_loss=0.2' } });
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B], two: [C] });
  });

  afterAll(() => desk.stop());

  async function rebalance(): Promise<{
    status: string;
    skipped: { symbol: string; reason: string; detail: string }[];
  }> {
    const { body } = await desk.rebalance();
    return eventually(async () => {
      const run = await desk.get(`/execute/runs/${body.run_id}`);
      expect(run.finished_at).not.toBeNull();
      return run;
    });
  }

  const bought = async (): Promise<string[]> =>
    (await desk.orders()).filter(({ side }) => side === 'buy').map(({ symbol }) => symbol);
  const protect = (body: object): ReturnType<Desk['api']> => desk.api('POST', '/execute/protections', body);

  it('of a symbol and of a strategy keep their buys from being sent, and say why', async () => {
    const symbol = await protect({ scope: 'symbol', subject: A, blocks: 'buys', reason: 'earnings', until: NEXT_OPEN });
    expect(symbol).toMatchObject({ status: 201, body: { kind: 'manual', created_by: 'owner' } });
    const strategy = await protect({ scope: 'strategy', subject: 'two', blocks: 'all', reason: 'under review' });
    const run = await rebalance();
    expect(await bought()).toEqual([B]);
    expect(run.skipped).toContainEqual({ symbol: A, reason: 'PROTECTED', detail: 'earnings' });
    expect(run.skipped).toContainEqual({ symbol: C, reason: 'PROTECTED', detail: 'under review' });
    expect((await desk.get('/execute/state')).protections).toHaveLength(2);
    expect((await desk.api('DELETE', `/execute/protections/${strategy.body.id}`)).status).toBe(200);
    const again = await desk.api('DELETE', `/execute/protections/${strategy.body.id}`);
    expect(again).toMatchObject({ status: 404, body: { code: 'protection_not_found' } });
    await rebalance();
    expect((await bought()).sort()).toEqual([B, C].sort());
    await desk.expectBooksToAgree();
  });

  it('end at their time, by the clock of the broker', async () => {
    await desk.exchange.setTime(NEXT_OPEN);
    expect(await desk.get('/execute/protections')).toEqual([]);
    await rebalance();
    expect(await bought()).toContain(A);
    await desk.expectBooksToAgree();
  });

  it('are refused where they make no sense, and are not for every token', async () => {
    const wanted = { scope: 'symbol', subject: A, blocks: 'all', reason: 'why not' };
    for (const wrong of [
      { ...wanted, subject: undefined },
      { ...wanted, scope: 'account' },
      { ...wanted, scope: 'planet' },
      { ...wanted, reason: ' ' },
      { ...wanted, until: '2024-01-01T00:00:00Z' },
      { ...wanted, until: '2024-99-01T00:00:00Z' },
      { ...wanted, colour: 'red' },
    ]) {
      expect(await protect(wrong)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    }
    const answer = await desk.api('POST', '/execute/protections', wanted, { authorization: `Bearer ${TRADER}` });
    expect(answer).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect(await desk.get('/execute/protections')).toEqual([]);
  });

  it('lock a symbol that the broker refuses again and again, until the next session', async () => {
    await desk.makeBook({ one: [A, B], two: [D] });
    for (let i = 0; i < 2; i++) {
      // The run sells first: the second request is the buy.
      const isFirst = i === 0;
      const requests = [
        ...(isFirst ? [{ operation: SUBMIT, delay_ms: 1, times: 1 }] : []),
        { operation: SUBMIT, status: 422, times: 1 },
      ];
      await desk.exchange.ask('PUT', '/control/faults', { requests });
      await rebalance();
    }
    await desk.exchange.ask('DELETE', '/control/faults');
    const before = (await desk.orders()).length;
    const run = await rebalance();
    expect(await desk.orders()).toHaveLength(before);
    expect(run.skipped).toContainEqual(expect.objectContaining({ symbol: D, reason: 'PROTECTED' }));
    expect(await desk.get('/execute/protections')).toMatchObject([
      { kind: 'rejected_symbol', scope: 'symbol', subject: D, blocks: 'all', until: '2024-01-09T14:30:00.000Z' },
    ]);
    await desk.expectBooksToAgree();
  });
});
