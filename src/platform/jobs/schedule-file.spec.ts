import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readScheduleFile } from './schedule-file.js';

const JOBS = ['allocate', 'rebalance'];

describe('scheduler.yaml', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pas-schedules-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const read = (text: string) => {
    writeFileSync(join(folder, 'scheduler.yaml'), text);
    return readScheduleFile(JOBS, folder);
  };

  it('may be missing or empty', () => {
    expect(readScheduleFile(JOBS, folder)).toEqual([]);
    expect(read('# nothing\n')).toEqual([]);
  });

  it('has the schedules of jobs', () => {
    expect(read('rebalance: open + 30 min # later\nallocate: "0 18 * * 1-5 (America/New_York)"\n')).toEqual([
      ['rebalance', { market: 'open', offsetMinutes: 30 }],
      ['allocate', { cron: '0 18 * * 1-5', timeZone: 'America/New_York' }],
    ]);
  });

  it.each([
    ['rebalanse: open\n', /scheduler\.yaml line 1: unknown key "rebalanse"/],
    ['allocate: close\nrebalance: at noon\n', /scheduler\.yaml line 2: rebalance cannot run at "at noon"/],
    ['rebalance: 99 6 * * * (UTC)\n', /line 1: rebalance cannot run/],
    ['rebalance: 0 6 * * * (Mars/Base)\n', /line 1: rebalance cannot run/],
    ['rebalance: open + 900 min\n', /line 1: rebalance cannot run/],
    ['rebalance:\n', /line 1: rebalance cannot run/],
    ['rebalance: { cron: 0 6 * * * }\n', /line 1: rebalance must be a single value/],
    ['- rebalance\n', /line 1: must be lines of KEY: value/],
  ])('is refused as a whole: %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });
});
