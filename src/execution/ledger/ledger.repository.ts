import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../common/decimal.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { applyAtAverageCost, type Holding } from './average-cost.js';
import { CASH, EXTERNAL, type LedgerEntry, type LedgerKind, type SleeveHolding } from './ledger-transaction.js';

export interface LedgerTransaction {
  accountNumber: string;
  kind: LedgerKind;
  /** Their values sum to zero; the database insists. */
  entries: readonly LedgerEntry[];
  /** Market time. */
  atMs: number;
  fillId?: string;
  runId?: string | null;
  memo?: string;
}

interface Change {
  sleeve: string;
  asset: string;
  amount: Decimal;
  value: Decimal;
}

/**
 * Appends to the ledger and keeps the running sums in the same transaction. The caller holds the lock of the account, so
 * that sums are read and written by one at a time.
 */
@Injectable()
export class LedgerRepository {
  constructor(@Inject(IDS) private readonly ids: Ids) {}

  /** Answers with the id of the transaction; without entries there is none. */
  async post(manager: EntityManager, transaction: LedgerTransaction): Promise<string | undefined> {
    const { accountNumber, entries } = transaction;
    if (entries.length === 0) return undefined;
    const id = this.ids.next();
    await this.append(manager, id, transaction);
    const changes = changesOf(entries);
    const held = await this.loadHoldings(manager, accountNumber, changes);
    const next = changes.map((change) => {
      const before = held.get(keyOf(change)) ?? { amount: ZERO, cost: ZERO };
      const after = applyAtAverageCost(before, change);
      // A dollar costs a dollar.
      return { ...change, ...after, ...(change.asset === CASH ? { cost: after.amount } : {}) };
    });
    await manager.query(
      `insert into positions (account_number, sleeve, asset, amount, cost_usd)
       select $1, * from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[])
       on conflict (account_number, sleeve, asset) do update
         set amount = excluded.amount, cost_usd = excluded.cost_usd, updated_at = now()`,
      [
        accountNumber,
        next.map(({ sleeve }) => sleeve),
        next.map(({ asset }) => asset),
        next.map(({ amount }) => formatDecimal(amount)),
        next.map(({ cost }) => formatDecimal(cost)),
      ],
    );
    return id;
  }

  /** Books the opposite of a transaction. */
  async reverse(
    manager: EntityManager,
    transactionId: string,
    opposite: Pick<LedgerTransaction, 'accountNumber' | 'atMs' | 'memo'>,
  ): Promise<void> {
    const entries = await this.loadOpposite(manager, 'transaction_id', transactionId);
    await this.post(manager, { ...opposite, kind: 'reversal', entries });
  }

  /** Books the opposite of an execution as that of another, `fillId`. */
  async reverseFill(
    manager: EntityManager,
    originalId: string,
    opposite: { accountNumber: string; fillId: string; atMs: number },
  ): Promise<void> {
    const entries = await this.loadOpposite(manager, 'fill_id', originalId);
    await this.post(manager, { ...opposite, kind: 'reversal', entries });
  }

  /** The sleeves that hold the asset, with what it cost them. */
  async loadHolders(manager: EntityManager, accountNumber: string, asset: string): Promise<SleeveHolding[]> {
    const rows = await manager.query<{ sleeve: string; amount: string; cost: string }[]>(
      `select sleeve, amount, cost_usd as cost from positions
       where account_number = $1 and asset = $2 and sleeve <> $3 and amount <> 0 order by sleeve`,
      [accountNumber, asset, EXTERNAL],
    );
    return rows.map(({ sleeve, amount, cost }) => ({ sleeve, amount: decimal(amount), cost: decimal(cost) }));
  }

  private async loadOpposite(
    manager: EntityManager,
    column: 'transaction_id' | 'fill_id',
    id: string,
  ): Promise<LedgerEntry[]> {
    const rows = await manager.query<{ sleeve: string; asset: string; amount: string; value: string }[]>(
      `select sleeve, asset, amount, value_usd as value from ledger_entries where ${column} = $1 order by id`,
      [id],
    );
    return rows.map(({ sleeve, asset, amount, value }) => ({
      sleeve,
      asset,
      amount: decimal(amount).neg(),
      value: decimal(value).neg(),
    }));
  }

  private async append(manager: EntityManager, id: string, transaction: LedgerTransaction): Promise<void> {
    const { accountNumber, kind, entries, fillId = null, runId = null, memo = null, atMs } = transaction;
    await manager.query(
      `insert into ledger_entries (transaction_id, account_number, kind, fill_id, run_id, memo, at,
                                   sleeve, asset, amount, value_usd)
       select $1, $2, $3, $4, $5, $6, $7, * from unnest($8::text[], $9::text[], $10::numeric[], $11::numeric[])`,
      [
        ...[id, accountNumber, kind, fillId, runId, memo, new Date(atMs).toISOString()],
        entries.map(({ sleeve }) => sleeve),
        entries.map(({ asset }) => asset),
        entries.map(({ amount }) => formatDecimal(amount)),
        entries.map(({ value }) => formatDecimal(value)),
      ],
    );
  }

  private async loadHoldings(
    manager: EntityManager,
    accountNumber: string,
    changes: readonly Change[],
  ): Promise<Map<string, Holding>> {
    const rows = await manager.query<{ sleeve: string; asset: string; amount: string; cost: string }[]>(
      `select sleeve, asset, amount, cost_usd as cost from positions
       where account_number = $1 and (sleeve, asset) in (select * from unnest($2::text[], $3::text[]))`,
      [accountNumber, changes.map(({ sleeve }) => sleeve), changes.map(({ asset }) => asset)],
    );
    return new Map(rows.map((row) => [keyOf(row), { amount: decimal(row.amount), cost: decimal(row.cost) }]));
  }
}

function keyOf({ sleeve, asset }: { sleeve: string; asset: string }): string {
  return `${sleeve} ${asset}`;
}

/** One change per sleeve and asset. */
function changesOf(entries: readonly LedgerEntry[]): Change[] {
  const changes = new Map<string, Change>();
  for (const { sleeve, asset, amount, value } of entries) {
    const key = keyOf({ sleeve, asset });
    const known = changes.get(key) ?? { sleeve, asset, amount: ZERO, value: ZERO };
    changes.set(key, { sleeve, asset, amount: known.amount.plus(amount), value: known.value.plus(value) });
  }
  return [...changes.values()];
}
