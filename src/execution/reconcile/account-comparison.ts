import { type Decimal, formatDecimal, sumDecimals, ZERO } from '../../common/decimal.js';
import { CASH } from '../ledger/ledger-transaction.js';
import type { SleeveAmount, SleeveHoldings } from '../planner/plan.js';

/** One asset of the account, shares or USD. */
export interface AssetComparison {
  /** `USD` is cash. */
  readonly asset: string;
  readonly broker: Decimal;
  /** Sum over the sleeves. */
  readonly ledger: Decimal;
  /** broker − ledger */
  readonly difference: Decimal;
  /** Who holds it by the ledger, by name; nobody with nothing. */
  readonly owners: readonly SleeveAmount[];
}

export interface AccountComparison {
  readonly cash: AssetComparison;
  /** By symbol. */
  readonly positions: readonly AssetComparison[];
}

export interface BrokerHoldings {
  readonly cash: Decimal;
  readonly positions: readonly { symbol: string; qty: Decimal }[];
}

/** The sleeves against the account at the broker, to the last digit. */
export function compareAccount(broker: BrokerHoldings, sleeves: readonly SleeveHoldings[]): AccountComparison {
  const atBroker = new Map(broker.positions.map(({ symbol, qty }) => [symbol, qty]));
  const symbols = new Set([...atBroker.keys(), ...sleeves.flatMap(({ positions }) => [...positions.keys()])]);
  return {
    cash: compareAsset(CASH, broker.cash, sleeves),
    positions: [...symbols].sort().map((symbol) => compareAsset(symbol, atBroker.get(symbol) ?? ZERO, sleeves)),
  };
}

/** The assets that differ. */
export function differencesOf({ cash, positions }: AccountComparison): AssetComparison[] {
  return [cash, ...positions].filter(({ difference }) => !difference.eq(ZERO));
}

/** True when both comparisons found the same differences: nothing was on its way between them. */
export function agree(one: AccountComparison, other: AccountComparison): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint(comparison: AccountComparison): string {
  return differencesOf(comparison)
    .map(({ asset, difference }) => `${asset} ${formatDecimal(difference)}`)
    .join('\n');
}

function compareAsset(asset: string, broker: Decimal, sleeves: readonly SleeveHoldings[]): AssetComparison {
  const held = sleeves.map(({ sleeve, cash, positions }) => ({
    sleeve,
    amount: asset === CASH ? cash : (positions.get(asset) ?? ZERO),
  }));
  const ledger = sumDecimals(held.map(({ amount }) => amount));
  const owners = held.filter(({ amount }) => !amount.eq(ZERO));
  return { asset, broker, ledger, difference: broker.minus(ledger), owners };
}
