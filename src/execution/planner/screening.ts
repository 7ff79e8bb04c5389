import type { PlanInput, Skip } from './plan.js';
import { corporateActionScreen } from './screens/corporate-action.screen.js';
import { haltedScreen } from './screens/halted.screen.js';
import { noPriceScreen } from './screens/no-price.screen.js';
import { notTradableScreen } from './screens/not-tradable.screen.js';
import { priceCollarScreen } from './screens/price-collar.screen.js';
import { stalePriceScreen } from './screens/stale-price.screen.js';

/** What forbids to trade a symbol now, whichever side; undefined: nothing that this rule knows. */
export type Screen = (symbol: string, input: PlanInput) => Skip | undefined;

/** In the order in which they are asked; the first that forbids is the reason that is told. */
const SCREENS: readonly Screen[] = [
  notTradableScreen,
  haltedScreen,
  corporateActionScreen,
  noPriceScreen,
  stalePriceScreen,
  priceCollarScreen,
];

export function screenSymbol(symbol: string, input: PlanInput): Skip | undefined {
  for (const screen of SCREENS) {
    const skip = screen(symbol, input);
    if (skip !== undefined) return skip;
  }
  return undefined;
}
