import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../../support/eventually.js';
import { aFolder } from '../../support/pas-process.js';

describe('a second signal, while the first is worked off', () => {
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeEach(async () => {
    folder = await aFolder();
  });

  afterEach(() => folder.remove());

  it('leaves no database server behind', async () => {
    const { PATH = '', HOME = '' } = process.env;
    const main = join(__dirname, '..', '..', '..', 'dist', 'src', 'main.js');
    const child = spawn(process.execPath, [main], {
      cwd: folder.path,
      env: { PATH, HOME, OPEN_BROWSER: 'false', PORT: '0', LOG_FORMAT: 'json' },
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let printed = '';
    child.stdout.on('data', (chunk: Buffer) => (printed += chunk.toString()));
    await eventually(() => expect(printed).toContain('is running'), 60_000);
    const postmaster = Number(
      readFileSync(join(folder.path, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0],
    );
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    // Two at once would be one.
    await new Promise((resolve) => setTimeout(resolve, 50));
    child.kill('SIGTERM');
    await ended;
    await eventually(() => expect(() => process.kill(postmaster, 0)).toThrow('ESRCH'), 20_000);
  });
});
