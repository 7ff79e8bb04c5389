import { Injectable } from '@nestjs/common';
import {
  InjectMetric,
  makeCounterProvider,
  makeGaugeProvider,
  makeHistogramProvider,
} from '@willsoto/nestjs-prometheus';
import { CronTime } from 'cron';
import type { Counter, Gauge, Histogram } from 'prom-client';
import type { JobDefinition } from './job-registry.js';
import { isSessionSchedule, type JobSchedule } from './job-schedule.js';
import type { Settlement } from './job-runs.js';

const RUNS = 'pas_job_runs_total';
const DURATION = 'pas_job_duration_seconds';
const LAST_SUCCESS = 'pas_job_last_success_timestamp_seconds';
const INTERVAL = 'pas_job_expected_interval_seconds';
const RUNNING = 'pas_job_running';
const TIMEOUT = 'pas_job_timeout_seconds';
const DAY_SECONDS = 86_400;

export const JOB_METRIC_PROVIDERS = [
  makeCounterProvider({ name: RUNS, help: 'Ended attempts of jobs.', labelNames: ['job_name', 'outcome'] }),
  makeHistogramProvider({
    name: DURATION,
    help: 'How long attempts of jobs took.',
    labelNames: ['job_name'],
    buckets: [0.05, 0.25, 1, 5, 15, 60, 300, 1800],
  }),
  makeGaugeProvider({ name: LAST_SUCCESS, help: 'When the job last succeeded.', labelNames: ['job_name'] }),
  makeGaugeProvider({ name: INTERVAL, help: 'Time between two slots of the job.', labelNames: ['job_name'] }),
  makeGaugeProvider({ name: RUNNING, help: 'Runs of the job in this process.', labelNames: ['job_name'] }),
  makeGaugeProvider({ name: TIMEOUT, help: 'When a run of the job is aborted.', labelNames: ['job_name'] }),
];

@Injectable()
export class JobMetrics {
  constructor(
    @InjectMetric(RUNS) private readonly runs: Counter<'job_name' | 'outcome'>,
    @InjectMetric(DURATION) private readonly duration: Histogram<'job_name'>,
    @InjectMetric(LAST_SUCCESS) private readonly lastSuccess: Gauge<'job_name'>,
    @InjectMetric(INTERVAL) private readonly interval: Gauge<'job_name'>,
    @InjectMetric(RUNNING) private readonly running: Gauge<'job_name'>,
    @InjectMetric(TIMEOUT) private readonly timeout: Gauge<'job_name'>,
  ) {}

  /** `lastSuccessSeconds` since the epoch; undefined when the job never succeeded. */
  describe(job: JobDefinition, lastSuccessSeconds: number | undefined): void {
    const labels = { job_name: job.name };
    this.interval.set(labels, expectedIntervalSeconds(job.schedule));
    this.timeout.set(labels, job.timeoutMs / 1000);
    this.running.set(labels, 0);
    if (lastSuccessSeconds !== undefined) this.lastSuccess.set(labels, lastSuccessSeconds);
  }

  /** Returns the function that ends the measurement. */
  begin(jobName: string): (settlement: Settlement) => void {
    const labels = { job_name: jobName };
    this.running.inc(labels);
    const stop = this.duration.startTimer(labels);
    return (settlement) => {
      stop();
      this.running.dec(labels);
      this.runs.inc({ ...labels, outcome: settlement });
      if (settlement === 'succeeded') this.lastSuccess.setToCurrentTime(labels);
    };
  }
}

/** Of a session schedule: a day. Weekends and holidays are the alert's matter. */
function expectedIntervalSeconds(schedule: JobSchedule): number {
  if (isSessionSchedule(schedule)) return DAY_SECONDS;
  const [first, second] = new CronTime(schedule.cron, schedule.timeZone).sendAt(2);
  return first === undefined || second === undefined ? DAY_SECONDS : second.diff(first).as('seconds');
}
