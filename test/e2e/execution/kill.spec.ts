import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from '../../support/eventually.js';
import { Desk } from './desk.js';
import { SystemProcess } from './system-process.js';

const [A, B, C, D] = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
const SUBMIT = 'POST /v2/orders';

/** Milliseconds from the request of a rebalance to the SIGKILL, and what holds the exchange up meanwhile. */
const KILLS: [number, string, object[]][] = [
  [0, 'at once', []],
  [80, 'while it plans', []],
  [250, 'between intent and acknowledgement', [{ operation: SUBMIT, when: 'before', delay_ms: 300, times: 2 }]],
  [250, 'after the order was booked', [{ operation: SUBMIT, when: 'after', delay_ms: 300, times: 2 }]],
  [700, 'while fills come in', [{ operation: SUBMIT, when: 'after', delay_ms: 150, times: 8 }]],
];

describe('a killed process', () => {
  let desk: Desk;
  const systems: SystemProcess[] = [];

  beforeAll(async () => {
    desk = await Desk.start();
    await desk.exchange.setPrices({ [A]: '100', [B]: '50', [C]: '200', [D]: '25' });
    await desk.makeBook({ one: [A, B], two: [B, C] });
  });

  afterAll(async () => {
    for (const system of systems) await system.kill();
    await desk.stop();
  });

  async function start(): Promise<SystemProcess> {
    const system = await SystemProcess.start(desk.database.url, desk.exchange);
    systems.push(system);
    return system;
  }

  it.each(KILLS)(
    'E01: %i ms into a rebalance (%s) leaves no order twice and no fill unbooked',
    async (delayMs, _when, requests) => {
      await desk.makeBook(
        (await desk.get('/db/portfolio?select=symbol')).length === 3
          ? { one: [A, D], two: [D, C] }
          : { one: [A, B], two: [B, C] },
      );
      await desk.pause();
      const victim = await start();
      const before = (await desk.orders()).length;
      await desk.exchange.ask('PUT', '/control/faults', { requests });
      const request = victim.api('POST', '/execute/rebalance').catch(() => undefined);
      await sleep(delayMs);
      await victim.kill();
      await request;
      await desk.exchange.ask('DELETE', '/control/faults');

      await desk.resume();
      const [run] = await desk.get('/execute/runs?limit=1');
      if (run !== undefined)
        await eventually(
          async () => expect((await desk.get(`/execute/runs/${run.id}`)).status).toBe('completed'),
          40_000,
        );
      else expect(await desk.orders()).toHaveLength(before);
      await desk.expectOneOrderPerLeg();
      await desk.expectBooksToAgree();
      // And whatever was killed away is made up for by the next one.
      await desk.trade({ timeoutMs: 40_000 });
      await desk.expectOneOrderPerLeg();
      await desk.expectBooksToAgree();
    },
    120_000,
  );

  it('E01: the sends that were written down and not made are made by the next process, each once', async () => {
    await desk.makeBook({ one: [A, B, C], two: [D] });
    await desk.pause();
    const victim = await start();
    const before = (await desk.orders()).length;
    await desk.exchange.ask('PUT', '/control/faults', {
      requests: [{ operation: SUBMIT, when: 'before', delay_ms: 5000, times: 10 }],
    });
    const request = victim.api('POST', '/execute/rebalance').catch(() => undefined);
    await eventually(async () => {
      expect(await desk.query(`select from order_intents where state = 'unknown'`)).not.toEqual([]);
    });
    await victim.kill();
    await request;
    expect(await desk.orders()).toHaveLength(before);
    await desk.exchange.ask('DELETE', '/control/faults');
    await desk.resume();
    const [run] = await desk.get('/execute/runs?limit=1');
    await desk.awaitRun(run.id, 'completed', 40_000);
    const legs = (await desk.get(`/execute/runs/${run.id}`)).orders;
    const sent = (await desk.orders()).slice(before).map(({ client_order_id }) => client_order_id);
    expect(sent.sort()).toEqual(legs.map(({ client_order_id }: Record<string, string>) => client_order_id).sort());
    await desk.expectOneOrderPerLeg();
    await desk.expectBooksToAgree();
  }, 120_000);

  it.each([2, 3])(
    '%i replicas that are asked at the same moment send the orders of one plan',
    async (count) => {
      await desk.makeBook(count === 2 ? { one: [A], two: [B] } : { one: [C], two: [D] });
      await desk.pause();
      const replicas = await Promise.all(Array.from({ length: count }, start));
      const before = (await desk.orders()).length;
      const asked = replicas.flatMap((replica) => [1, 2].map(() => replica.api('POST', '/execute/rebalance')));
      const answers = await Promise.all(asked);
      expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
      expect(answers.filter(({ body }) => body.code === 'run_in_progress')).toHaveLength(answers.length - 1);
      const { run_id } = answers.find(({ status }) => status === 200)!.body;
      await eventually(async () => {
        expect((await replicas[0]!.api('GET', `/execute/runs/${run_id}`)).body.status).toBe('completed');
      }, 60_000);
      const orders = (await desk.orders()).slice(before);
      expect(orders.length).toBeGreaterThan(0);
      for (const { client_order_id } of orders) expect(client_order_id).toContain(run_id);
      for (const replica of replicas) await replica.stop();
      await desk.resume();
      await desk.expectOneOrderPerLeg();
      await desk.expectBooksToAgree();
    },
    180_000,
  );

  it('is replaced by the process that stands by, and sends nothing when it wakes up again', async () => {
    await desk.makeBook({ one: [B], two: [D] });
    await desk.pause();
    const leader = await start();
    await eventually(async () => expect(await desk.leaseOwner()).not.toBe(''));
    const standby = await start();
    await desk.exchange.ask('PUT', '/control/faults', {
      requests: [{ operation: SUBMIT, when: 'after', delay_ms: 5000, times: 3 }],
    });
    // Its fill may be booked before anybody can see that an order is under way; that it was sent stays.
    const sent = () => desk.query(`select from order_intents where sent_at is not null`);
    const before = (await sent()).length;
    const request = leader.api('POST', '/execute/rebalance').catch(() => undefined);
    await eventually(async () => expect((await sent()).length).toBeGreaterThan(before));
    leader.signal('SIGSTOP');
    const [run] = (await standby.api('GET', '/execute/runs?limit=1')).body;
    await eventually(
      async () => expect((await standby.api('GET', `/execute/runs/${run.id}`)).body.status).toBe('completed'),
      60_000,
    );
    const count = (await desk.orders()).length;
    leader.signal('SIGCONT');
    await request;
    await sleep(1000);
    expect(await desk.orders()).toHaveLength(count);
    await desk.expectOneOrderPerLeg();
    await leader.stop();
    await standby.stop();
    await desk.resume();
    await desk.expectBooksToAgree();
  }, 120_000);
});
