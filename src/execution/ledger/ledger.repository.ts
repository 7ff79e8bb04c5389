import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, ZERO } from '../../common/decimal.js';
import { IDS, type Ids } from '../../common/ids.port.js';
import { applyAtAverageCost, type Holding } from './average-cost.js';
import { CASH, EXTERNAL, type LedgerEntry, type LedgerKind, type SleeveHolding } from './ledger-transaction.js';

export interface LedgerTransaction {
  kind: LedgerKind;
  /** Their values sum to zero; the database insists. */
  entries: readonly LedgerEntry[];
  /** Market time. */
  atMs: number;
  fillId?: string;
  runId?: string | null;
  memo?: string;
}

interface AssetHolding extends Holding {
  sleeve: string;
  asset: string;
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
  async post(
    manager: EntityManager,
    { accountNumber, ...transaction }: LedgerTransaction & { accountNumber: string },
  ): Promise<string | undefined> {
    const [id] = await this.postAll(manager, accountNumber, [transaction]);
    return id;
  }

  /** One after the other, written together. Answers with the ids of those that have entries. */
  async postAll(manager: EntityManager, accountNumber: string, all: readonly LedgerTransaction[]): Promise<string[]> {
    const transactions = all
      .filter(({ entries }) => entries.length > 0)
      .map((transaction) => ({ ...transaction, id: this.ids.next() }));
    if (transactions.length === 0) return [];
    await this.append(manager, accountNumber, transactions);
    const changes = transactions.flatMap(({ entries }) => changesOf(entries));
    const held = await this.loadHoldings(manager, accountNumber, changes);
    for (const change of changes) held.set(keyOf(change), holdingAfter(held.get(keyOf(change)), change));
    await this.saveHoldings(manager, accountNumber, [...held.values()]);
    return transactions.map(({ id }) => id);
  }

  /** Books the opposite of a transaction. */
  async reverse(
    manager: EntityManager,
    transactionId: string,
    opposite: Pick<LedgerTransaction, 'atMs' | 'memo'> & { accountNumber: string },
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

  private async append(
    manager: EntityManager,
    accountNumber: string,
    transactions: readonly (LedgerTransaction & { id: string })[],
  ): Promise<void> {
    const rows = transactions.flatMap(({ entries, ...of }) => entries.map((entry) => ({ ...of, ...entry })));
    await manager.query(
      `insert into ledger_entries (account_number, transaction_id, kind, fill_id, run_id, memo, at,
                                   sleeve, asset, amount, value_usd)
       select $1, transaction_id, kind, fill_id, run_id, memo, at, sleeve, asset, amount, value_usd
       from unnest($2::uuid[], $3::text[], $4::bigint[], $5::uuid[], $6::text[], $7::timestamptz[],
         $8::text[], $9::text[], $10::numeric[], $11::numeric[]) with ordinality as e (transaction_id, kind, fill_id,
         run_id, memo, at, sleeve, asset, amount, value_usd, n)
       order by n`,
      [
        accountNumber,
        rows.map(({ id }) => id),
        rows.map(({ kind }) => kind),
        rows.map(({ fillId }) => fillId ?? null),
        rows.map(({ runId }) => runId ?? null),
        rows.map(({ memo }) => memo ?? null),
        rows.map(({ atMs }) => new Date(atMs).toISOString()),
        rows.map(({ sleeve }) => sleeve),
        rows.map(({ asset }) => asset),
        rows.map(({ amount }) => formatDecimal(amount)),
        rows.map(({ value }) => formatDecimal(value)),
      ],
    );
  }

  private async saveHoldings(
    manager: EntityManager,
    accountNumber: string,
    holdings: readonly AssetHolding[],
  ): Promise<void> {
    await manager.query(
      `insert into positions (account_number, sleeve, asset, amount, cost_usd)
       select $1, * from unnest($2::text[], $3::text[], $4::numeric[], $5::numeric[])
       on conflict (account_number, sleeve, asset) do update
         set amount = excluded.amount, cost_usd = excluded.cost_usd, updated_at = now()`,
      [
        accountNumber,
        holdings.map(({ sleeve }) => sleeve),
        holdings.map(({ asset }) => asset),
        holdings.map(({ amount }) => formatDecimal(amount)),
        holdings.map(({ cost }) => formatDecimal(cost)),
      ],
    );
  }

  private async loadHoldings(
    manager: EntityManager,
    accountNumber: string,
    changes: readonly Change[],
  ): Promise<Map<string, AssetHolding>> {
    const rows = await manager.query<{ sleeve: string; asset: string; amount: string; cost: string }[]>(
      `select sleeve, asset, amount, cost_usd as cost from positions
       where account_number = $1 and (sleeve, asset) in (select * from unnest($2::text[], $3::text[]))`,
      [accountNumber, changes.map(({ sleeve }) => sleeve), changes.map(({ asset }) => asset)],
    );
    return new Map(
      rows.map(({ sleeve, asset, amount, cost }) => [
        keyOf({ sleeve, asset }),
        { sleeve, asset, amount: decimal(amount), cost: decimal(cost) },
      ]),
    );
  }
}

function holdingAfter(before: Holding | undefined, change: Change): AssetHolding {
  const { sleeve, asset } = change;
  const { amount, cost } = applyAtAverageCost(before ?? { amount: ZERO, cost: ZERO }, change);
  // A dollar costs a dollar.
  return { sleeve, asset, amount, cost: asset === CASH ? amount : cost };
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
