import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ERROR_CODES } from '../../src/common/error-codes.js';
import { PROBLEM_ADVICE } from '../../src/platform/http/problem-advice.js';
import { PROBLEM_STATUS } from '../../src/platform/http/problem-status.js';

const ROOT = join(__dirname, '..', '..');

/** Folder of the extension point, suffix of its files, and what lists the members beside them. */
const EXTENSION_POINTS = [
  ['src/quant/optimizers', '.optimizer.ts', 'registry.ts'],
  ['src/quant/moments', '.estimator.ts', 'registry.ts'],
  ['src/quant/moments', '.expected-returns.ts', 'expected-returns.registry.ts'],
  ['src/strategies/kinds', '.kind.ts', 'registry.ts'],
  ['src/streams/channels', '.channel.ts', 'registry.ts'],
  ['src/execution/safety/breakers', '.breaker.ts', 'registry.ts'],
  ['src/execution/safety/protections', '.protection.ts', 'registry.ts'],
  ['src/db-proxy/writers', '.writer.ts', 'registry.ts'],
  ['src/execution/styles', '.style.ts', 'registry.ts'],
  ['src/execution/planner/screens', '.screen.ts', '../screening.ts'],
  ['src/execution/planner/limits', '.limit.ts', '../limiting.ts'],
] as const;

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

describe.each(EXTENSION_POINTS)('%s/*%s', (folder, suffix, registry) => {
  // `covariance-estimator.ts` and the like define the interface; a member has a name before the suffix.
  const members = readdirSync(join(ROOT, folder)).filter((file) => file.endsWith(suffix));

  it('has members, and each is registered in the visible list', () => {
    expect(members.length).toBeGreaterThan(0);
    const list = read(`${folder}/${registry}`);
    for (const member of members) expect(list).toContain(`/${member.replace(/\.ts$/, '.js')}'`);
  });
});

describe('brokers', () => {
  const folders = readdirSync(join(ROOT, 'src/execution/broker'), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );

  it.each(folders.map(({ name }) => name))('%s is registered', (name) => {
    expect(read('src/execution/broker/registry.ts')).toContain(`'./${name}/${name}.broker.js'`);
  });
});

describe('error codes', () => {
  const rows = [...read('docs/errors.md').matchAll(/^\| `([a-z_]+)` +\| (\d{3}) /gm)].map(
    ([, code, status]) => [code!, Number(status)] as const,
  );

  it('say the same in the description of the API', () => {
    const advice = [...read('docs/errors.md').matchAll(/^\| `([a-z_]+)` +\| \d{3}  \| (.*?) +\|$/gm)];
    expect(Object.fromEntries(advice.map(([, code, text]) => [code, text]))).toEqual(PROBLEM_ADVICE);
  });

  it('are all explained in docs/errors.md, and nothing else is', () => {
    expect(rows.map(([code]) => code).sort()).toEqual([...ERROR_CODES].sort());
  });

  it('have the status that is documented', () => {
    expect(Object.fromEntries(rows)).toEqual(PROBLEM_STATUS);
  });
});

describe('the reasons of a skip', () => {
  it('are all explained in docs/execution.md', () => {
    const union = /type SkipReason =([^;]+);/.exec(read('src/execution/planner/plan.ts'))![1]!;
    const reasons = [...union.matchAll(/'([A-Z_]+)'/g)].map((match) => match[1]!);
    const section = /## Why a leg was not sent([^]+?)\n## /.exec(read('docs/execution.md'))![1]!;
    expect(reasons.length).toBeGreaterThan(10);
    expect(reasons.filter((reason) => !section.includes(`\`${reason}\``))).toEqual([]);
  });

  it('of the rules, every member is explained too', () => {
    const members = [...read('src/execution/rules/rebalance-rules.ts').matchAll(/^  ([a-z_]+)\??: [^(\n]+;$/gm)];
    const docs = read('docs/execution.md');
    expect(members.length).toBeGreaterThan(15);
    for (const [, name] of members) expect(docs).toContain(`\`${name!}\``);
  });
});

describe('the guides', () => {
  it.each(['README.md', 'docs/extending.md'])('%s names files and folders that exist', (guide) => {
    const named = [...read(guide).matchAll(/`((?:src|test|migrations|docs)\/[^`<…]*)`/g)].map((match) => match[1]!);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
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
