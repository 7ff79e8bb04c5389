// `npm test [-- jest arguments]`: everything on the embedded defaults, and what talks to servers a second time on
// TEST_DATABASE_URL / TEST_REDIS_URL when they are set (`--servers-only`: nothing but that).
import { fail, prepare } from './prepare.mjs';

// Jest needs the first to serve our dynamic imports; the second is about the first.
const NODE_FLAGS = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'];
const JEST = ['node_modules/jest/bin/jest.js', '--config', '.config/jest.config.mjs'];
const WITHOUT_SERVERS = '^(?!.*/test/(integration|e2e)/)';

const SERVERS_ONLY = '--servers-only';
const args = process.argv.slice(2).filter((arg) => arg !== SERVERS_ONLY);
const serversOnly = process.argv.includes(SERVERS_ONLY);
const { TEST_DATABASE_URL, TEST_REDIS_URL, ...plainEnv } = process.env;
const hasServers = Boolean(TEST_DATABASE_URL || TEST_REDIS_URL);

await prepare().catch((error) => fail(error.message));
const { runToEnd } = await import('./run-command.mjs');
if (serversOnly && !hasServers) fail(`${SERVERS_ONLY} needs TEST_DATABASE_URL or TEST_REDIS_URL.`);

const passes = [];
if (!serversOnly) passes.push(() => jest('on the embedded defaults', plainEnv));
if (hasServers) {
  const only = ['--testPathIgnorePatterns', WITHOUT_SERVERS, '--passWithNoTests'];
  passes.push(() => jest('on the servers of TEST_DATABASE_URL / TEST_REDIS_URL', process.env, only));
}
for (const pass of passes) {
  const code = await pass();
  if (code !== 0) process.exitCode = code;
}

async function jest(where, env, extra = []) {
  if (hasServers) console.log(`Tests ${where}:`);
  const { code } = await runToEnd(process.execPath, [...NODE_FLAGS, ...JEST, ...args, ...extra], { env });
  return code ?? 1;
}
