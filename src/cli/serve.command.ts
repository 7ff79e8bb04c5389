import { Option, type Command } from 'commander';
import { ROLES, type Role } from '../config/app-config.js';
import { serve } from '../boot/serve.js';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('start the API, the streams, the jobs and the dashboard')
    .addOption(
      new Option('--role <role>', 'which part of the system this process is').choices(servableRoles()).default('all'),
    )
    .action(async (options: { role: Role }) => {
      await serve(options.role);
    });
}

function servableRoles(): string[] {
  return ROLES.filter((role) => role !== 'cli');
}
