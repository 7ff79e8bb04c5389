import { writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';
import { aDataDirectory, cleanUp, start } from '../../integration/database/data-directory.js';
import { Owner } from '../../integration/database/owner.js';

describe('a start that cannot succeed is one line that says what to do, and exit code 1', () => {
  let database: TestDatabase;
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  beforeEach(async () => {
    folder = await aFolder();
  });

  afterEach(async () => {
    await folder.remove();
    await cleanUp();
  });

  /** The line; no stack, no second line, nothing but log lines on stdout. */
  async function failedStart(settings: Record<string, string> = {}, args: string[] = []): Promise<string> {
    const { exitCode, stdout, stderr } = await runToEnd('main', args, { folder: folder.path, settings });
    expect(stderr).toMatch(/^Error \([a-z_]+\): [^\n]+\n$/);
    expect(stdout).not.toContain('is running');
    expect(exitCode).toBe(1);
    return stderr;
  }

  const changed = (change: (url: URL) => void): string => {
    const url = new URL(database.url);
    change(url);
    return url.href;
  };

  it.each([
    [
      'that nothing answers',
      'postgres://pas:hunter2@127.0.0.1:1/pas',
      /database_unreachable.*"pas" on 127\.0\.0\.1:1: .*ECONNREFUSED.*Check DATABASE_URL/,
    ],
    [
      'of an unknown host',
      'postgres://pas:hunter2@db.invalid/pas',
      /database_unreachable.*"pas" on db\.invalid:5432: .*Check DATABASE_URL/,
    ],
    [
      'of another scheme',
      'mysql://pas:hunter2@127.0.0.1/pas',
      /config_invalid.*DATABASE_URL \(environment\).*postgres:\/\//,
    ],
    ['that is no address', 'hunter2', /config_invalid.*DATABASE_URL \(environment\).*postgres:\/\//],
  ])('DATABASE_URL %s', async (_, url, message) => {
    const line = await failedStart({ DATABASE_URL: url });
    expect(line).toMatch(message);
    expect(line).not.toContain('hunter2');
  });

  it('DATABASE_URL of a stranger', async () => {
    const strangers = changed((url) => {
      url.username = 'stranger';
      url.password = 'hunter2';
    });
    const line = await failedStart({ DATABASE_URL: strangers });
    expect(line).toMatch(/database_unreachable.*(password authentication failed|does not exist).*Check DATABASE_URL/);
    expect(line).not.toContain('hunter2');
  });

  it('DATABASE_URL of a database that does not exist', async () => {
    const line = await failedStart({ DATABASE_URL: changed((url) => (url.pathname = '/nowhere')) });
    expect(line).toMatch(/database_unreachable.*"nowhere" does not exist.*Check DATABASE_URL/);
  });

  describe('listening', () => {
    // An exchange elsewhere that does not answer: the start does not depend on it.
    const settings = () => ({ DATABASE_URL: database.url, EXCHANGE_URL: 'http://127.0.0.1:1' });

    it('on a port in use', async () => {
      const other = createServer();
      await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
      const { port } = other.address() as AddressInfo;
      const line = await failedStart({ ...settings(), PORT: String(port) }, ['--role', 'api']);
      await new Promise((resolve) => other.close(resolve));
      expect(line).toMatch(`(port_in_use): Port ${port} on 127.0.0.1 is in use: stop the other program or set PORT`);
    });

    it('on an address of another machine', async () => {
      const line = await failedStart({ ...settings(), PORT: '0', HOST: '192.0.2.1' }, ['--role', 'api']);
      expect(line).toMatch(/config_invalid.*192\.0\.2\.1.*EADDRNOTAVAIL.*set HOST/);
    });
  });

  it('DATA_DIR of another PostgreSQL version', async () => {
    const dataDir = await aDataDirectory();
    await (await start(dataDir)).stop();
    writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '12\n');
    const line = await failedStart({ DATA_DIR: dataDir });
    expect(line).toMatch(/data_dir_version.*written by PostgreSQL 12, .*PostgreSQL 18.*pg_dump/);
  });

  it('DATA_DIR that is a file', async () => {
    writeFileSync(join(folder.path, 'occupied'), '');
    expect(await failedStart({ DATA_DIR: 'occupied' })).toMatch(/config_invalid.*DATA_DIR: ".*occupied" is no folder/);
  });

  it('live trading on the simulated exchange', async () => {
    expect(await failedStart({ DATABASE_URL: database.url, TRADING_MODE: 'live' })).toMatch(
      /config_invalid.*TRADING_MODE=live needs ALPACA_API_KEY and ALPACA_SECRET_KEY/,
    );
  });

  it('DATA_DIR in use by another process', async () => {
    const dataDir = await aDataDirectory();
    const owner = Owner.spawn(dataDir);
    await owner.ready();
    const line = await failedStart({ DATA_DIR: dataDir });
    await owner.end('SIGTERM');
    expect(line).toMatch(new RegExp(`data_dir_in_use.*${dataDir} is in use by process ${owner.pid}.*DATA_DIR`));
  });

  it('an unknown key in config.yaml', async () => {
    writeFileSync(join(folder.path, 'config.yaml'), 'PORT: 0\nDATABSE_URL: postgres://pas:hunter2@db/pas\n');
    expect(await failedStart()).toBe('Error (config_invalid): config.yaml line 2: unknown key "DATABSE_URL".\n');
  });

  it('a wrong value in .env', async () => {
    writeFileSync(join(folder.path, '.env'), 'PORT=eighty\n');
    expect(await failedStart()).toBe(
      'Error (config_invalid): PORT (.env): "eighty" must be a whole number from 0 to 65535.\n',
    );
  });

  it('half of a key pair', async () => {
    const line = await failedStart({ DATABASE_URL: database.url, ALPACA_API_KEY: 'hunter2' });
    expect(line).toMatch(/config_invalid.*ALPACA_API_KEY and ALPACA_SECRET_KEY go together/);
    expect(line).not.toContain('hunter2');
  });
});

describe('a command', () => {
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    folder = await aFolder();
  });

  afterAll(() => folder.remove());

  const settings = { DATABASE_URL: 'postgres://pas:hunter2@127.0.0.1:1/pas' };

  it('that fails is one line and exit code 1, with --json one document', async () => {
    const plain = await runToEnd('cli', ['migrate', 'status'], { folder: folder.path, settings });
    expect(plain).toMatchObject({ exitCode: 1, stdout: '' });
    expect(plain.stderr).toMatch(/^Error \(database_unreachable\): [^\n]+\n$/);
    const asJson = await runToEnd('cli', ['--json', 'migrate', 'status'], { folder: folder.path, settings });
    expect(asJson.exitCode).toBe(1);
    expect(JSON.parse(asJson.stderr)).toMatchObject({ code: 'database_unreachable', errors: [] });
    expect(plain.stderr + asJson.stderr).not.toContain('hunter2');
  });

  it.each([
    ['cli', ['frobnicate']],
    ['cli', ['serve', '--role', 'king']],
    ['main', ['--role', 'cli']],
    ['main', ['--verbose']],
  ] as const)('%s %j is wrong usage: exit code 2', async (program, args) => {
    const { exitCode, stderr } = await runToEnd(program, [...args], { folder: folder.path, settings });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/\S/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});
