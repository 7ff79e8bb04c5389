import { Option, type Command } from 'commander';
import { SERVED_ROLES, type Role } from '../config/app-config.js';
import { serve } from '../boot/serve.js';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the API, the streams, the jobs and the dashboard')
    .addOption(
      new Option('--role <role>', 'which part of the system this process is').choices(SERVED_ROLES).default('all'),
    )
    .action(async (options: { role: Role }) => {
      await serve(options.role);
    });
}
