import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import autocannon from 'autocannon';
import { median } from './measure.mjs';
import { stop, TOKEN } from './pas-server.mjs';

const ROUNDS = 5;
const SECONDS = 4;
const CONNECTIONS = 50;
const PRICES = `select coalesce(json_agg(r), '[]')::text as body from (
  select symbol, date, open, high, low, close, adjusted_close, volume, source, simulated
  from api.prices order by symbol, date limit 100 offset $1) r`;
const AGAINST = 'node:http + pg, same query';

/** Pages from which each request takes one by chance, so that few of those which wait want the same. */
const PAGES = 500;

/** A page of the table API beside bare node:http + pg on the same database: the same one for all, and another for each. */
export async function pageRows(pas) {
  const { connectToRunningServer } = await import('../dist/src/platform/database/embedded-server.js');
  const bare = await startBare(await connectToRunningServer(pas.dataDir));
  try {
    const memory = { ours: residentMb(pas.process.pid), baseline: residentMb(bare.process.pid) };
    return [
      ...(await compare('GET /db/prices?limit=100', pas, bare, { isSamePage: true })),
      ...(await compare('… &offset=0 to 499', pas, bare, { isSamePage: false })),
      { what: 'memory (RSS)', ...memory, unit: 'MB', against: 'node:http + pg' },
      { what: 'bare server start', ours: bare.startMs, unit: 'ms' },
    ];
  } finally {
    await stop(bare.process);
  }
}

async function compare(what, pas, bare, options) {
  const rounds = { pas: [], bare: [] };
  for (let round = 0; round < ROUNDS; round++) {
    // The order alternates, so that neither side always runs on the warmer machine.
    const order = round % 2 === 0 ? ['pas', 'bare'] : ['bare', 'pas'];
    for (const side of order) rounds[side].push(await load(side === 'pas' ? pas : bare, options));
  }
  const of = (figure) => ({
    ours: median(rounds.pas.map((result) => result[figure])),
    baseline: median(rounds.bare.map((result) => result[figure])),
  });
  return [
    { what, ...of('rate'), unit: 'req/s', against: AGAINST },
    { what: `${what}, p99`, ...of('p99'), unit: 'ms', against: AGAINST },
  ];
}

async function load({ url }, { isSamePage }) {
  const result = await autocannon({
    url,
    connections: CONNECTIONS,
    duration: SECONDS,
    headers: { authorization: `Bearer ${TOKEN}` },
    ...(isSamePage ? {} : { requests: [{ setupRequest: (request) => ({ ...request, path: anyPage(url) }) }] }),
  });
  if (result.non2xx > 0 || result.errors > 0)
    throw new Error(`${url}: ${String(result.non2xx + result.errors)} failed`);
  return { rate: result.requests.average, p99: result.latency.p99 };
}

function anyPage(url) {
  const page = new URL(url);
  page.searchParams.set('offset', String(Math.floor(Math.random() * PAGES)));
  return `${page.pathname}${page.search}`;
}

async function startBare(databaseUrl) {
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['bench/bare-server.mjs', databaseUrl, PRICES], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((resolve) => child.stdout.once('data', (text) => resolve(Number(text))));
  return { process: child, startMs: performance.now() - startedAt, url: `http://127.0.0.1:${String(port)}/` };
}

export function residentMb(pid) {
  const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
  return Number(kilobytes) / 1024;
}
