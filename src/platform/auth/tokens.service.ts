import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AppError } from '../../common/app-error.js';
import { CLOCK, type Clock } from '../../common/clock.port.js';
import { AuditLog } from '../audit/audit-log.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Outbox } from '../events/outbox.js';
import type { Scope } from './principal.js';
import { tokenNameProblem } from './token-name.js';
import { hashToken } from './token-verifier.js';

const DAY_MS = 86_400_000;
const ID_BYTES = 6;
const SECRET_BYTES = 32;

export interface TokenDescription {
  id: string;
  name: string;
  scope: Scope;
  created_at: Date;
  created_by: string;
  expires_at: Date | null;
  last_used_at: Date | null;
  revoked_at: Date | null;
}

export interface WantedToken {
  name: string;
  scope: Scope;
  /** Without it the token counts until it is revoked. */
  days?: number | undefined;
}

const COLUMNS = 'id, name, scope, created_at, created_by, expires_at, last_used_at, revoked_at';

/** Makes tokens and takes them back. Two of one name may be in force, so that one can replace the other without a gap. */
@Injectable()
export class Tokens {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly audit: AuditLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** `token` is in this answer and nowhere else. Errors: `invalid_input`. */
  async create({ name, scope, days }: WantedToken, by: string): Promise<TokenDescription & { token: string }> {
    const problem = tokenNameProblem(name);
    if (problem !== undefined) throw new AppError('invalid_input', `The token was not made: ${problem}.`);
    const id = randomBytes(ID_BYTES).toString('hex');
    // The prefix lets scanners of repositories and logs recognise a leaked one, and its owner find it in the list.
    const token = `pas_${id}_${randomBytes(SECRET_BYTES).toString('base64url')}`;
    const expiresAt = days === undefined ? null : new Date(this.clock.nowMs() + days * DAY_MS);
    return this.unitOfWork.run(async (manager) => {
      const rows = await manager.query<TokenDescription[]>(
        `insert into api_tokens (id, name, scope, hash, created_by, expires_at)
         values ($1, $2, $3, $4, $5, $6) returning ${COLUMNS}`,
        [id, name, scope, hashToken(token), by, expiresAt],
      );
      await this.tell(manager, { by, action: 'token.created', id, detail: { name, scope, expires_at: expiresAt } });
      return { ...(rows[0] as TokenDescription), token };
    });
  }

  /** The newest first; those that no longer count as well. */
  list(): Promise<TokenDescription[]> {
    return this.unitOfWork.run((manager) =>
      manager.query<TokenDescription[]>(`select ${COLUMNS} from api_tokens order by created_at desc, id`),
    );
  }

  /** Of no effect on one that is revoked already. Errors: `token_not_found`. */
  async revoke(id: string, by: string): Promise<TokenDescription> {
    return this.unitOfWork.run(async (manager) => {
      const [[revoked]] = await manager.query<[TokenDescription[], number]>(
        `update api_tokens set revoked_at = now(), revoked_by = $2 where id = $1 and revoked_at is null
         returning ${COLUMNS}`,
        [id, by],
      );
      if (revoked !== undefined) {
        await this.tell(manager, { by, action: 'token.revoked', id, detail: { name: revoked.name } });
        return revoked;
      }
      const [known] = await manager.query<TokenDescription[]>(`select ${COLUMNS} from api_tokens where id = $1`, [id]);
      if (known === undefined)
        throw new AppError('token_not_found', `There is no token "${id}"; pas token list has them.`);
      return known;
    });
  }

  private async tell(
    manager: EntityManager,
    { by, action, id, detail }: { by: string; action: string; id: string; detail: object },
  ): Promise<void> {
    await this.audit.record({ actor: by, action, subject: id, detail }, manager);
    await this.outbox.append(manager, 'tokens.changed', { tokenId: id });
  }
}
