import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { aFolder, runToEnd, type Ended } from '../../support/pas-process.js';

describe('pas', () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    database = await createTestDatabase();
    folder = await aFolder();
  });

  afterAll(async () => {
    await folder.remove();
    await database.drop();
  });

  // With keys it starts no exchange of its own; nobody is at the address.
  const pas = (args: string[], settings: Record<string, string> = {}): Promise<Ended> =>
    runToEnd('cli', args, {
      folder: folder.path,
      settings: {
        DATABASE_URL: database.url,
        ALPACA_API_KEY: 'key',
        ALPACA_SECRET_KEY: 'secret',
        ALPACA_BASE_URL: 'http://127.0.0.1:1',
        ...settings,
      },
    });

  it.each([
    [['exchange', '--port', 'abc'], /port/],
    [['exchange', '--port', '70000'], /a port is from 0 to 65535/],
    [['halt', ' '], /say why/],
    [['nonsense'], /unknown command/],
  ])('%j is wrong usage', async (args, message) => {
    const { exitCode, stdout, stderr } = await pas(args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('is a file that a shell may execute', () => {
    expect(statSync('dist/src/cli.js').mode & 0o111).toBe(0o111);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
    expect(await pas(['--version'])).toMatchObject({ exitCode: 0, stdout: `${version}\n` });
  });

  it('strategies list and jobs list have for machines what the API has', async () => {
    const strategies = await pas(['--json', 'strategies', 'list']);
    const jobs = JSON.parse((await pas(['--json', 'jobs', 'list'])).stdout) as Record<string, unknown>[];
    expect([strategies.exitCode, JSON.parse(strategies.stdout)]).toEqual([0, []]);
    expect(Object.keys(jobs[0]!)).toEqual(['name', 'title', 'schedule', 'paused', 'timeout_ms', 'retries', 'last_run']);
  });

  it('prints what others wrote without letting it command the terminal', async () => {
    const file = join(folder.path, 'escape.yaml');
    writeFileSync(file, 'id: escape\nname: "\\e]0;owned\\a\\e[2J"\nkind: equal_weight\nuniverse: { all: true }\n');
    await pas(['strategies', 'add', file]);
    const listed = await pas(['strategies', 'list']);
    const refused = await pas(['strategies', 'remove', '\u001b[2J']);
    await pas(['strategies', 'remove', 'escape']);
    expect(listed.stdout).toContain(String.raw`\u001b]0;owned\u0007\u001b[2J`);
    expect(refused.stderr).toContain(String.raw`\u001b[2J`);
    expect(listed.stdout + refused.stderr).not.toContain('\u001b');
  });

  it('prints tables without colours where nobody looks', async () => {
    const { stdout } = await pas(['jobs', 'list']);
    expect(stdout).toContain('allocate');
    expect(stdout).not.toContain('\u001b');
  });

  describe('with a scheduler.yaml', () => {
    const schedules = async (): Promise<Ended> => pas(['--json', 'jobs', 'list']);
    const write = (text: string) => writeFileSync(join(folder.path, 'scheduler.yaml'), text);
    afterAll(() => rmSync(join(folder.path, 'scheduler.yaml')));

    it('jobs run when it says', async () => {
      write('rebalance: open + 30 min\nprune-history: 30 3 * * * (America/New_York)\n');
      const jobs = JSON.parse((await schedules()).stdout) as { name: string; schedule: string }[];
      const scheduleOf = Object.fromEntries(jobs.map(({ name, schedule }) => [name, schedule]));
      expect(scheduleOf).toMatchObject({
        rebalance: 'open + 30 min',
        'prune-history': '30 3 * * * (America/New_York)',
        allocate: 'close + 45 min',
      });
    });

    it('stops the start when it is wrong', async () => {
      write('rebalanse: open\n');
      const { exitCode, stderr } = await pas(['jobs', 'list']);
      expect([exitCode, stderr]).toEqual([
        1,
        'Error (config_invalid): scheduler.yaml line 1: unknown key "rebalanse".\n',
      ]);
    });
  });

  describe('doctor', () => {
    it('says what is wrong and goes on', async () => {
      const { exitCode, stdout } = await pas(['--json', 'doctor']);
      const { healthy, findings } = JSON.parse(stdout) as {
        healthy: boolean;
        findings: { check: string; state: string; detail: string }[];
      };
      expect([exitCode, healthy]).toEqual([0, true]);
      expect(Object.fromEntries(findings.map(({ check, state }) => [check, state]))).toMatchObject({
        ...{ database: 'ok', migrations: 'ok', broker: 'warning', trading: 'warning', data: 'warning', jobs: 'ok' },
      });
      expect(findings.find(({ check }) => check === 'data')?.detail).toMatch(/pas import bars/);
    });

    it('fails where PAS cannot start', async () => {
      const { exitCode, stdout } = await pas(['doctor'], { DATABASE_URL: 'mysql://127.0.0.1/pas' });
      expect(exitCode).toBe(1);
      expect(stdout).toMatch(/start .* failure .*config_invalid/);
    });
  });
});
