import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { IDS, type Ids } from '../../common/ids.port.js';
import { isUuid } from '../../common/uuid.js';
import type { NewProtection, Protection } from './protections/protection.js';

type Row = Omit<Protection, 'startsAtMs' | 'endsAtMs'> & { startsAt: Date; endsAt: Date | null };

const SELECT = `select id, kind, scope, subject, blocks, reason, starts_at as "startsAt", ends_at as "endsAt",
  created_by as "createdBy" from protections`;

@Injectable()
export class ProtectionsRepository {
  constructor(
    private readonly dataSource: DataSource,
    @Inject(IDS) private readonly ids: Ids,
  ) {}

  /** Those that are not over and were not lifted, oldest first; the ones of the future too. */
  async loadOpen(accountNumber: string, nowMs: number): Promise<Protection[]> {
    const rows = await this.dataSource.query<Row[]>(
      `${SELECT} where account_number = $1 and lifted_at is null and (ends_at is null or ends_at > $2)
       order by starts_at, id`,
      [accountNumber, new Date(nowMs)],
    );
    return rows.map(protectionOf);
  }

  /** Undefined where one that sets itself was set for this time already. */
  async insert(
    manager: EntityManager,
    accountNumber: string,
    protection: NewProtection,
  ): Promise<Protection | undefined> {
    const { kind, scope, subject, blocks, reason, startsAtMs, endsAtMs, createdBy } = protection;
    const id = this.ids.next();
    const rows = await manager.query<unknown[]>(
      `insert into protections (id, account_number, kind, scope, subject, blocks, reason, starts_at, ends_at, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing returning id`,
      [
        ...[id, accountNumber, kind, scope, subject, blocks, reason],
        ...[new Date(startsAtMs), endsAtMs === null ? null : new Date(endsAtMs), createdBy],
      ],
    );
    return rows.length === 0 ? undefined : { id, ...protection };
  }

  /** Undefined where there is none of this id, or it was lifted before. */
  async lift(manager: EntityManager, id: string, by: string): Promise<Protection | undefined> {
    if (!isUuid(id)) return undefined;
    const [, lifted] = await manager.query<[unknown, number]>(
      `update protections set lifted_at = clock_timestamp(), lifted_by = $2 where id = $1 and lifted_at is null`,
      [id, by],
    );
    if (lifted === 0) return undefined;
    const [row] = await manager.query<Row[]>(`${SELECT} where id = $1`, [id]);
    return row && protectionOf(row);
  }
}

function protectionOf({ startsAt, endsAt, ...rest }: Row): Protection {
  return { ...rest, startsAtMs: startsAt.getTime(), endsAtMs: endsAt === null ? null : endsAt.getTime() };
}
