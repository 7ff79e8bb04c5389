import { spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';

export const TOKEN = 'bench';
const START_DEADLINE_MS = 60_000;

/** A server on this data directory that answers and has a book. */
export async function startServer(dataDir) {
  const port = 20_000 + Math.floor(Math.random() * 9000);
  const startedAt = performance.now();
  const child = spawn(process.execPath, ['dist/src/main.js'], {
    env: {
      ...process.env,
      DATA_DIR: dataDir,
      PORT: String(port),
      API_TOKEN: TOKEN,
      RATE_LIMIT_PER_MINUTE: '0',
      LOG_LEVEL: 'error',
      OPEN_BROWSER: 'false',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const base = `http://127.0.0.1:${String(port)}`;
  await until(async () => (await fetch(`${base}/health`)).ok);
  const startMs = performance.now() - startedAt;
  const headers = { authorization: `Bearer ${TOKEN}` };
  await until(async () => (await (await fetch(`${base}/db/portfolio?limit=1`, { headers })).json()).length > 0);
  return { process: child, dataDir, startMs, base, url: `${base}/db/prices?limit=100` };
}

async function until(isDone) {
  const deadline = performance.now() + START_DEADLINE_MS;
  for (;;) {
    if (await isDone().catch(() => false)) return;
    if (performance.now() > deadline) throw new Error('the server did not come up');
    await pause(10);
  }
}

export async function stop(child) {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
