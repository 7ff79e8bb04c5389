import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pricePaths } from '../../support/price-paths.js';
import { aFolder, runToEnd } from '../../support/pas-process.js';
import { BacktestStage } from '../backtests/backtest-stage.js';

const QUESTION = `
kind: inverse_volatility
params: { lookback_days: 20 }
universe: { symbols: [B, A] }
start: 2021-02-01
end: 2021-06-30
cost_rate: 0.001
benchmark: A
`;

describe('pas backtest', () => {
  let stage: BacktestStage;
  let folder: Awaited<ReturnType<typeof aFolder>>;

  beforeAll(async () => {
    stage = await BacktestStage.start();
    await stage.store(pricePaths({ symbols: ['A', 'B'], days: 150, seed: 5, start: '2021-01-01' }));
    folder = await aFolder();
  });

  afterAll(async () => {
    await folder.remove();
    await stage.stop();
  });

  // With keys it starts no exchange of its own; nobody is at the address.
  const settings = () => ({
    DATABASE_URL: stage.database.url,
    ALPACA_API_KEY: 'key',
    ALPACA_SECRET_KEY: 'secret',
    ALPACA_BASE_URL: 'http://127.0.0.1:1',
  });
  const pas = (args: string[], input: string) =>
    runToEnd('cli', args, { folder: folder.path, settings: settings(), input });

  it('answers like the endpoint, and stores nothing', async () => {
    const { exitCode, stdout, stderr } = await pas(['--json', 'backtest', '-'], QUESTION);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(await stage.get('/backtests')).toEqual([]);
    const { result, inputs_hash, definition } = await stage.run({
      ...{ kind: 'inverse_volatility', params: { lookback_days: 20 }, universe: { symbols: ['B', 'A'] } },
      ...{ start: '2021-02-01', end: '2021-06-30', cost_rate: 0.001, benchmark: 'A' },
    });
    expect(JSON.parse(stdout)).toMatchObject({ result, inputs_hash, definition });
  });

  it('shows the figures to people and writes the page', async () => {
    const { exitCode, stdout } = await pas(['backtest', '-', '--html', 'report.html'], QUESTION);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/total return .* %/);
    expect(stdout).toContain('decided monthly from 2021-02-26 to 2021-06-30.');
    const page = readFileSync(join(folder.path, 'report.html'), 'utf8');
    expect(page).toContain('<h1>Given rule</h1>');
  });

  it.each([
    ['an unknown field', `${QUESTION}colour: red\n`, /\(validation_failed\): colour is not known here/],
    [
      'too little history',
      QUESTION.replace('2021-06-30', '2021-02-20'),
      /\(insufficient_data\): Nothing can be decided/,
    ],
    ['an empty file', '', /\(validation_failed\)/],
  ])('refuses %s with one line', async (_, input, line) => {
    const { exitCode, stdout, stderr } = await pas(['backtest', '-'], input);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr.trimEnd()).toMatch(line);
    expect(stderr.trimEnd()).not.toContain('\n');
  });
});
