/** At these wall times of a zone. Five fields (minute first), or six with the seconds first. */
export interface CronSchedule {
  cron: string;
  timeZone: string;
}

/** So many minutes after (negative: before) the open or close of each trading session, by the broker's clock. */
export interface SessionSchedule {
  market: 'open' | 'close';
  offsetMinutes: number;
}

export type JobSchedule = CronSchedule | SessionSchedule;

export function isSessionSchedule(schedule: JobSchedule): schedule is SessionSchedule {
  return 'market' in schedule;
}

/** For people: `0 6 * * * (America/New_York)`, `open + 5 min`. */
export function describeSchedule(schedule: JobSchedule): string {
  if (!isSessionSchedule(schedule)) return `${schedule.cron} (${schedule.timeZone})`;
  const { market, offsetMinutes } = schedule;
  if (offsetMinutes === 0) return market;
  return `${market} ${offsetMinutes < 0 ? '-' : '+'} ${Math.abs(offsetMinutes)} min`;
}

const SESSION = /^(open|close)(?:\s*([+-])\s*(\d{1,4})\s*min)?$/;
const CRON = /^([^()]+?)\s*(?:\(([^()]+)\))?$/;

/** From the form that `describeSchedule` writes; a cron line without a zone is in UTC. Undefined for what is neither. */
export function parseSchedule(text: string): JobSchedule | undefined {
  const session = SESSION.exec(text.trim());
  if (session) {
    const [, market, sign, minutes = '0'] = session;
    return { market: market as SessionSchedule['market'], offsetMinutes: Number(minutes) * (sign === '-' ? -1 : 1) };
  }
  const [, cron, timeZone = 'UTC'] = CRON.exec(text.trim()) ?? [];
  return cron === undefined ? undefined : { cron, timeZone };
}
