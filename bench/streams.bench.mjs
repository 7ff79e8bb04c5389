import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { median, percentile } from './measure.mjs';
import { startServer, stop, TOKEN } from './pas-server.mjs';

const CLIENTS = 1000;
const MESSAGES = 300;
const ROUNDS = 3;
const PACED = { clients: 500, perSecond: 20, seconds: 10 };

/** Fan-out to many clients beside a bare `ws` server that sends the same texts, and the way from commit to client. */
export async function benchStreams() {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  const pas = await startServer(dataDir);
  const { connectToRunningServer } = await import('../dist/src/platform/database/embedded-server.js');
  const database = new pg.Client({ connectionString: await connectToRunningServer(dataDir) });
  await database.connect();
  const bare = await startBare();
  try {
    const sides = { pas: pasSide(pas, database), bare };
    return [...(await fanOut(sides)), ...(await paced(sides))];
  } finally {
    await stop(bare.process);
    await database.end();
    await stop(pas.process);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** Messages a second over all clients, from the first to the last one received. */
async function fanOut(sides) {
  const rates = { pas: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // The order alternates, so that neither side always runs on the warmer machine.
    for (const name of round % 2 === 0 ? ['pas', 'bare'] : ['bare', 'pas']) {
      const clients = await startClients(sides[name], CLIENTS);
      const fills = Array.from({ length: MESSAGES }, (_, i) => aFill(`o-${String(round * MESSAGES + i)}`));
      await clients.expect(CLIENTS * MESSAGES);
      await sides[name].publish(fills);
      const { received, seconds } = await clients.report();
      rates[name].push(received / seconds);
      await stop(clients.process);
    }
  }
  return [
    {
      what: `fan-out of fills to ${String(CLIENTS)} clients`,
      ours: median(rates.pas),
      baseline: median(rates.bare),
      unit: 'msg/s',
      against: 'bare ws, same texts',
    },
  ];
}

/** Milliseconds from just before the insert (of the send) to a client that has the message. */
async function paced(sides) {
  const delays = {};
  for (const [name, side] of Object.entries(sides)) {
    const clients = await startClients(side, PACED.clients);
    const count = PACED.perSecond * PACED.seconds;
    await clients.expect(PACED.clients * count);
    const start = Date.now();
    for (let i = 0; i < count; i++) {
      await pause(start + (i * 1000) / PACED.perSecond - Date.now());
      await side.publish([aFill(`t-${String(Date.now())}-${String(i)}`)]);
    }
    ({ delays: delays[name] } = await clients.report());
    await stop(clients.process);
  }
  return [50, 99].map((percent) => ({
    what: `commit to receipt p${String(percent)}, ${String(PACED.clients)} clients × ${String(PACED.perSecond)}/s`,
    ours: percentile(delays.pas, percent),
    baseline: percentile(delays.bare, percent),
    unit: 'ms',
    against: 'bare ws, from the send',
  }));
}

function aFill(orderId) {
  const timestamp = '2026-01-05T14:30:00.000Z';
  return { fillId: '1', orderId, symbol: 'ORIN.SIM', qty: '12.5', side: 'buy', price: '101.25', timestamp };
}

function pasSide({ base }, database) {
  return {
    url: `${base.replace('http', 'ws')}/ws/fills`,
    protocol: `bearer.${TOKEN}`,
    publish: (fills) =>
      database.query(
        `with events as (insert into outbox (topic, payload) select 'fill.booked', value from jsonb_array_elements($1::jsonb))
         select pg_notify('pas_outbox', '')`,
        [JSON.stringify(fills)],
      ),
  };
}

async function startBare() {
  const child = spawn(process.execPath, ['bench/bare-streams.mjs'], { stdio: ['pipe', 'pipe', 'inherit'] });
  const [port] = await once(child.stdout, 'data');
  const text = ({ orderId, symbol, timestamp }) =>
    `{"order_id":"${orderId}","symbol":"${symbol}","qty":12.5,"side":"buy","price":101.25,"timestamp":"${timestamp}"}`;
  return {
    process: child,
    url: `ws://127.0.0.1:${String(Number(port))}`,
    publish: async (fills) => void child.stdin.write(`${JSON.stringify(fills.map(text))}\n`),
  };
}

async function startClients({ url, protocol = [] }, count) {
  const child = spawn(process.execPath, ['bench/stream-clients.mjs', url, String(count)].concat(protocol), {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  await lines.next();
  return {
    process: child,
    expect: async (total) => {
      child.stdin.write(`expect ${String(total)}\n`);
      await pause(200);
    },
    report: async () => JSON.parse((await lines.next()).value),
  };
}
