import type { Random } from '../../common/random.js';
import { priceFromFloat } from './price-increment.js';
import { applyTrade, type PriceState } from './price-state.js';
import { normalShock } from './shocks.js';

/** How a symbol's variance divides between the whole market, its sector and itself: what makes prices move together. */
const MARKET_WEIGHT = Math.sqrt(0.3);
const SECTOR_WEIGHT = Math.sqrt(0.15);
const OWN_WEIGHT = Math.sqrt(0.55);

export type Shock = (random: Random) => number;

/** Draws one correlated, unit-variance shock per symbol. */
export class ShockSource {
  private readonly market: number;
  private readonly sectors = new Map<string, number>();

  constructor(
    private readonly random: Random,
    private readonly shock: Shock = normalShock,
  ) {
    this.market = shock(random);
  }

  draw(sector: string | null): number {
    return (
      MARKET_WEIGHT * this.market +
      SECTOR_WEIGHT * this.sectorShock(sector ?? 'unclassified') +
      OWN_WEIGHT * this.shock(this.random)
    );
  }

  private sectorShock(sector: string): number {
    const drawn = this.sectors.get(sector) ?? this.shock(this.random);
    this.sectors.set(sector, drawn);
    return drawn;
  }
}

export interface Step {
  /** Standard normal and correlated with the other symbols'. */
  shock: number;
  /** Share of a day's variance that falls into the step. */
  varianceShare: number;
  /** Share of a day's volume that falls into the step. */
  volumeShare: number;
  atMs: number;
}

/** One step of the random walk that reproduces the symbol's daily volatility. */
export function walk(state: PriceState, step: Step): PriceState {
  const variance = state.variance * step.varianceShare;
  const fairValue = state.fairValue * Math.exp(step.shock * Math.sqrt(variance) - variance / 2);
  const volume = Math.max(1, Math.round(state.averageVolume * step.volumeShare * (1 + Math.abs(step.shock)) * 0.55));
  return applyTrade(state, { price: priceFromFloat(fairValue), fairValue, volume, atMs: step.atMs });
}
