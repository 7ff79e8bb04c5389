import { Dice } from './dice.js';
import { drawFaults } from './exchange-faults.js';

export const SYMBOLS = ['AERQ.SIM', 'AQUA.SIM', 'AVEN.SIM', 'VITN.SIM'] as const;
/** Trades in whole shares. */
export const WHOLE = SYMBOLS[3];

const USUAL_PRICES: Record<string, number> = {
  [SYMBOLS[0]]: 20,
  [SYMBOLS[1]]: 60,
  [SYMBOLS[2]]: 150,
  [SYMBOLS[3]]: 250,
};

/** What happens to processes, database, market or account while a rebalance runs. */
export type Blow =
  | { kind: 'kill' | 'disconnect' | 'cancel' | 'replicate' }
  | { kind: 'freeze'; forMs: number }
  | { kind: 'halt'; isOfAll: boolean }
  | { kind: 'block' | 'unblock' }
  | { kind: 'asset'; symbol: string; flags: Record<string, boolean> }
  | { kind: 'prices'; prices: Record<string, string> }
  | { kind: 'external'; order: Record<string, string> }
  | { kind: 'account'; change: Record<string, string> };

export interface Step {
  number: number;
  /** Equal-weight strategies over these symbols. */
  book: Record<string, string[]>;
  prices: Record<string, string>;
  /** Market time that passes before it. */
  minutes: number;
  /** Asked while the market is closed. */
  isOvernight: boolean;
  faults: Record<string, unknown>;
  blows: { afterMs: number; blow: Blow }[];
  /** From the request to the end of everything that is wrong. */
  faultyMs: number;
}

/** A start costs more than a rebalance. */
const KILL_SHARE = 1 / 20;
const CALM_SHARE = 0.15;
const HALT_SHARE = 1 / 20;
const LONGEST_TROUBLE_MS = 2500;

/** The same seed and number give the same step. */
export function drawStep(seed: number, number: number): Step {
  const dice = new Dice(Math.imul(seed, 1_000_003) + number);
  const isCalm = dice.chance(CALM_SHARE);
  const step = {
    number,
    book: drawBook(dice),
    prices: drawPrices(dice, SYMBOLS),
    minutes: dice.integer(1, 12),
    isOvernight: dice.chance(0.03),
    faults: isCalm ? {} : drawFaults(dice, SYMBOLS),
    blows: isCalm ? [] : drawBlows(dice),
    faultyMs: isCalm ? 0 : dice.integer(200, LONGEST_TROUBLE_MS),
  };
  return dice.chance(HALT_SHARE) ? halted(step, dice) : step;
}

/** Somebody pulls the kill switch. */
function halted(step: Step, dice: Dice): Step {
  const halt = { afterMs: dice.integer(0, 800), blow: { kind: 'halt', isOfAll: dice.chance(0.3) } } as const;
  return { ...step, blows: [...step.blows, halt].sort((a, b) => a.afterMs - b.afterMs) };
}

function drawBook(dice: Dice): Step['book'] {
  return { one: dice.sample(SYMBOLS, dice.integer(1, 4)), two: dice.sample(SYMBOLS, dice.integer(1, 4)) };
}

/**
 * Near a price that stays, now and then far from it: who buys low and sells high in wild prices owns more within a hundred
 * rebalances than any broker's numbers have digits for.
 */
function drawPrices(dice: Dice, symbols: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    symbols.map((symbol) => {
      const percent = dice.chance(0.03) ? dice.integer(50, 200) : dice.integer(90, 110);
      return [symbol, ((USUAL_PRICES[symbol] ?? 100) * (percent / 100) + dice.integer(0, 99) / 100).toFixed(2)];
    }),
  );
}

function drawBlows(dice: Dice): Step['blows'] {
  const blows: Blow[] = dice.chance(0.5) ? [drawMischief(dice)] : [];
  if (dice.chance(KILL_SHARE)) blows.push({ kind: 'kill' });
  const timed = blows.map((blow) => ({ afterMs: dice.integer(0, dice.pick([150, 600, 1500])), blow }));
  return timed.sort((a, b) => a.afterMs - b.afterMs);
}

function drawMischief(dice: Dice): Blow {
  const [symbol] = dice.sample(SYMBOLS, 1) as [string];
  const kinds: (() => Blow)[] = [
    () => ({ kind: dice.pick(['disconnect', 'cancel', 'cancel', 'block']) }),
    () => (dice.chance(0.25) ? { kind: 'replicate' } : { kind: 'disconnect' }),
    () => ({ kind: 'freeze', forMs: dice.chance(0.1) ? 9000 : dice.integer(200, 1500) }),
    () => ({ kind: 'asset', symbol, flags: { [dice.pick(['halted', 'tradable'])]: dice.chance(0.5) } }),
    () => ({ kind: 'prices', prices: drawPrices(dice, [symbol]) }),
    () => ({ kind: 'external', order: drawExternal(dice, symbol) }),
    () => ({ kind: 'account', change: { withheld_cash: String(dice.integer(100, 90_000)) } }),
    () => ({ kind: 'account', change: { cash_change: String(dice.integer(-500, 2000)) } }),
  ];
  return dice.pick(kinds)();
}

function drawExternal(dice: Dice, symbol: string): Record<string, string> {
  const qty = String(dice.integer(1, 5));
  return { symbol, side: dice.pick(['buy', 'buy', 'sell']), type: 'market', time_in_force: 'day', qty };
}
