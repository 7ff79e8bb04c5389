import PgBoss from 'pg-boss';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The schema of the job queue, as pg-boss describes it, in the transaction of the migration instead of its own. */
export class JobQueues1764000006000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const script = PgBoss.getConstructionPlans('pgboss').trim();
    const body = /^BEGIN;([^]*)COMMIT;$/.exec(script)?.[1];
    if (body === undefined) throw new Error('pg-boss no longer frames its construction plan with BEGIN and COMMIT');
    await runner.query(body);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`drop schema pgboss cascade`);
  }
}
