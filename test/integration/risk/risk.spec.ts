import { randomUUID } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DataSource } from 'typeorm';
import { RiskWatch } from '../../../src/risk/risk-watch.service.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { createFullApp, TOKENS } from '../../support/full-app.js';

const RETURNS = { beta: [0.1, -0.2, 0.05, 0.02], delta: [-0.3, 0.1] };
const WEIGHTS: Record<string, Record<string, number>> = { beta: { AAA: 0.6 }, delta: { AAA: -0.2, BBB: 0.5 } };
const HASH = '0'.repeat(64);

describe('risk', () => {
  let database: TestDatabase;
  let app: NestFastifyApplication;
  let dataSource: DataSource;

  beforeAll(async () => {
    database = await createTestDatabase();
    app = await createFullApp({ databaseUrl: database.url });
    dataSource = app.get(DataSource);
    await dataSource.query(
      `insert into symbols (symbol, name, exchange, tradable, fractionable, simulated)
       values ('AAA', 'A', 'X', true, true, true), ('BBB', 'B', 'X', true, true, true)`,
    );
    for (const [strategy, values] of Object.entries(RETURNS)) {
      await ask('POST', '/strategies', { id: strategy, kind: 'equal_weight', universe: { symbols: ['AAA'] } });
      for (const [i, value] of values.entries()) {
        const row = [strategy, `2024-01-0${String(i + 1)}`, value, i === 0];
        await dataSource.query('insert into returns values ($1, $2, $3, $4)', row);
      }
    }
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  beforeEach(async () => {
    await dataSource.query(`truncate risk_rules, risk_alerts, outbox`);
  });

  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  async function ask(method: 'GET' | 'POST' | 'PUT' | 'DELETE', url: string, payload?: object): Promise<any> {
    const headers = { authorization: `Bearer ${TOKENS.admin}` };
    const answer = await app.inject({ method, url, headers, ...(payload && { payload }) });
    return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json<unknown>() };
  }

  /** A book of these capital shares. */
  async function shareCapital(shares: Record<string, number>): Promise<void> {
    await dataSource.query(`truncate books, allocation_runs, allocation_inputs cascade`);
    await dataSource.query(`insert into allocation_inputs (hash, body) values ($1, '')`, [HASH]);
    const meta = await addRun('meta', null);
    const book = randomUUID();
    await dataSource.query(`insert into books (id, meta_run_id, as_of) values ($1, $2, '2024-01-02')`, [book, meta]);
    for (const [strategy, share] of Object.entries(shares)) {
      const run = await addRun('strategy', strategy);
      for (const [symbol, weight] of Object.entries(WEIGHTS[strategy] ?? {})) {
        await dataSource.query(
          `insert into target_weights (run_id, strategy_id, symbol, weight, as_of) values ($1, $2, $3, $4, '2024-01-02')`,
          [run, strategy, symbol, weight],
        );
      }
      await dataSource.query(`insert into book_shares values ($1, $2, $3, $4)`, [book, strategy, run, share]);
    }
  }

  async function addRun(level: string, strategy: string | null): Promise<string> {
    const id = randomUUID();
    await dataSource.query(
      `insert into allocation_runs (id, level, strategy_id, as_of, method, params, inputs_hash, weights, diagnostics)
       values ($1, $2, $3, '2024-01-02', 'fixed', '{}', $4, '{}', '{}')`,
      [id, level, strategy, HASH],
    );
    return id;
  }

  const set = (rule: object) => ask('POST', '/risk/rules', { name: 'a rule', statistic: 'drawdown', ...rule });
  const alerts = async (query = '') => (await ask('GET', `/risk/alerts${query}`)).body;
  const told = () =>
    dataSource.query<{ payload: object }[]>(`select payload from outbox where topic = 'risk.alert' order by id`);

  describe('statistics in /db', () => {
    it('are those of the returns', async () => {
      const { body } = await ask('GET', '/db/risk_stats?strategy=beta');
      const [beta] = body;
      const mean = -0.03 / 4;
      const deviation = Math.sqrt(RETURNS.beta.reduce((sum, value) => sum + (value - mean) ** 2, 0) / 3);
      expect(beta).toMatchObject({ strategy: 'beta', as_of: '2024-01-04', observations: 4, simulated_observations: 1 });
      expect(beta.volatility).toBeCloseTo(deviation * Math.sqrt(252), 12);
      // The linear quantile at 5 % lies 0.15 of the way from the worst to the second worst.
      expect(beta.var_95).toBeCloseTo(0.2 - 0.15 * 0.22, 12);
      expect(beta.cvar_95).toBeCloseTo(0.2, 12);
      expect(beta.drawdown).toBeCloseTo(1 - 0.8 * 1.05 * 1.02, 12);
      expect(beta.max_drawdown).toBeCloseTo(0.2, 12);
    });

    it('count a loss on the first day as a drawdown', async () => {
      const { body } = await ask('GET', '/db/metrics?strategy=delta');
      expect(body[0].max_drawdown).toBeCloseTo(-0.3, 12);
      expect(body[0].total_return).toBeCloseTo(0.7 * 1.1 - 1, 12);
      expect(body[0].annual_return).toBeCloseTo((0.7 * 1.1) ** 126 - 1, 12);
      expect((await ask('GET', '/db/risk_stats?strategy=delta')).body[0].drawdown).toBeCloseTo(0.23, 12);
    });

    it('agree with those of the summary, which the library computes', async () => {
      const [{ body: rows }, { body: summaries }] = [
        await ask('GET', '/db/metrics'),
        await ask('GET', '/strategies/summary'),
      ];
      for (const strategy of ['beta', 'delta']) {
        const metrics = rows.find((row: { strategy: string }) => row.strategy === strategy);
        const summary = summaries.find(({ id }: { id: string }) => id === strategy);
        for (const figure of ['volatility', 'sharpe', 'max_drawdown']) {
          expect(metrics[figure]).toBeCloseTo(summary[figure], 10);
        }
      }
    });

    it('have the portfolio as the capital is shared today, on the days that all of it has a return for', async () => {
      await shareCapital({ beta: 0.75, delta: 0.25 });
      const { body } = await ask('GET', '/db/metrics?strategy=portfolio');
      const days = [0.75 * 0.1 + 0.25 * -0.3, 0.75 * -0.2 + 0.25 * 0.1];
      expect(body).toMatchObject([{ observations: 2, start: '2024-01-01', as_of: '2024-01-02' }]);
      expect(body[0].total_return).toBeCloseTo((1 + days[0]!) * (1 + days[1]!) - 1, 12);
      const { body: risk } = await ask('GET', '/db/risk_stats?strategy=portfolio');
      // AAA: 0.75 × 0.6 − 0.25 × 0.2; BBB: 0.25 × 0.5
      expect(risk[0].largest_weight).toBeCloseTo(0.4, 12);
      expect(risk[0].gross_weight).toBeCloseTo(0.525, 12);
      expect((await ask('GET', '/db/risk_stats?strategy=delta')).body[0].gross_weight).toBeCloseTo(0.7, 12);
    });
  });

  it('a rule that is broken when it is set has an alert at once', async () => {
    const rule = await set({ strategy: 'beta', limit: 0.1, severity: 'critical' });
    expect(rule.status).toBe(201);
    expect(await alerts('?open=true')).toMatchObject([
      {
        rule_id: rule.body.id,
        strategy: 'beta',
        limit: 0.1,
        severity: 'critical',
        as_of: '2024-01-04',
        cleared_at: null,
      },
    ]);
    expect((await told()).map(({ payload }) => payload)).toMatchObject([{ change: 'raised', rule: 'a rule' }]);
  });

  it('a rule that holds has none, nor one that is off', async () => {
    await set({ strategy: 'beta', limit: 0.5 });
    await set({ strategy: 'beta', limit: 0.1, enabled: false });
    expect(await alerts()).toEqual([]);
  });

  it('one alert stays open while the rule is broken, and is over when it holds', async () => {
    const { body: rule } = await set({ strategy: 'beta', limit: 0.1 });
    const [first] = await alerts();
    expect(await app.get(RiskWatch).check()).toEqual({ rules: 1, broken: 1, raised: 0, cleared: 0 });
    expect((await alerts()).map(({ id }: { id: string }) => id)).toEqual([first.id]);
    await ask('PUT', `/risk/rules/${rule.id}`, { name: 'a rule', statistic: 'drawdown', strategy: 'beta', limit: 0.5 });
    expect(await alerts('?open=true')).toEqual([]);
    const [over] = await alerts('?open=false');
    expect(over).toMatchObject({ id: first.id });
    expect(over.cleared_at).not.toBeNull();
    expect((await told()).map(({ payload }) => payload)).toMatchObject([{ change: 'raised' }, { change: 'cleared' }]);
  });

  it('looks of several processes at once raise one alert', async () => {
    const { body: rule } = await set({ strategy: 'beta', limit: 0.5 });
    await dataSource.query(`update risk_rules set "limit" = 0.1`);
    const results = await Promise.all(Array.from({ length: 4 }, () => app.get(RiskWatch).check()));
    expect(results.reduce((sum, { raised }) => sum + raised, 0)).toBe(1);
    expect(await alerts()).toMatchObject([{ rule_id: rule.id }]);
  });

  it('a rule that is removed ends its alert, which is kept', async () => {
    const { body: rule } = await set({ strategy: 'beta', limit: 0.1 });
    expect((await ask('DELETE', `/risk/rules/${rule.id}`)).status).toBe(204);
    expect(await alerts()).toMatchObject([{ rule_id: null, rule_name: 'a rule' }]);
    expect(await alerts('?open=true')).toEqual([]);
    expect(await ask('DELETE', `/risk/rules/${rule.id}`)).toMatchObject({
      status: 404,
      body: { code: 'risk_rule_not_found' },
    });
  });

  it('an alert is over when its rule went with the strategy', async () => {
    await ask('POST', '/strategies', { id: 'omega', kind: 'equal_weight', universe: { symbols: ['AAA'] } });
    await dataSource.query(`insert into returns values ('omega', '2024-01-01', -0.5, false)`);
    await set({ strategy: 'omega', limit: 0.1 });
    expect(await alerts('?open=true')).toHaveLength(1);
    await ask('DELETE', '/strategies/omega');
    expect(await app.get(RiskWatch).check()).toMatchObject({ rules: 0, cleared: 1 });
    expect(await alerts('?open=true')).toEqual([]);
  });

  it('the first who acknowledges an alert counts', async () => {
    await set({ strategy: 'beta', limit: 0.1 });
    const [{ id }] = await alerts();
    const { body } = await ask('POST', `/risk/alerts/${id}/acknowledge`);
    expect(body).toMatchObject({ id, acknowledged_by: expect.any(String), cleared_at: null });
    expect((await ask('POST', `/risk/alerts/${id}/acknowledge`)).body.acknowledged_at).toBe(body.acknowledged_at);
    for (const unknown of ['00000000-0000-0000-0000-000000000000', '0']) {
      const answer = await ask('POST', `/risk/alerts/${unknown}/acknowledge`);
      expect(answer).toMatchObject({ status: 404, body: { code: 'risk_alert_not_found' } });
      const rule = { name: 'a rule', statistic: 'drawdown', limit: 0.1 };
      for (const changed of [ask('PUT', `/risk/rules/${unknown}`, rule), ask('DELETE', `/risk/rules/${unknown}`)]) {
        expect(await changed).toMatchObject({ status: 404, body: { code: 'risk_rule_not_found' } });
      }
    }
  });

  it.each([
    [{ statistic: 'luck' }, 400, 'validation_failed'],
    [{ limit: 0 }, 400, 'validation_failed'],
    [{ limit: -1 }, 400, 'validation_failed'],
    [{ severity: 'mild' }, 400, 'validation_failed'],
    [{ colour: 'red' }, 400, 'validation_failed'],
    [{ strategy: 'nobody' }, 404, 'strategy_not_found'],
  ])('refuses %o', async (change, status, code) => {
    expect(await set({ strategy: 'beta', limit: 0.1, ...change })).toMatchObject({ status, body: { code } });
  });
});
