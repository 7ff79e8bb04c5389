import { AccountTransactions } from '../../../src/execution/account/account-transactions.service.js';
import { ExecutionAlerts } from '../../../src/execution/alerts/execution-alerts.service.js';
import { RunsRepository } from '../../../src/execution/runs/runs.repository.js';
import { KEYS } from '../exchange/exchange-under-test.js';
import { eventually } from '../../support/eventually.js';
import { Desk, OWNER, READER, TRADER } from './desk.js';

const [A, B] = ['AERQ.SIM', 'AQUA.SIM'] as const;

describe('the audit', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50' });
    await desk.makeBook({ one: [A, B] });
  });

  afterAll(() => desk.stop());

  it('has the command, every request to the broker with its answer, and every step, linked to run and leg', async () => {
    const run = await desk.trade();
    const rows: { action: string; actor: string; client_order_id: string | null }[] = await desk.get(
      `/db/audit_log?run_id=eq.${run.id}&order=id&select=action,actor,client_order_id,detail,request_id`,
    );
    expect(rows.map(({ action }) => action)).toEqual(
      expect.arrayContaining(['rebalance.requested', 'run.sells_in_progress', 'run.buys_in_progress', 'run.completed']),
    );
    expect(rows[0]).toMatchObject({ action: 'rebalance.requested', actor: 'owner', request_id: expect.any(String) });
    for (const { client_order_id: id, order_id: orderId } of run.orders) {
      expect(rows.filter((row) => row.client_order_id === id)).toMatchObject([
        { action: 'broker.submit_requested', actor: 'executor', detail: { side: 'buy' } },
        { action: 'broker.submit_accepted', actor: 'executor', detail: { order_id: orderId } },
      ]);
    }
  });

  it('has the refusals of the broker with their words', async () => {
    await desk.makeBook({ one: [A] });
    const requests = [{ operation: 'POST /v2/orders', status: 422, times: 1 }];
    await desk.exchange.ask('PUT', '/control/faults', { requests });
    const { body } = await desk.rebalance();
    await desk.awaitRun(body.run_id, 'completed_with_errors');
    const [refused] = await desk.get(`/db/audit_log?run_id=eq.${body.run_id}&action=eq.broker.submit_rejected`);
    expect(refused.detail).toMatchObject({
      status: 422,
      message: expect.stringContaining('fault'),
      requestId: expect.any(String),
    });
  });

  it('has a step that the tables of states forbid, though the step is undone', async () => {
    const [run] = await desk.get('/execute/runs?limit=1');
    const [account] = await desk.query<{ account_number: string }>('select account_number from broker_accounts');
    const [transactions, runs] = [desk.service(AccountTransactions), desk.service(RunsRepository)];
    const step = transactions.run(account!.account_number, (manager) => runs.move(manager, run, { status: 'queued' }));
    await expect(step).rejects.toThrow('cannot go from');
    const [refused] = await desk.get(`/db/audit_log?action=eq.run.transition_refused`);
    expect(refused).toMatchObject({ run_id: run.id, detail: { from: run.status, to: 'queued' } });
  });

  it('has what was refused: who asked for what, and why not', async () => {
    const unknown = '7a0bbf35-4b38-4d35-8a2e-1b1e6b3f0000';
    await desk.api('POST', '/execute/preview', { strategy: 'omega' });
    await desk.rebalance({}, { plan_id: unknown, dry_run: true });
    await desk.api('PUT', '/execute/rules', { max_turnover: 3 });
    await desk.rebalance({}, { strategy: 'omega' });
    const { body: plan } = await desk.api('POST', '/execute/preview', {});
    await desk.query('update plans set expires_at = created_at');
    await desk.rebalance({ authorization: `Bearer ${TRADER}` }, { plan_id: plan.plan_id });
    await desk.exchange.ask('PUT', `/control/assets/${B}`, { halted: true });
    await desk.makeBook({ one: [B] });
    const { body: first } = await desk.rebalance();
    await desk.rebalance({ 'idempotency-key': 'second' });
    await desk.api('POST', `/execute/runs/${first.run_id}/cancel`);

    const rows = await desk.get('/db/audit_log?action=like.rebalance.*refused&order=id');
    expect(rows).toMatchObject([
      {
        action: 'rebalance.preview_refused',
        actor: 'owner',
        detail: { strategy: 'omega', code: 'strategy_not_found' },
      },
      { action: 'rebalance.preview_refused', detail: { plan_id: unknown, code: 'plan_not_found' } },
      { action: 'rebalance.rules_refused', detail: { rules: { max_turnover: 3 }, code: 'invalid_input' } },
      { action: 'rebalance.refused', detail: { strategy: 'omega', code: 'strategy_not_found' } },
      { action: 'rebalance.refused', actor: 'trader', detail: { plan_id: plan.plan_id, code: 'plan_stale' } },
      { action: 'rebalance.refused', detail: { idempotency_key: 'second', code: 'run_in_progress' } },
    ]);
    for (const { request_id, detail } of rows) expect([request_id, detail.message]).not.toContain(null);
  });

  it('never holds a secret', async () => {
    await desk.api('POST', '/execute/halt', { reason: `${KEYS.secretKey} leaked` });
    const alert = { code: 'external_order', subject: 'an order', message: `named ${KEYS.secretKey}` } as const;
    const streamed = await desk.follow('risk-alerts?kinds=execution');
    await desk.service(ExecutionAlerts).raise(alert);
    await desk.service(ExecutionAlerts).raise(alert);
    expect(await desk.alerts('external_order')).toMatchObject([{ detail: { message: 'named [redacted]' } }]);
    await eventually(() => {
      expect(streamed).toMatchObject([{ kind: 'execution', code: 'external_order', message: 'named [redacted]' }]);
    });
    const rows = await desk.query('select * from audit_log');
    expect(rows.length).toBeGreaterThan(10);
    const text = JSON.stringify(rows);
    for (const secret of [OWNER, READER, TRADER, KEYS.secretKey]) expect(text).not.toContain(secret);
    expect(text).toContain('[redacted] leaked');
  });
});
