import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { type Decimal, decimal, ZERO } from '../../common/decimal.js';
import type { SleeveHoldings } from '../planner/plan.js';
import { CASH, EXTERNAL } from './ledger-transaction.js';

/** What every sleeve holds by the ledger. */
@Injectable()
export class SleeveHoldingsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; sleeves that never held anything are missing. */
  async load(accountNumber: string, manager: EntityManager = this.dataSource.manager): Promise<SleeveHoldings[]> {
    const rows = await manager.query<{ sleeve: string; asset: string; amount: string }[]>(
      `select sleeve, asset, amount from positions where account_number = $1 and sleeve <> $2 order by sleeve, asset`,
      [accountNumber, EXTERNAL],
    );
    const sleeves = new Map<string, { cash: Decimal; positions: Map<string, Decimal> }>();
    for (const { sleeve, asset, amount } of rows) {
      const holdings = sleeves.get(sleeve) ?? { cash: ZERO, positions: new Map<string, Decimal>() };
      sleeves.set(sleeve, holdings);
      const value = decimal(amount);
      if (asset === CASH) holdings.cash = value;
      else if (!value.eq(ZERO)) holdings.positions.set(asset, value);
    }
    return [...sleeves].map(([sleeve, { cash, positions }]) => ({ sleeve, cash, positions }));
  }

  /** Symbols that any sleeve holds. */
  async loadSymbols(): Promise<string[]> {
    const rows = await this.dataSource.query<{ asset: string }[]>(
      `select distinct asset from positions where asset <> $1 and amount <> 0 and sleeve <> $2 order by asset`,
      [CASH, EXTERNAL],
    );
    return rows.map(({ asset }) => asset);
  }
}
