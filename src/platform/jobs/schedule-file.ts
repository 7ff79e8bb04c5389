import { join } from 'node:path';
import { AppError } from '../../common/app-error.js';
import { readYamlSettings, type Setting } from '../../config/yaml-settings.js';
import { parseSchedule, type JobSchedule } from './job-schedule.js';
import { scheduleFlawOf } from './schedule-flaw.js';

const FORMS = 'write open + 5 min, close - 10 min, or a cron line with its zone as in 0 6 * * * (America/New_York)';

/**
 * Other schedules than those of the build, from `scheduler.yaml` beside `config.yaml`: lines of `job: schedule`. Throws
 * `config_invalid` naming the line of a job that does not exist, or of a schedule that cannot work.
 */
export function readScheduleFile(jobs: readonly string[], folder = process.cwd()): [name: string, JobSchedule][] {
  const settings = readYamlSettings(join(folder, 'scheduler.yaml'), jobs);
  return [...settings].map(([name, setting]) => [name, scheduleOf(name, setting)]);
}

function scheduleOf(name: string, { text, origin }: Setting): JobSchedule {
  const schedule = parseSchedule(text);
  const flaw = schedule === undefined ? 'it is no schedule' : scheduleFlawOf(schedule);
  if (schedule !== undefined && flaw === undefined) return schedule;
  throw new AppError('config_invalid', `${origin}: ${name} cannot run at "${text}" (${flaw ?? ''}); ${FORMS}.`);
}
