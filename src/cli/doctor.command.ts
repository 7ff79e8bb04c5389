import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { DataSource } from 'typeorm';
import { failureLine } from '../boot/failure-line.js';
import { AppError } from '../common/app-error.js';
import { SafetyView } from '../execution/safety/safety-view.service.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { ReadinessProbes, type ReadinessProbe } from '../platform/observability/readiness-probes.js';
import { type CommandResult, runs } from './command.js';
import { withApplication } from './with-application.js';

const PROBE_TIMEOUT_MS = 5000;

interface Finding {
  check: string;
  /** `warning`: PAS runs, but somebody should look. */
  state: 'ok' | 'warning' | 'failure';
  detail: string;
}

export function addDoctorCommand(program: Command): void {
  program
    .command('doctor')
    .description('look at what PAS depends on and at how it is, and say what is wrong; exit 1 when something fails')
    .action(runs(async () => report(await examine())));
}

async function examine(): Promise<Finding[]> {
  try {
    return await withApplication(async (app) => [
      ...(await Promise.all(app.get(ReadinessProbes).all().map(examineDependency))),
      await examineTrading(app),
      await examineData(app),
      ...(await examineJobs(app)),
    ]);
  } catch (error) {
    return [{ check: 'start', state: 'failure', detail: failureLine(error) }];
  }
}

async function examineDependency(probe: ReadinessProbe): Promise<Finding> {
  const { name, isRequired } = probe;
  try {
    const details = Object.entries(await probe.check(AbortSignal.timeout(PROBE_TIMEOUT_MS)));
    return { check: name, state: 'ok', detail: details.map(([key, value]) => `${key} ${String(value)}`).join(', ') };
  } catch (error) {
    const detail = error instanceof AppError ? error.message : 'not reachable';
    return { check: name, state: isRequired ? 'failure' : 'warning', detail };
  }
}

async function examineTrading(app: INestApplicationContext): Promise<Finding> {
  try {
    const { state, reason, mode, account_number: account } = await app.get(SafetyView).load();
    const detail = `${state}, ${mode} account ${account}${reason ? `: ${reason}` : ''}`;
    return { check: 'trading', state: state === 'ACTIVE' ? 'ok' : 'warning', detail };
  } catch (error) {
    return { check: 'trading', state: 'warning', detail: failureLine(error) };
  }
}

async function examineData(app: INestApplicationContext): Promise<Finding> {
  const [found] = await app.get(DataSource).query<[{ symbols: number; last: string | null; book: string | null }]>(
    `select (select count(*)::int from symbols) as symbols, (select max(date)::text from bars) as last,
            (select max(as_of)::text from books) as book`,
  );
  if (found.last === null) return { check: 'data', state: 'warning', detail: 'no bars yet: pas import bars FILE.csv' };
  const bars = `${String(found.symbols)} symbols, bars up to ${found.last}`;
  if (found.book === null) return { check: 'data', state: 'warning', detail: `${bars}, no book yet: pas allocate` };
  return { check: 'data', state: 'ok', detail: `${bars}, book of ${found.book}` };
}

/** Only those that somebody should look at. */
async function examineJobs(app: INestApplicationContext): Promise<Finding[]> {
  const jobs = await app.get(JobsService).list();
  const failed = jobs.filter(({ lastRun }) => lastRun?.status === 'failed');
  if (failed.length === 0)
    return [{ check: 'jobs', state: 'ok', detail: `${String(jobs.length)} jobs, none failed last` }];
  return failed.map(({ job }) => ({
    check: `job ${job.name}`,
    state: 'warning' as const,
    detail: `its last run failed: GET /jobs/${job.name}/runs`,
  }));
}

function report(findings: readonly Finding[]): CommandResult {
  const isHealthy = findings.every(({ state }) => state !== 'failure');
  return {
    data: { healthy: isHealthy, findings },
    table: {
      head: ['check', 'state', 'detail'],
      rows: findings.map(({ check, state, detail }) => [check, state, detail]),
    },
    isRefused: !isHealthy,
  };
}
