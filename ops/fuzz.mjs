// `npm run fuzz [-- --requests 20000 --seed S]`: test/fuzz at any length. Exit code 1 and the requests that were answered
// otherwise than the description says.
import { parseArgs } from 'node:util';
import { fail, prepare } from './prepare.mjs';

const DEFAULTS = { requests: 20_000, seed: 20_240_105 };
const names = Object.keys(DEFAULTS);

const options = Object.fromEntries(names.map((name) => [name, { type: 'string' }]));
const wanted = { ...DEFAULTS, ...parse() };

await prepare().catch((error) => fail(error.message));
const { runToEnd } = await import('./run-command.mjs');
const env = { ...process.env };
for (const name of names) env[`FUZZ_${name.toUpperCase()}`] = String(wanted[name]);
const { code } = await runToEnd(process.execPath, ['ops/test.mjs', 'test/fuzz'], { env });
if (code !== 0) fail(`Fuzzing: seed ${wanted.seed} failed, see above.`);

function parse() {
  try {
    const { values } = parseArgs({ options });
    for (const [name, text] of Object.entries(values)) {
      if (!/^\d+$/.test(text) || Number(text) > 1e9) throw new Error(`--${name} must be a whole number`);
    }
    return values;
  } catch (error) {
    return fail(error.message);
  }
}
