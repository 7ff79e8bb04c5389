import type { Command } from 'commander';
import { JobDto } from '../platform/jobs/dto/job.dto.js';
import { JobsService } from '../platform/jobs/jobs.service.js';
import { describeSchedule } from '../platform/jobs/job-schedule.js';
import { changing } from './changing.js';
import { runs } from './command.js';
import { withApplication } from './with-application.js';

const ACTOR = 'cli';

export function addJobCommands(program: Command): void {
  const jobs = program.command('jobs').description('scheduled jobs: look at them, run, pause or resume one');
  addList(jobs);

  jobs
    .command('run <name>')
    .description('queue a run now; a running `pas serve` works it off')
    .action(
      runs<[string]>(async (_options, name) => {
        const id = await changing(`jobs run ${name}`, (app) => app.get(JobsService).run(name));
        return { data: { run_id: id }, lines: [`Queued run ${id} of ${name}.`] };
      }),
    );

  addSwitch(jobs, { verb: 'pause', paused: true, description: 'stop its schedule; manual runs stay possible' });
  addSwitch(jobs, { verb: 'resume', paused: false, description: 'let its schedule run again' });
}

function addList(jobs: Command): void {
  jobs
    .command('list', { isDefault: true })
    .description('all jobs with their schedule and last run')
    .action(
      runs(async () => {
        const summaries = await withApplication((app) => app.get(JobsService).list());
        return {
          data: summaries.map((summary) => JobDto.of(summary)),
          table: {
            head: ['job', 'schedule', 'state', 'last run'],
            rows: summaries.map(({ job, paused, lastRun }) => [
              job.name,
              describeSchedule(job.schedule),
              paused ? 'paused' : 'active',
              lastRun?.status ?? '–',
            ]),
          },
        };
      }),
    );
}

function addSwitch(
  jobs: Command,
  { verb, paused, description }: { verb: string; paused: boolean; description: string },
): void {
  jobs
    .command(`${verb} <name>`)
    .description(description)
    .action(
      runs<[string]>(async (_options, name) => {
        await changing(`jobs ${verb} ${name}`, (app) => app.get(JobsService).setPaused(name, paused, ACTOR));
        return { data: { name, paused }, lines: [`${name} is ${paused ? 'paused' : 'active'}.`] };
      }),
    );
}
