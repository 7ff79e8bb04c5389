import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer, stop } from './pas-server.mjs';

/** Start-up of a server with the demo market. */
export async function benchServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'pas-bench-'));
  try {
    const first = await startServer(dataDir);
    await stop(first.process);
    const again = await startServer(dataDir);
    await stop(again.process);
    return [startRow('first start to /health', first), startRow('restart to /health', again)];
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function startRow(what, { startMs }) {
  return { what, ours: startMs, unit: 'ms' };
}
