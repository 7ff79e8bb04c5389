import type { EntityManager } from 'typeorm';
import { type Decimal, decimal, formatDecimal, type Price, type Quantity, ZERO } from '../../../common/decimal.js';
import type { Ids } from '../../../common/ids.port.js';
import type { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { BrokerFill, BrokerOrder, OrderRequest, OrderType, Rejection } from '../broker.port.js';
import { isMarketable, sizeOrder } from './paper-fill.js';

const STARTING_CASH_USD = '100000';
/** An average need not be exact; what is paid and held is. */
const COST_PLACES = 15;

export interface PaperPosition {
  symbol: string;
  qty: Quantity;
  averageEntryPrice: Price;
}

export interface PaperAccount {
  accountNumber: string;
  cash: Decimal;
}

/** An order that was taken, with its execution, if there was one. */
export interface PaperExecution {
  order: BrokerOrder;
  fill: BrokerFill | null;
}

export type PaperOutcome = PaperExecution | { duplicate: true } | { rejection: Rejection };

interface Row {
  order_id: string;
  client_order_id: string;
  symbol: string;
  side: 'buy' | 'sell';
  qty: string | null;
  notional: string | null;
  type: OrderType;
  limit_price: string | null;
  filled_qty: string;
  /** Null: it was not executed. */
  price: string | null;
  executed_at: Date;
}

/** The books of the paper account. An order and its one execution are a row: it is executed when it is taken, or never. */
export class PaperLedger {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly ids: Ids,
  ) {}

  /** Opened with its starting cash at the first look. */
  loadAccount(): Promise<PaperAccount> {
    return this.unitOfWork.run((manager) => this.lockAccount(manager));
  }

  /**
   * Takes the order and executes all of it at the price, or none of it where its limit does not allow the price; or does
   * nothing and says why.
   */
  execute(request: OrderRequest, price: Price, atMs: number): Promise<PaperOutcome> {
    return this.unitOfWork.run(async (manager): Promise<PaperOutcome> => {
      const { cash } = await this.lockAccount(manager);
      if ((await this.find(manager, 'client_order_id', request.clientOrderId)) !== undefined)
        return { duplicate: true };
      const position = (await this.positionsOf(manager)).find(({ symbol }) => symbol === request.symbol);
      const sized = sizeOrder(request, price, { cash, held: position?.qty ?? ZERO });
      if (!('qty' in sized)) return { rejection: sized };
      const isExecuted = isMarketable(request, price);
      const execution = isExecuted ? { qty: sized.qty, price } : { qty: ZERO, price: null };
      const row = rowOf(request, { orderId: this.ids.next(), ...execution, atMs });
      await this.insert(manager, row);
      const fill = fillOf(row);
      if (fill !== null) await this.settle(manager, fill, position);
      return { order: orderOf(row), fill };
    });
  }

  loadPositions(): Promise<PaperPosition[]> {
    return this.unitOfWork.run((manager) => this.positionsOf(manager));
  }

  async loadOrder(column: 'order_id' | 'client_order_id', id: string): Promise<BrokerOrder | undefined> {
    const row = await this.unitOfWork.run((manager) => this.find(manager, column, id));
    return row && orderOf(row);
  }

  async loadFillsSince(sinceMs: number): Promise<BrokerFill[]> {
    const rows = await this.unitOfWork.run((manager) =>
      manager.query<Row[]>(
        `select * from paper_orders where executed_at > $1 and filled_qty > 0 order by executed_at, seq`,
        [new Date(sinceMs).toISOString()],
      ),
    );
    return rows.flatMap((row) => fillOf(row) ?? []);
  }

  private async lockAccount(manager: EntityManager): Promise<PaperAccount> {
    await manager.query(
      `insert into paper_accounts (account_number, cash) select $1, $2 where not exists (select from paper_accounts)
       on conflict do nothing`,
      [`PAPER-${this.ids.next().slice(0, 8).toUpperCase()}`, STARTING_CASH_USD],
    );
    const [account] = await manager.query<[{ account_number: string; cash: string }]>(
      `select account_number, cash from paper_accounts for update`,
    );
    return { accountNumber: account.account_number, cash: decimal(account.cash) };
  }

  private async find(
    manager: EntityManager,
    column: 'order_id' | 'client_order_id',
    id: string,
  ): Promise<Row | undefined> {
    const [row] = await manager.query<Row[]>(`select * from paper_orders where ${column} = $1`, [id]);
    return row;
  }

  private async positionsOf(manager: EntityManager): Promise<PaperPosition[]> {
    const rows = await manager.query<{ symbol: string; qty: string; cost: string }[]>(
      `select symbol, qty, cost from paper_positions where qty > 0 order by symbol`,
    );
    return rows.map(({ symbol, qty, cost }) => ({
      symbol,
      qty: decimal(qty),
      averageEntryPrice: decimal(cost).div(decimal(qty)),
    }));
  }

  private async insert(manager: EntityManager, row: Row): Promise<void> {
    await manager.query(
      `insert into paper_orders
         (order_id, client_order_id, symbol, side, qty, notional, type, limit_price, filled_qty, price, executed_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        row.order_id,
        row.client_order_id,
        row.symbol,
        row.side,
        row.qty,
        row.notional,
        row.type,
        row.limit_price,
        row.filled_qty,
        row.price,
        row.executed_at.toISOString(),
      ],
    );
  }

  /** A sale takes its share of the cost with it, so the average of what is left stays. */
  private async settle(
    manager: EntityManager,
    { symbol, side, qty, price }: BrokerFill,
    before: PaperPosition | undefined,
  ): Promise<void> {
    const value = qty.times(price);
    const [held, average] = [before?.qty ?? ZERO, before?.averageEntryPrice ?? ZERO];
    const isBuy = side === 'buy';
    const left = isBuy ? held.plus(qty) : held.minus(qty);
    const cost = (isBuy ? average.times(held).plus(value) : average.times(left)).round(COST_PLACES);
    const cash = isBuy ? value.neg() : value;
    await manager.query(`update paper_accounts set cash = cash + $1`, [formatDecimal(cash)]);
    await manager.query(
      `insert into paper_positions (symbol, qty, cost) values ($1, $2, $3)
       on conflict (symbol) do update set qty = excluded.qty, cost = excluded.cost`,
      [symbol, formatDecimal(left), formatDecimal(cost)],
    );
  }
}

function rowOf(
  { clientOrderId, symbol, side, qty, notional, type, limitPrice }: OrderRequest,
  executed: { orderId: string; qty: Quantity; price: Price | null; atMs: number },
): Row {
  return {
    order_id: executed.orderId,
    client_order_id: clientOrderId,
    symbol,
    side,
    qty: qty && formatDecimal(qty),
    notional: notional && formatDecimal(notional),
    type,
    limit_price: limitPrice && formatDecimal(limitPrice),
    filled_qty: formatDecimal(executed.qty),
    price: executed.price && formatDecimal(executed.price),
    executed_at: new Date(executed.atMs),
  };
}

function orderOf(row: Row): BrokerOrder {
  return {
    orderId: row.order_id,
    clientOrderId: row.client_order_id,
    symbol: row.symbol,
    side: row.side,
    type: row.type,
    timeInForce: 'day',
    qty: row.qty === null ? null : decimal(row.qty),
    notional: row.notional === null ? null : decimal(row.notional),
    limitPrice: row.limit_price === null ? null : decimal(row.limit_price),
    filledQty: decimal(row.filled_qty),
    filledAvgPrice: row.price === null ? null : decimal(row.price),
    status: row.price === null ? 'canceled' : 'filled',
    submittedAtMs: row.executed_at.getTime(),
    updatedAtMs: row.executed_at.getTime(),
  };
}

function fillOf(row: Row): BrokerFill | null {
  if (row.price === null) return null;
  const qty = decimal(row.filled_qty);
  return {
    orderId: row.order_id,
    executionId: row.order_id,
    symbol: row.symbol,
    side: row.side,
    cumQty: qty,
    qty,
    price: decimal(row.price),
    atMs: row.executed_at.getTime(),
  };
}
