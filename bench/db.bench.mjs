import { mkdtempSync, rmSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { median } from './measure.mjs';
import { startServer, stop, TOKEN } from './pas-server.mjs';
import { pageRows, residentMb } from './table-pages.mjs';

const ROWS = 1_000_000;
const ROUNDS = 7;
const SECOND = 1000;

/** The table API beside bare node:http + pg, and an export of a million rows beside COPY. */
export async function benchDb() {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  const { connectToRunningServer } = await import('../dist/src/platform/database/embedded-server.js');
  const first = await startServer(dataDir);
  await stop(first.process);
  const pas = await startServer(dataDir);
  try {
    return [...(await pageRows(pas)), ...(await exportRows(pas, await connectToRunningServer(dataDir)))];
  } finally {
    await stop(pas.process);
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function exportRows(pas, databaseUrl) {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`
      create table api.bench_rows (symbol text, date date, close numeric, volume bigint, primary key (symbol, date));
      insert into api.bench_rows
        select 'S' || s, date '2000-01-01' + d, (100 + random() * 50)::numeric(12, 4), (random() * 1e7)::bigint
        from generate_series(1, ${String(ROWS / 1000)}) s, generate_series(1, 1000) d;
      grant select on api.bench_rows to pas_reader;
      analyze api.bench_rows`);
    return await measureExport(pas, client);
  } finally {
    await client.query('drop table if exists api.bench_rows');
    await client.end();
  }
}

async function measureExport(pas, client) {
  await awaitTable(pas);
  const before = residentMb(pas.process.pid);
  let peak = before;
  const watching = setInterval(() => (peak = Math.max(peak, residentMb(pas.process.pid))), 20);
  // Lines are counted once, before anything is timed: counting a million of them would be a good part of what is measured.
  const sizes = { export: await countRows(await openExport(pas)), copy: await countRows(openCopy(client)) };
  const times = { export: [], copy: [] };
  for (let round = 0; round < ROUNDS; round++) {
    times.export.push(await timeReading(async () => readAll(await openExport(pas)), sizes.export));
    times.copy.push(await timeReading(() => readAll(openCopy(client)), sizes.copy));
  }
  clearInterval(watching);
  const rate = (side) => ROWS / (median(times[side]) / SECOND);
  return [
    {
      what: `export of ${String(ROWS)} rows, format=ndjson`,
      ours: rate('export'),
      baseline: rate('copy'),
      unit: 'rows/s',
      against: 'COPY … TO STDOUT through pg',
    },
    {
      what: 'memory (RSS), most during the exports',
      ours: peak,
      baseline: before,
      unit: 'MB',
      against: 'the same process before them',
    },
  ];
}

/** What is new under /db is served within 30 s. */
async function awaitTable({ base }) {
  const headers = { authorization: `Bearer ${TOKEN}` };
  while (!(await fetch(`${base}/db/bench_rows?limit=1`, { headers })).ok)
    await new Promise((go) => setTimeout(go, SECOND));
}

function openExport({ base }) {
  const headers = { authorization: `Bearer ${TOKEN}` };
  return new Promise((resolve, reject) => {
    get(`${base}/db/bench_rows?format=ndjson`, { headers }, resolve).on('error', reject);
  });
}

function openCopy(client) {
  return client.query(copyTo('copy api.bench_rows to stdout'));
}

/** @returns the milliseconds in which all `bytes` were read */
async function timeReading(read, bytes) {
  const startedAt = performance.now();
  const came = await read();
  const ms = performance.now() - startedAt;
  if (came !== bytes) throw new Error(`${String(came)} bytes came, not ${String(bytes)}`);
  return ms;
}

async function readAll(stream) {
  let bytes = 0;
  stream.on('data', (chunk) => (bytes += chunk.length));
  await finished(stream);
  return bytes;
}

/** @returns the bytes, after a look at the number of lines */
async function countRows(stream) {
  let lines = 0;
  stream.on('data', (chunk) => {
    for (let at = -1; (at = chunk.indexOf(10, at + 1)) >= 0;) lines++;
  });
  const bytes = await readAll(stream);
  if (lines !== ROWS) throw new Error(`${String(lines)} rows came`);
  return bytes;
}
