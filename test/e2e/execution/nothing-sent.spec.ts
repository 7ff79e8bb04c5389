import { Desk } from './desk.js';

const [A, B, C] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM'] as const;

describe('a rebalance that sends nothing', () => {
  let desk: Desk;

  beforeEach(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200' });
    await desk.makeBook({ one: [A, B] });
  });

  afterEach(() => desk.stop());

  it('does not claim that all is well when no price is good enough to trade at', async () => {
    await desk.setRules({ price_collar: 0.000001 });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({
      ...{ orders_submitted: false, status: 'completed', reason: 'nothing_to_send', orders: [] },
      detail: 'Not every position is where the book wants it: PRICE_COLLAR (2 symbols).',
    });
    expect(await desk.get(`/execute/runs/${body.run_id}`)).toMatchObject({ reason: 'nothing_to_send' });
  });

  it('nor when the money is missing, and of what is at rest it speaks no word', async () => {
    await desk.trade();
    expect((await desk.rebalance()).body).toMatchObject({
      ...{ orders_submitted: false, reason: 'no_drift', detail: 'Every position is where the book wants it.' },
      skipped: [
        { symbol: A, reason: 'NO_DRIFT' },
        { symbol: B, reason: 'NO_DRIFT' },
      ],
    });
    await desk.setRules({ cash_buffer: 0, drift_relative: 0.005 });
    await desk.exchange.ask('PUT', '/control/account', { withheld_cash: '100000' });
    const { body } = await desk.rebalance();
    expect(body).toMatchObject({ orders_submitted: false, reason: 'nothing_to_send' });
    expect(body.detail).toContain('INSUFFICIENT_CASH (2 symbols)');
  });

  it('nor when all its buys fall away before they are sent', async () => {
    const { body: plan } = await desk.api('POST', '/execute/preview', {});
    expect(plan.orders).toHaveLength(2);
    await desk.pause();
    await desk.query(
      `insert into rebalance_runs (id, account_number, status, trigger, requested_by, idempotency_key, reason, plan,
         started_at)
       select gen_random_uuid(), account_number, 'held', 'api', 'owner', 'k', 'unreconciled', contract -> 'plan', now()
       from plans`,
    );
    await desk.exchange.ask('PUT', '/control/account', { withheld_cash: '100000' });
    await desk.resume();
    const [run] = await desk.get('/execute/runs');
    await desk.awaitRun(run.id, 'completed');
    const { body } = await desk.rebalance({ 'idempotency-key': 'k' });
    expect(body).toMatchObject({ orders_submitted: false, run_id: run.id, reason: 'nothing_to_send', orders: [] });
    expect(body.detail).toContain('INSUFFICIENT_CASH (2 symbols)');
    expect(await desk.orders()).toEqual([]);
  });
});
