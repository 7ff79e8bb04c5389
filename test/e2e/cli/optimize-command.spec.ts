import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { optimizeJson } from '../../../src/quant/json/optimize-json.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';

const REQUEST = {
  symbols: ['A', 'B', 'C'],
  returns: Array.from({ length: 12 }, (_, t) => [Math.sin(t) / 50, Math.cos(2 * t) / 40, Math.sin(3 * t + 1) / 30]),
  method: 'min_variance',
  constraints: { max_weight: 0.5 },
};

describe('pas optimize', () => {
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    folder = await aFolder();
  });

  afterAll(() => folder.remove());

  /** No database, no broker: were they needed, a command could not find them here. */
  const pas = (args: string[], input?: string) =>
    runToEnd('cli', args, { folder: folder.path, settings: { DATABASE_URL: 'postgres://127.0.0.1:1/none' }, input });
  const file = (name: string, content: string): string => {
    writeFileSync(join(folder.path, name), content);
    return name;
  };

  it('answers like the endpoint, without a server or a database', async () => {
    const { exitCode, stdout, stderr } = await pas([
      '--json',
      'optimize',
      file('request.json', JSON.stringify(REQUEST)),
    ]);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const { diagnostics, ...answer } = JSON.parse(stdout) as ReturnType<typeof optimizeJson>;
    const { diagnostics: expected, ...same } = optimizeJson(REQUEST, () => 0);
    expect(answer).toEqual(same);
    expect({ ...diagnostics, elapsed_ms: 0 }).toEqual(expected);
  });

  it('reads YAML from standard input and shows weights and risk to people', async () => {
    const yaml = 'symbols: [A, B]\nmethod: equal_weight\nmoments: { covariance: [[0.04, 0], [0, 0.04]] }\n';
    const { exitCode, stdout } = await pas(['optimize', '-'], yaml);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/A .*50\.00 %.*50\.00 %/);
    expect(stdout).toContain('By equal_weight: volatility 14.14 % a year.');
  });

  it.each([
    [
      'limits in conflict',
      JSON.stringify({ ...REQUEST, constraints: { max_weight: 0.2 } }),
      /\(infeasible\): .*budget/,
    ],
    ['a file that is neither', '{"symbols": [', /\(malformed_json\): request\.json line 1: not valid YAML/],
    [
      'too large a number',
      JSON.stringify(REQUEST).replace(/\[\[[^,]*/, '[[1e999'),
      /\(invalid_input\): .*returns\[0\]\[0\]/,
    ],
  ])('refuses %s with one line and exit code 1', async (_, content, message) => {
    const { exitCode, stdout, stderr } = await pas(['optimize', file('request.json', content)]);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  it('says that a file is not there, to machines as well', async () => {
    const { exitCode, stderr } = await pas(['--json', 'optimize', 'none.yaml']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'import_file_unreadable' });
  });

  it('has the frontier and whole shares beside it', async () => {
    const request = file('frontier.json', JSON.stringify({ ...REQUEST, method: undefined, points: 3 }));
    const frontier = await pas(['--json', 'frontier', request]);
    expect(JSON.parse(frontier.stdout)).toMatchObject({ points: [{}, {}, {}] });
    const shares = await pas(['discrete', file('s.yaml', 'weights: { A: 1 }\nprices: { A: "30" }\ncapital: 100\n')]);
    expect(shares.stdout).toMatch(/A .* 3 .* 90\.00 %/);
    expect(shares.stdout).toContain('10 stay in cash');
  });
});
