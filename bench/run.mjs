// npm run bench [-- --json] [--long] [name …]: every figure beside a baseline measured in the same run; medians and ratios.
import { prepare } from '../ops/prepare.mjs';
import { benchAllocation } from './allocation.bench.mjs';
import { benchDb } from './db.bench.mjs';
import { benchExecution } from './execution/execution.bench.mjs';
import { benchMemory } from './memory.bench.mjs';
import { benchPlan } from './plan.bench.mjs';
import { benchRequests } from './requests.bench.mjs';
import { benchServer } from './server.bench.mjs';
import { benchSlowClients } from './slow-clients.bench.mjs';
import { benchStreams } from './streams.bench.mjs';

const BENCHES = {
  allocation: benchAllocation,
  memory: benchMemory,
  plan: benchPlan,
  execution: benchExecution,
  server: benchServer,
  db: benchDb,
  requests: benchRequests,
  'slow-clients': benchSlowClients,
  streams: benchStreams,
};

const asJson = process.argv.includes('--json');
const isLong = process.argv.includes('--long');
const named = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = named.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  process.stderr.write(`no bench named ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}\n`);
  process.exit(2);
}

await prepare();
const rows = [];
for (const name of named.length > 0 ? named : Object.keys(BENCHES)) rows.push(...(await BENCHES[name]({ isLong })));

if (asJson) process.stdout.write(`${JSON.stringify({ node: process.version, rows }, null, 2)}\n`);
else printTable(rows);

function printTable(results) {
  const lines = results.map(({ what, ours, baseline, unit, against }) => [
    what,
    `${format(ours)} ${unit}`,
    baseline === undefined ? '–' : `${format(baseline)} ${unit}`,
    baseline === undefined ? '–' : format(ours / baseline),
    against ?? '',
  ]);
  const head = ['what', 'PAS', 'baseline', 'ratio', 'baseline is'];
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((line) => line[i].length)));
  for (const line of [head, ...lines]) {
    process.stdout.write(`${line.map((cell, i) => cell.padEnd(widths[i])).join('  ')}\n`);
  }
}

function format(value) {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
