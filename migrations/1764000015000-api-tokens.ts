import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tokens that can be made and taken back while the system runs, and where a request came from in the audit. */
export class ApiTokens1764000015000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table api_tokens (
        id text primary key,
        name text not null,
        scope text not null check (scope in ('read', 'trade', 'admin')),
        hash bytea not null unique check (octet_length(hash) = 32),
        created_at timestamptz not null default now(),
        created_by text not null,
        expires_at timestamptz,
        last_used_at timestamptz,
        revoked_at timestamptz,
        revoked_by text
      );
      comment on table api_tokens is 'several of one name may be in force at once, while one takes the place of another';
      comment on column api_tokens.hash is 'SHA-256; the token itself is nowhere';

      alter table audit_log add column address text;
      comment on column audit_log.address is 'where the request came from that caused it';
      create or replace view api.audit_log as
        select id, at as timestamp, actor, action, subject, detail, request_id, run_id, client_order_id, address
        from audit_log;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view api.audit_log;
      create view api.audit_log as
        select id, at as timestamp, actor, action, subject, detail, request_id, run_id, client_order_id from audit_log;
      grant select on api.audit_log to pas_reader;
      alter table audit_log drop column address;
      drop table api_tokens;
    `);
  }
}
