import { CronTime } from 'cron';
import { isSessionSchedule, type JobSchedule } from './job-schedule.js';

/** Keeps the slots of one session near that session. */
const MAX_OFFSET_MINUTES = 12 * 60;

/** Why it cannot work; undefined when it can. */
export function scheduleFlawOf(schedule: JobSchedule): string | undefined {
  if (isSessionSchedule(schedule)) {
    const isNear = Math.abs(schedule.offsetMinutes) <= MAX_OFFSET_MINUTES;
    return isNear ? undefined : `offsetMinutes is ${schedule.offsetMinutes}`;
  }
  try {
    new CronTime(schedule.cron, schedule.timeZone);
    return undefined;
  } catch (error) {
    return (error as Error).message;
  }
}
