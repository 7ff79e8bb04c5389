import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import autocannon from 'autocannon';
import { median } from './measure.mjs';
import { startServer, stop, TOKEN } from './pas-server.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 50;
const PRICES = `select coalesce(json_agg(r), '[]')::text as body from (
  select symbol, date, open, high, low, close, adjusted_close, volume, source, simulated
  from api.prices order by symbol, date limit 100) r`;

/** Start-up, memory and the table API of a server with the demo market, beside bare node:http + pg on its database. */
export async function benchServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  try {
    const first = await startServer(dataDir);
    await stop(first.process);
    const pas = await startServer(dataDir);
    try {
      return [...(await measure(pas)), startRow('first start to /health', first), startRow('restart to /health', pas)];
    } finally {
      await stop(pas.process);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function measure(pas) {
  const { connectToRunningServer } = await import('../dist/src/platform/database/embedded-server.js');
  const bare = await startBare(await connectToRunningServer(pas.dataDir));
  try {
    const rss = { ours: residentMb(pas.process.pid), baseline: residentMb(bare.process.pid) };
    const rounds = { pas: [], bare: [] };
    for (let round = 0; round < ROUNDS; round++) {
      // The order alternates, so that neither side always runs on the warmer machine.
      const order = round % 2 === 0 ? ['pas', 'bare'] : ['bare', 'pas'];
      for (const side of order) rounds[side].push(await load(side === 'pas' ? pas : bare));
    }
    const of = (side, figure) => median(rounds[side].map((result) => result[figure]));
    const against = 'node:http + pg, same query';
    return [
      {
        what: 'GET /db/prices?limit=100',
        ours: of('pas', 'rate'),
        baseline: of('bare', 'rate'),
        unit: 'req/s',
        against,
      },
      { what: 'GET /db/prices p99', ours: of('pas', 'p99'), baseline: of('bare', 'p99'), unit: 'ms', against },
      { what: 'memory (RSS)', ...rss, unit: 'MB', against: 'node:http + pg' },
      { what: 'bare server start', ours: bare.startMs, unit: 'ms' },
    ];
  } finally {
    await stop(bare.process);
  }
}

function startRow(what, { startMs }) {
  return { what, ours: startMs, unit: 'ms' };
}

async function load({ url }) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { authorization: `Bearer ${TOKEN}` },
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${String(result.non2xx + result.errors)} failed`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

async function startBare(databaseUrl) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['bench/bare-server.mjs', databaseUrl, PRICES], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  return { process: child, startMs: performance.now() - startedAt, url: `http://127.0.0.1:${String(port)}/` };
}

function residentMb(pid) {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
