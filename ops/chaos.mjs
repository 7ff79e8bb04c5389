// `npm run chaos [-- --minutes 30 --seed S --rebalances N --lanes L]`: the fault campaign of test/chaos at any length.
// Exit code 1 and the seed when something must not be.
import { parseArgs } from 'node:util';
import { fail, prepare } from './prepare.mjs';

const DEFAULTS = { minutes: 10, rebalances: 1_000_000, lanes: 3 };
const names = ['minutes', 'seed', 'rebalances', 'lanes'];

const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const given = parse();
const wanted = { ...DEFAULTS, ...given };
// A replay is as long as it takes.
if (given.rebalances !== undefined && given.minutes === undefined) wanted.minutes = 24 * 60;
wanted.seed ??= Math.floor(Math.random() * 1_000_000_000);

await prepare().catch((error) => fail(error.message));
const { runToEnd } = await import('./run-command.mjs');
console.log(`Chaos: seed ${wanted.seed}, ${wanted.lanes} lanes, ${wanted.minutes} minutes at most`);
const env = { ...process.env };
for (const name of names) env[`CHAOS_${name.toUpperCase()}`] = String(wanted[name]);
const { code } = await runToEnd(process.execPath, ['ops/test.mjs', 'test/chaos'], { env });
if (code !== 0) fail(`Chaos: seed ${wanted.seed} failed; what differs, and how to replay it, stands above.`);

function parse() {
  try {
    const { values } = parseArgs({ options });
    for (const [name, text] of Object.entries(values)) {
      if (!/^\d+$/.test(text) || Number(text) > 1e9) throw new Error(`--${name} must be a whole number`);
    }
    return Object.fromEntries(Object.entries(values).map(([name, text]) => [name, Number(text)]));
  } catch (error) {
    return fail(error.message);
  }
}
