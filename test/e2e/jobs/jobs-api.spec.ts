import { Injectable, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Test } from '@nestjs/testing';
import { PrometheusModule } from '@willsoto/nestjs-prometheus';
import { register } from 'prom-client';
import { AuthGuard } from '../../../src/platform/auth/auth.guard.js';
import { Strangers } from '../../../src/platform/auth/strangers.js';
import { EventsModule } from '../../../src/platform/events/events.module.js';
import { ProblemFilter } from '../../../src/platform/http/problem.filter.js';
import { validationPipe } from '../../../src/platform/http/validation.pipe.js';
import { Job } from '../../../src/platform/jobs/job.decorator.js';
import { JobsModule } from '../../../src/platform/jobs/jobs.module.js';
import { Logger } from '../../../src/platform/observability/logger.js';
import { createTestDatabase } from '../../support/database.js';
import { eventually } from '../../support/eventually.js';
import { PlatformTestModule, READ_TOKEN, TEST_TOKEN } from '../../support/platform.module.js';

let gate: Promise<void> = Promise.resolve();

@Injectable()
class Allocate {
  @Job({
    name: 'allocate',
    title: 'Compute target weights',
    schedule: { cron: '0 0 1 1 *', timeZone: 'UTC' },
    timeoutMs: 5000,
    retries: 0,
  })
  async run(): Promise<Record<string, unknown>> {
    await gate;
    return { strategies: 5 };
  }
}

@Module({
  providers: [
    Allocate,
    { provide: Logger, useValue: new Logger({ level: 'silent', format: 'json' }) },
    { provide: APP_GUARD, useClass: AuthGuard },
    Strangers,
    { provide: APP_FILTER, useClass: ProblemFilter },
  ],
})
class DoorOfTest {}

interface RunBody {
  id: string;
  status: string;
}

describe('/jobs', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let app: NestFastifyApplication;

  beforeAll(async () => {
    database = await createTestDatabase();
    register.clear();
    const module = await Test.createTestingModule({
      imports: [
        PlatformTestModule.of({ databaseUrl: database.url }),
        PrometheusModule.register(),
        EventsModule,
        JobsModule,
        DoorOfTest,
      ],
    }).compile();
    module.useLogger(false);
    app = module.createNestApplication<NestFastifyApplication>(new FastifyAdapter());
    app.useGlobalPipes(validationPipe());
    await app.init();
  });

  afterAll(async () => {
    await app.close();
    await database.drop();
  });

  async function call(
    method: 'GET' | 'POST',
    url: string,
    token = TEST_TOKEN,
  ): Promise<{ status: number; body: never }> {
    const response = await app.inject({ method, url, headers: { authorization: `Bearer ${token}` } });
    return { status: response.statusCode, body: response.json<never>() };
  }

  it('lists every job with its schedule', async () => {
    const { status, body } = await call('GET', '/jobs', READ_TOKEN);
    expect(status).toBe(200);
    expect(body).toEqual([
      {
        name: 'allocate',
        title: 'Compute target weights',
        schedule: '0 0 1 1 * (UTC)',
        paused: false,
        timeout_ms: 5000,
        retries: 0,
        last_run: null,
      },
      expect.objectContaining({ name: 'prune-history' }),
    ]);
  });

  it('runs a job and shows the run, newest first', async () => {
    const accepted = await call('POST', '/jobs/allocate/run');
    expect(accepted).toEqual({
      status: 202,
      body: { job_name: 'allocate', run_id: expect.any(String) as string, status: 'queued' },
    });
    const { run_id: runId } = accepted.body as { run_id: string };
    await eventually(async () => {
      const { body } = await call('GET', '/jobs/allocate/runs?limit=1');
      expect(body).toEqual([
        {
          id: runId,
          job_name: 'allocate',
          slot: null,
          trigger: 'manual',
          status: 'succeeded',
          attempt: 1,
          queued_at: expect.stringMatching(/Z$/) as string,
          started_at: expect.stringMatching(/Z$/) as string,
          finished_at: expect.stringMatching(/Z$/) as string,
          result: { strategies: 5 },
          error: null,
        },
      ]);
    });
    const [job] = (await call('GET', '/jobs')).body as unknown as { last_run: RunBody }[];
    expect(job?.last_run).toMatchObject({ id: runId, status: 'succeeded' });
  });

  it('refuses a second run while one is open', async () => {
    let release: () => void = () => undefined;
    gate = new Promise((resolve) => (release = resolve));
    const first = (await call('POST', '/jobs/allocate/run')).body as { run_id: string };
    expect(await call('POST', '/jobs/allocate/run')).toMatchObject({
      status: 409,
      body: { code: 'job_running', run_id: first.run_id },
    });
    release();
    await eventually(async () => {
      const [run] = (await call('GET', '/jobs/allocate/runs')).body as unknown as RunBody[];
      expect(run).toMatchObject({ id: first.run_id, status: 'succeeded' });
    });
  });

  it('pauses and resumes a job', async () => {
    expect(await call('POST', '/jobs/allocate/pause')).toEqual({
      status: 200,
      body: { name: 'allocate', paused: true },
    });
    expect((await call('GET', '/jobs')).body).toMatchObject([{ paused: true }, { paused: false }]);
    expect(await call('POST', '/jobs/allocate/resume')).toEqual({
      status: 200,
      body: { name: 'allocate', paused: false },
    });
    expect((await call('GET', '/jobs')).body).toMatchObject([{ paused: false }, { paused: false }]);
  });

  it.each([
    ['POST', '/jobs/nope/run', TEST_TOKEN, 404, 'job_not_found'],
    ['GET', '/jobs/nope/runs', TEST_TOKEN, 404, 'job_not_found'],
    ['POST', '/jobs/nope/pause', TEST_TOKEN, 404, 'job_not_found'],
    ['POST', '/jobs/allocate/run', READ_TOKEN, 403, 'forbidden'],
    ['POST', '/jobs/allocate/pause', READ_TOKEN, 403, 'forbidden'],
    ['GET', '/jobs', 'wrong', 401, 'unauthorized'],
    ['GET', '/jobs/allocate/runs?limit=0', TEST_TOKEN, 400, 'validation_failed'],
    ['GET', '/jobs/allocate/runs?page=2', TEST_TOKEN, 400, 'validation_failed'],
  ] as const)('answers %s %s (token %s) with %d %s', async (method, url, token, status, code) => {
    expect(await call(method, url, token)).toMatchObject({ status, body: { code } });
  });
});
