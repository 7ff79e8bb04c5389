import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median, timeMs } from './measure.mjs';
import { startServer, stop, TOKEN } from './pas-server.mjs';

const ROUNDS = 7;
const HEALTH_MS = 6000;

/** Optimisations over HTTP: the first one of a process, later ones, and what they do to everybody else. */
export async function benchRequests() {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  const server = await startServer(dataDir);
  try {
    return [...(await optimisations(server)), ...(await healthBeside(server))];
  } finally {
    await stop(server.process);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function optimisations(server) {
  const text = requestOf(500, 1260);
  const baseline = timeMs(() => JSON.parse(text), { rounds: ROUNDS, warmUp: 1 });
  const first = await post(server, text);
  const later = [];
  for (let round = 0; round < ROUNDS; round++) later.push(await post(server, text));
  const row = { baseline, unit: 'ms', against: 'JSON.parse of the same text' };
  return [
    { what: 'POST /allocation/optimize (500 × 1260), first of the process', ours: first, ...row },
    { what: 'POST /allocation/optimize (500 × 1260)', ours: median(later), ...row },
  ];
}

async function healthBeside(server) {
  const text = requestOf(1000, 1260);
  const idle = await healthTimes(server);
  let isOver = false;
  const optimising = (async () => {
    let done = 0;
    for (; !isOver; done++) await post(server, text);
    return done;
  })();
  const busy = await healthTimes(server);
  isOver = true;
  const done = await optimising;
  const against = `the same while nothing is computed; ${String(done)} optimisations meanwhile`;
  return [0.5, 0.99].map((part) => ({
    what: `GET /health p${String(part * 100)} beside optimisations (1000 × 1260)`,
    ours: quantile(busy, part),
    baseline: quantile(idle, part),
    unit: 'ms',
    against,
  }));
}

async function healthTimes({ base }) {
  const times = [];
  const end = performance.now() + HEALTH_MS;
  while (performance.now() < end) {
    const start = performance.now();
    await (await fetch(`${base}/health`)).text();
    times.push(performance.now() - start);
  }
  return times;
}

/** Milliseconds from the first byte sent to the last one read. */
async function post({ base }, body) {
  const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' };
  const start = performance.now();
  const response = await fetch(`${base}/allocation/optimize`, { method: 'POST', headers, body });
  const answer = await response.text();
  if (!response.ok) throw new Error(answer.slice(0, 300));
  return performance.now() - start;
}

/** Returns with as many digits as they have in practice. */
function requestOf(n, periods) {
  const returns = Array.from({ length: periods }, (_, t) =>
    Array.from({ length: n }, (_asset, i) => 0.01 * Math.sin(t * (1 + i * 0.37)) + 0.005 * Math.cos(t * 0.11)),
  );
  return JSON.stringify({ symbols: returns[0].map((_, i) => `S${String(i)}`), returns, method: 'min_variance' });
}

function quantile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}
