import { Injectable, type OnModuleInit } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { ReadinessProbes } from '../observability/readiness-probes.js';
import { migrationState } from './migration-state.js';

/** Nothing can be served without the database, nor rightly with a schema that is older than the code. */
@Injectable()
export class DatabaseReadiness implements OnModuleInit {
  constructor(
    private readonly dataSource: DataSource,
    private readonly probes: ReadinessProbes,
  ) {}

  onModuleInit(): void {
    this.probes.register({ name: 'database', isRequired: true, check: () => this.checkDatabase() });
    this.probes.register({ name: 'migrations', isRequired: true, check: () => this.checkMigrations() });
  }

  private async checkDatabase(): Promise<Record<string, unknown>> {
    await this.dataSource.query('select 1');
    return {};
  }

  private async checkMigrations(): Promise<Record<string, unknown>> {
    const { pending } = await migrationState(this.dataSource);
    if (pending.length > 0) {
      throw new AppError('migration_failed', `Pending: ${pending.join(', ')}. Run \`pas migrate up\`.`);
    }
    return { pending: 0 };
  }
}
