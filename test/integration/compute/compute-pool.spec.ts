import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { ComputePool } from '../../../src/platform/compute/compute-pool.service.js';

const WORKER = pathToFileURL(join(process.cwd(), 'test/support/endless.worker.mjs'));

describe('the pool of threads that compute', () => {
  const pool = new ComputePool();

  afterAll(() => pool.onApplicationShutdown());

  it('ends a computation that does not end by itself, and goes on with the next', async () => {
    const threads = 4;
    const endless = Array.from({ length: threads }, () => pool.run(WORKER, { forever: true }, { timeoutMs: 500 }));
    for (const outcome of await Promise.allSettled(endless)) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'optimizer_timeout' } });
    }
    expect(await pool.run(WORKER, { forever: false })).toBe('answer');
  });

  it('ends one that its caller no longer wants', async () => {
    const caller = new AbortController();
    const endless = pool.run(WORKER, { forever: true }, { signal: caller.signal });
    caller.abort();
    await expect(endless).rejects.toThrow(/abort/i);
    expect(await pool.run(WORKER, { forever: false })).toBe('answer');
  });
});
