import { Inject, Injectable } from '@nestjs/common';
import { type Decimal, formatDecimal, sumDecimals, ZERO } from '../../common/decimal.js';
import { MARKET_CLOCK, type MarketClock } from '../../market/market-clock.port.js';
import { AccountOpening } from '../account/account-opening.service.js';
import { BROKER, type Broker } from '../broker/broker.port.js';
import type { AssetReconciliationDto, ReconciliationDto } from '../dto/reconciliation.dto.js';
import { ExecutionMetrics } from '../execution-metrics.js';
import { CASH } from '../ledger/ledger-transaction.js';
import { SleeveHoldingsRepository } from '../ledger/sleeve-holdings.repository.js';
import type { SleeveHoldings } from '../planner/plan.js';

/** Compares the sleeves with the account at the broker, to the last digit. A difference is reported, never written over. */
@Injectable()
export class Reconciliation {
  constructor(
    private readonly opening: AccountOpening,
    @Inject(BROKER) private readonly broker: Broker,
    @Inject(MARKET_CLOCK) private readonly clock: MarketClock,
    private readonly holdings: SleeveHoldingsRepository,
    private readonly metrics: ExecutionMetrics,
  ) {}

  /** Throws what the broker's port throws: a failed question is not an empty account. */
  async compare(): Promise<ReconciliationDto> {
    const { accountNumber } = await this.opening.ensure();
    const [account, positions, { nowMs }] = await Promise.all([
      this.broker.fetchAccount(),
      this.broker.fetchPositions(),
      this.clock.fetchTime(),
    ]);
    const sleeves = await this.holdings.load(accountNumber);
    const atBroker = new Map(positions.map(({ symbol, qty }) => [symbol, qty]));
    const symbols = new Set([...atBroker.keys(), ...sleeves.flatMap((sleeve) => [...sleeve.positions.keys()])]);
    const cash = compareAsset(CASH, account.cash, sleeves);
    const compared = [...symbols].sort().map((symbol) => compareAsset(symbol, atBroker.get(symbol) ?? ZERO, sleeves));
    const mismatched = compared.filter(({ difference }) => difference !== '0').length;
    this.metrics.setMismatched(mismatched);
    return {
      as_of: new Date(nowMs).toISOString(),
      is_clean: mismatched === 0 && cash.difference === '0',
      mismatched_positions: mismatched,
      cash,
      positions: compared,
    };
  }
}

function compareAsset(asset: string, broker: Decimal, sleeves: readonly SleeveHoldings[]): AssetReconciliationDto {
  const held = sleeves.map(({ sleeve, cash, positions }): [string, Decimal] => [
    sleeve,
    asset === CASH ? cash : (positions.get(asset) ?? ZERO),
  ]);
  const ledger = sumDecimals(held.map(([, amount]) => amount));
  const owners = held
    .filter(([, amount]) => !amount.eq(ZERO))
    .map(([sleeve, amount]) => [sleeve, formatDecimal(amount)]);
  return {
    symbol: asset,
    broker: formatDecimal(broker),
    ledger: formatDecimal(ledger),
    difference: formatDecimal(broker.minus(ledger)),
    strategies: Object.fromEntries(owners) as Record<string, string>,
  };
}
