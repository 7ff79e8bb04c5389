import { Inject, Injectable } from '@nestjs/common';
import { formatDecimal, type Price } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { MARKET_DATA, type MarketData } from '../../market/market-data.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { averageCostOf } from '../ledger/average-cost.js';
import type { PositionDto, PositionsDto, PositionOwnerDto } from '../dto/position.dto.js';
import type { AssetComparison } from '../reconcile/account-comparison.js';
import { AccountLooks } from '../reconcile/account-look.service.js';
import { AssetReconciliationDto } from '../dto/reconciliation.dto.js';
import { type HeldPosition, HeldPositionsRepository } from './held-positions.repository.js';

/** What the account holds, at the broker and by strategy, at the latest prices. */
@Injectable()
export class PositionsView {
  constructor(
    private readonly opening: AccountOpening,
    private readonly looks: AccountLooks,
    private readonly held: HeldPositionsRepository,
    @Inject(MARKET_DATA) private readonly market: MarketData,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
  ) {}

  /** Throws what the broker's port throws: a failed question is not an empty account. */
  async load(): Promise<PositionsDto> {
    const account = await this.opening.ensure();
    const look = await this.looks.take(account);
    const held = await this.held.load(account.accountNumber);
    const symbols = look.positions.map(({ asset }) => asset);
    const [{ nowMs }, prices] = await Promise.all([this.clock.fetchTime(), this.market.fetchLatestPrices(symbols)]);
    const atBroker = new Map(look.brokerPositions.map((position) => [position.symbol, position]));
    return {
      as_of: new Date(nowMs).toISOString(),
      cash: AssetReconciliationDto.of(look.cash),
      positions: look.positions.map((position) =>
        positionOf(position, {
          price: prices.get(position.asset)?.price,
          atBroker: atBroker.get(position.asset),
          held: held.filter(({ symbol }) => symbol === position.asset),
        }),
      ),
    };
  }
}

interface Known {
  price: Price | undefined;
  atBroker: { qtyAvailable: Price; averageEntryPrice: Price } | undefined;
  held: readonly HeldPosition[];
}

function positionOf({ asset, broker, ledger, difference }: AssetComparison, known: Known): PositionDto {
  const { price, atBroker, held } = known;
  return {
    symbol: asset,
    qty: formatDecimal(broker),
    qty_available: formatDecimal(atBroker?.qtyAvailable ?? broker),
    average_entry_price: atBroker === undefined ? null : formatDecimal(atBroker.averageEntryPrice),
    last_price: price === undefined ? null : formatDecimal(price),
    market_value: price === undefined ? null : formatDecimal(broker.times(price)),
    ledger: formatDecimal(ledger),
    difference: formatDecimal(difference),
    strategies: held.map((position) => ownerOf(position, price)),
  };
}

function ownerOf({ sleeve, qty, cost }: HeldPosition, price: Price | undefined): PositionOwnerDto {
  const value = price && qty.times(price);
  return {
    strategy: sleeve,
    qty: formatDecimal(qty),
    cost_basis: formatDecimal(cost),
    average_cost: formatDecimal(averageCostOf({ amount: qty, cost })),
    market_value: value === undefined ? null : formatDecimal(value),
    unrealized_pnl: value === undefined ? null : formatDecimal(value.minus(cost)),
  };
}
