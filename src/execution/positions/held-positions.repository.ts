import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { decimal, type Money, type Quantity } from '../../common/decimal.js';
import { CASH, EXTERNAL } from '../ledger/ledger-transaction.js';

/** Shares of one symbol that one sleeve holds by the ledger. */
export interface HeldPosition {
  sleeve: string;
  symbol: string;
  /** Negative when short. */
  qty: Quantity;
  /** USD that they cost, by average cost; has the sign of `qty`. */
  cost: Money;
}

@Injectable()
export class HeldPositionsRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** By symbol and sleeve, without what is zero. */
  async load(accountNumber: string): Promise<HeldPosition[]> {
    const rows = await this.dataSource.query<{ sleeve: string; symbol: string; qty: string; cost: string }[]>(
      `select sleeve, asset as symbol, amount as qty, cost_usd as cost from positions
       where account_number = $1 and sleeve <> $2 and asset <> $3 and amount <> 0 order by asset, sleeve`,
      [accountNumber, EXTERNAL, CASH],
    );
    return rows.map(({ qty, cost, ...row }) => ({ ...row, qty: decimal(qty), cost: decimal(cost) }));
  }
}
