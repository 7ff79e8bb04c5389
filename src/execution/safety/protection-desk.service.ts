import { Inject, Injectable } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { Protections } from './protections.service.js';
import { ProtectionsRepository } from './protections.repository.js';
import { MANUAL, type NewProtection, type Protection } from './protections/protection.js';

export interface WantedProtection extends Pick<NewProtection, 'scope' | 'blocks' | 'reason'> {
  subject?: string | undefined;
  /** RFC 3339, market time. */
  from?: string | undefined;
  until?: string | undefined;
}

/** What people do with protections. */
@Injectable()
export class ProtectionDesk {
  constructor(
    private readonly opening: AccountOpening,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly protections: Protections,
    private readonly repository: ProtectionsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {}

  /** Those in force and those of the future. */
  async list(): Promise<Protection[]> {
    const { accountNumber } = await this.opening.pinned();
    const { nowMs } = await this.clock.fetchTime();
    return this.repository.loadOpen(accountNumber, nowMs);
  }

  /** Throws `validation_failed`. */
  async create(wanted: WantedProtection, createdBy: string): Promise<Protection> {
    const { accountNumber } = await this.opening.pinned();
    const { nowMs } = await this.clock.fetchTime();
    const { scope, blocks, reason, subject = null } = wanted;
    if ((scope === 'account') !== (subject === null)) {
      throw invalid('subject', scope === 'account' ? 'is not given with scope account' : `names the ${scope}`);
    }
    const [startsAtMs, endsAtMs] = [instantMs(wanted, 'from') ?? nowMs, instantMs(wanted, 'until')];
    if (endsAtMs !== null && endsAtMs <= Math.max(startsAtMs, nowMs)) {
      throw invalid(
        'until',
        `must be after from and after now, ${new Date(nowMs).toISOString()} by the broker's clock`,
      );
    }
    const protection = { kind: MANUAL, scope, subject, blocks, reason, startsAtMs, endsAtMs, createdBy };
    const added = await this.unitOfWork.run((manager) => this.protections.add(manager, accountNumber, protection));
    if (added === undefined) throw new AppError('internal_error', 'The protection was not stored.');
    return added;
  }

  /** Throws `protection_not_found`. */
  async lift(id: string, by: string): Promise<Protection> {
    return this.unitOfWork.run(async (manager) => {
      const lifted = await this.repository.lift(manager, id, by);
      if (lifted === undefined) {
        throw new AppError(
          'protection_not_found',
          `No protection "${id}" is in force: GET /execute/protections lists them.`,
        );
      }
      await this.audit.record({ actor: by, action: 'protection.lifted', subject: id }, manager);
      return lifted;
    });
  }
}

function instantMs(wanted: WantedProtection, name: 'from' | 'until'): number | null {
  const text = wanted[name];
  if (text === undefined) return null;
  const ms = Date.parse(text);
  if (Number.isFinite(ms)) return ms;
  throw invalid(name, 'must be an instant that exists, as 2024-01-05T21:00:00Z');
}

function invalid(path: string, message: string): AppError {
  return new AppError('validation_failed', `${path} ${message}.`, { errors: [{ path, message }] });
}
