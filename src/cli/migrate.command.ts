import { Argument, type Command } from 'commander';
import { openDatabase } from '../boot/open-database.js';
import { loadConfig } from '../config/load-config.js';
import { secretsOf } from '../config/secrets.js';
import { migrate, type MigrationCommand } from '../platform/database/migrator.js';
import { Logger } from '../platform/observability/logger.js';
import { runs } from './command.js';

export function addMigrateCommands(program: Command): void {
  program
    .command('migrate')
    .description('bring the database schema up to date, one step back, or show where it is')
    .addArgument(new Argument('<direction>').choices(['up', 'down', 'status']))
    .action(
      runs<[MigrationCommand]>(async (_options, direction) => {
        const values = loadConfig();
        const logger = new Logger({ level: 'warn', format: values.LOG_FORMAT ?? 'pretty', secrets: secretsOf(values) });
        const database = await openDatabase(values, logger, true);
        try {
          const report = await migrate(database.url, direction);
          return {
            data: report,
            table: {
              head: ['migration', 'state'],
              rows: [
                ...report.applied.map((name) => [name, report.changed.includes(name) ? 'applied now' : 'applied']),
                ...report.pending.map((name) => [name, report.changed.includes(name) ? 'reverted now' : 'pending']),
              ],
            },
          };
        } finally {
          await database.stop();
        }
      }),
    );
}
