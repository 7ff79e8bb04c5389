import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Activities that the opening balance contains already are kept as such, so that nobody books them a second time. */
export class OpeningActivities1764000013000 implements MigrationInterface {
  name = 'OpeningActivities1764000013000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table broker_activities drop constraint broker_activities_outcome_check;
      alter table broker_activities add constraint broker_activities_outcome_check
        check (outcome in ('booked', 'reversed', 'not_booked', 'in_opening'));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      update broker_activities set outcome = 'not_booked' where outcome = 'in_opening';
      alter table broker_activities drop constraint broker_activities_outcome_check;
      alter table broker_activities add constraint broker_activities_outcome_check
        check (outcome in ('booked', 'reversed', 'not_booked'));
    `);
  }
}
