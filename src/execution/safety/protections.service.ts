import { Injectable, Logger } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Decimal } from '../../common/decimal.js';
import { AppConfig } from '../../config/app-config.js';
import { AuditLog } from '../../platform/audit/audit-log.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { Restriction } from '../planner/restriction.js';
import { readLimits } from './limits.js';
import { ProtectionReadings } from './protection-readings.repository.js';
import { ProtectionsRepository } from './protections.repository.js';
import type { NewProtection, Protection } from './protections/protection.js';
import type { ProtectionKind } from './protections/protection-kind.js';
import { PROTECTION_KINDS } from './protections/registry.js';

/** What forbids some trades for some time: set by people, or by themselves after a loss or too many refusals. */
@Injectable()
export class Protections {
  private readonly logger = new Logger(Protections.name);
  private readonly limits: ReadonlyMap<ProtectionKind, Decimal>;

  constructor(
    config: AppConfig,
    private readonly repository: ProtectionsRepository,
    private readonly readings: ProtectionReadings,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditLog,
  ) {
    const { protections: settings, isLive } = config;
    this.limits = readLimits('PROTECTIONS', PROTECTION_KINDS, { settings, isLive });
  }

  /** What forbids trades at this instant of market time, the trading state included. */
  async restrictionsAt(account: PinnedAccount, nowMs: number): Promise<Restriction[]> {
    const open = await this.repository.loadOpen(account.accountNumber, nowMs);
    const active = open.filter(({ startsAtMs }) => startsAtMs <= nowMs);
    const restrictions = active.map((protection): Restriction => ({ code: 'PROTECTED', ...protection }));
    return [...restrictionsOf(account), ...restrictions];
  }

  /** Sets those that set themselves. */
  async watch({ accountNumber }: PinnedAccount, market: { nowMs: number; nextOpenMs: number }): Promise<void> {
    if (this.limits.size === 0) return;
    const reading = await this.readings.load(accountNumber, market);
    const found = [...this.limits].flatMap(([kind, limit]) =>
      kind.detect(reading, limit).map((protection) => ({
        ...protection,
        kind: kind.name,
        startsAtMs: market.nowMs,
        createdBy: `protection:${kind.name}`,
      })),
    );
    if (found.length === 0) return;
    await this.unitOfWork.run(async (manager) => {
      for (const protection of found) await this.add(manager, accountNumber, protection);
    });
  }

  /** Undefined where it was set before. */
  async add(manager: EntityManager, accountNumber: string, wanted: NewProtection): Promise<Protection | undefined> {
    const protection = await this.repository.insert(manager, accountNumber, wanted);
    if (protection === undefined) return undefined;
    const { id: subject, createdBy: actor, ...detail } = protection;
    await this.audit.record({ actor, action: 'protection.created', subject, detail }, manager);
    this.logger.warn({ ...detail }, 'a protection was set');
    return protection;
  }
}

function restrictionsOf({ tradingState, tradingStateReason }: PinnedAccount): Restriction[] {
  const because = tradingStateReason ?? 'no reason was given';
  const everywhere = { scope: 'account', subject: null } as const;
  switch (tradingState) {
    case 'ACTIVE':
      return [];
    case 'REDUCING':
      return [
        { ...everywhere, code: 'TRADING_STATE_REDUCING', blocks: 'buys', reason: `only sells are sent: ${because}` },
      ];
    case 'HALTED':
      return [{ ...everywhere, code: 'TRADING_STATE_HALTED', blocks: 'all', reason: `trading is halted: ${because}` }];
  }
}
