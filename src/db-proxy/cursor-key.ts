import { Injectable } from '@nestjs/common';
import pg from 'pg';
import { AppConfig } from '../config/app-config.js';
import { Cursors } from './cursors.js';
import { explainedFailure } from './sql/database-failure.js';

/** The secret that signs cursors is in the database, where the reading role cannot see it and every replica finds the same. */
@Injectable()
export class CursorKey {
  private loading: Promise<Cursors> | undefined;

  constructor(private readonly config: AppConfig) {}

  /** @throws AppError database_unreachable */
  async loadCursors(): Promise<Cursors> {
    this.loading ??= this.readSecret().then((secret) => new Cursors(secret));
    try {
      return await this.loading;
    } catch (error) {
      this.loading = undefined;
      throw explainedFailure(error);
    }
  }

  private async readSecret(): Promise<string> {
    const client = new pg.Client({ connectionString: this.config.databaseUrl, application_name: 'pas-db-proxy' });
    // What breaks is told by the query.
    client.on('error', () => undefined);
    try {
      await client.connect();
      const { rows } = await client.query<{ secret: string }>('select secret from public.cursor_key');
      if (rows[0] === undefined) throw new Error('the table cursor_key is empty');
      return rows[0].secret;
    } finally {
      await client.end();
    }
  }
}
