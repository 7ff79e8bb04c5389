import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../../src/common/error-codes.js';

const ROOT = join(__dirname, '..', '..');

/** Folder of the extension point, suffix of its files; `registry.ts` beside them lists the members. */
const EXTENSION_POINTS = [
  ['src/quant/optimizers', '.optimizer.ts'],
  ['src/quant/moments', '.estimator.ts'],
  ['src/strategies/kinds', '.kind.ts'],
  ['src/streams/channels', '.channel.ts'],
  ['src/db-proxy/writers', '.writer.ts'],
] as const;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe.each(EXTENSION_POINTS)('%s', (folder, suffix) => {
  // `covariance-estimator.ts` and the like define the interface; a member has a name before the suffix.
  const members = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(suffix));

  it('has members, and each is registered in the visible list', () => {
    expect(members.length).toBeGreaterThan(0);
    const list = read(`${folder}/registry.ts`);
    for (const member of members) expect(list).toContain(`/${member.replace(/\.ts$/, '.js')}'`);
  });
});

describe('error codes', () => {
  it('are all explained in docs/errors.md, and nothing else is', () => {
    const documented = [...read('docs/errors.md').matchAll(/^\| `([a-z_]+)` /gm)].map((match) => match[1]);
    expect([...documented].sort()).toEqual([...ERROR_CODES].sort());
  });
});

describe('migrations', () => {
  it('are all listed, in order, and can be undone', () => {
    const files = readdirSync(join(ROOT, 'migrations')).filter((file) => /^\d+-/.test(file));
    const listed = [...read('migrations/index.ts').matchAll(/'\.\/(\d+-[a-z-]+)\.js'/g)].map(
      (match) => `${match[1]!}.ts`,
    );
    expect(listed).toEqual([...files].sort());
    for (const file of files) expect(read(`migrations/${file}`)).toMatch(/async down\(runner: QueryRunner\)/);
  });
});
