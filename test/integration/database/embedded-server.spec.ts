import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { connectToRunningServer, type EmbeddedServer } from '../../../src/platform/database/embedded-server.js';
import { aDataDirectory, cleanUp, query, start } from './data-directory.js';
import { Owner } from './owner.js';

afterEach(cleanUp);

async function until(condition: () => Promise<boolean>): Promise<void> {
  const giveUpAt = Date.now() + 30_000;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error('the condition did not come true');
    await sleep(10);
  }
}

describe('the embedded server', () => {
  it('keeps its data over a restart and speaks UTF-8, UTC and byte order', async () => {
    const dataDir = await aDataDirectory();
    const first = await start(dataDir, true);
    expect(first.adopted).toBe(false);
    await query(first.url, `create table kept as select 'Äpfel' as word`);
    await first.stop();
    await first.stop();
    await expect(query(first.url, 'select 1')).rejects.toThrow(/ECONNREFUSED/);

    const second = await start(dataDir, true);
    expect(second.adopted).toBe(false);
    expect(await query(second.url, 'table kept')).toEqual([{ word: 'Äpfel' }]);
    expect(await query(second.url, `select current_setting('fsync') f, current_setting('timezone') z`)).toEqual([
      { f: 'on', z: 'UTC' },
    ]);
    expect(await query(second.url, `select 'a' > 'B' as bytes, upper('é') as upper`)).toEqual([
      { bytes: true, upper: 'É' },
    ]);
  });

  it('listens on the loopback below the ephemeral ports and asks everybody for the password, which only we can read', async () => {
    const dataDir = await aDataDirectory();
    const { url } = await start(dataDir);
    const { port, password } = new URL(url);
    expect(Number(port)).toBeLessThan(32_768);
    expect(await query(url, `select current_setting('listen_addresses') as hosts`)).toEqual([{ hosts: '127.0.0.1' }]);
    await expect(query(url.replace(password, 'guess'), 'select 1')).rejects.toThrow(/password authentication failed/);
    expect((await stat(join(dataDir, 'postgres/pas.password'))).mode & 0o777).toBe(0o600);
  });

  it('is found by a command while it runs, and only then', async () => {
    const dataDir = await aDataDirectory();
    expect(await connectToRunningServer(dataDir)).toBeUndefined();
    const server = await start(dataDir);
    expect(await connectToRunningServer(dataDir)).toBe(server.url);
    await server.stop();
    expect(await connectToRunningServer(dataDir)).toBeUndefined();
  });

  it('outlives a killed owner and is taken over with everything in it', async () => {
    const dataDir = await aDataDirectory();
    const owner = Owner.spawn(dataDir);
    const { url } = await owner.ready();
    await query(url, 'create table kept as select 1 as n');
    await owner.end('SIGKILL');

    const heir = await start(dataDir);
    expect(heir).toMatchObject({ url, adopted: true });
    expect(await query(heir.url, 'table kept')).toEqual([{ n: 1 }]);
    await heir.stop();
    expect(await connectToRunningServer(dataDir)).toBeUndefined();
  });

  it('recovers what was committed when the server itself was killed', async () => {
    const dataDir = await aDataDirectory();
    const server = await start(dataDir, true);
    await query(server.url, 'create table kept as select 1 as n');
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0]);
    process.kill(pid, 'SIGKILL');
    const again = await start(dataDir, true).finally(() => server.stop());
    expect(await query(again.url, 'table kept')).toEqual([{ n: 1 }]);
  });

  it('is not fooled by a stranger that got the process number of a dead server', async () => {
    const dataDir = await aDataDirectory();
    const server = await start(dataDir);
    const pidFile = join(dataDir, 'postgres/postmaster.pid');
    const lines = (await readFile(pidFile, 'utf8')).split('\n');
    await server.stop();
    const stranger = Owner.spawn(await aDataDirectory());
    await writeFile(pidFile, [stranger.pid, ...lines.slice(1)].join('\n'));

    expect(await connectToRunningServer(dataDir)).toBeUndefined();
    expect((await start(dataDir)).adopted).toBe(false);
    await stranger.ready();
    await stranger.end('SIGTERM');
  });

  it('has one owner: the second is refused with the folder and the process of the first', async () => {
    const dataDir = await aDataDirectory();
    const owner = Owner.spawn(dataDir);
    const { url } = await owner.ready();
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'data_dir_in_use',
      message: expect.stringMatching(new RegExp(`^${dataDir} is in use by process ${owner.pid} `)) as string,
    });
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await owner.end('SIGTERM');
  });

  it('starts once when several start at the same moment on a fresh folder', async () => {
    const dataDir = await aDataDirectory();
    const starts = await Promise.allSettled([start(dataDir), start(dataDir), start(dataDir)]);
    const won = starts.filter((s): s is PromiseFulfilledResult<EmbeddedServer> => s.status === 'fulfilled');
    const lost = starts.filter((s) => s.status === 'rejected').map((s) => (s.reason as { code: string }).code);
    expect(won).toHaveLength(1);
    expect(lost).toEqual(['data_dir_in_use', 'data_dir_in_use']);
    expect(await query(won[0]!.value.url, 'select 1 as n')).toEqual([{ n: 1 }]);
    expect((await readdir(dataDir)).sort()).toEqual(['postgres', 'postgres.log']);
  });

  it('starts on a folder where the creation of the database was killed', async () => {
    const dataDir = await aDataDirectory();
    const owner = Owner.spawn(dataDir);
    await until(async () => (await readdir(dataDir)).some((name) => name.startsWith('.postgres-new-')));
    await owner.end('SIGKILL');
    expect(await query((await start(dataDir)).url, 'select 1 as n')).toEqual([{ n: 1 }]);
  });

  it('refuses the database of another major version and says what to do', async () => {
    const dataDir = await aDataDirectory();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '12\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'data_dir_version',
      message: expect.stringMatching(/written by PostgreSQL 12.*brings PostgreSQL 18.*pg_dump/) as string,
    });
  });

  it('never touches a folder that is not its own', async () => {
    const dataDir = await aDataDirectory();
    await mkdir(join(dataDir, 'postgres'));
    await writeFile(join(dataDir, 'postgres/notes.txt'), 'mine');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'database_embedded_failed',
      message: expect.stringContaining('not a database of PAS') as string,
    });
    expect(await readdir(dataDir)).toEqual(['postgres']);
    expect(await readdir(join(dataDir, 'postgres'))).toEqual(['notes.txt']);
  });

  it('shows the last words of a server that does not start', async () => {
    const dataDir = await aDataDirectory();
    await (await start(dataDir)).stop();
    await writeFile(join(dataDir, 'postgres/postgresql.conf'), 'no_such_setting = on\n');
    await expect(start(dataDir)).rejects.toMatchObject({
      code: 'database_embedded_failed',
      message: expect.stringMatching(/no_such_setting[^]*postgres\.log/) as string,
    });
  });
});
