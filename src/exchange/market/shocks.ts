import type { Random } from '../../common/random.js';

/** A standard normal draw (Box and Muller). */
export function normalShock(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** A Student t draw scaled to unit variance: the fat tails of daily returns. `degrees` is an integer above 2. */
export function fatTailedShock(random: Random, degrees = 5): number {
  let chiSquared = 0;
  for (let i = 0; i < degrees; i++) chiSquared += normalShock(random) ** 2;
  return normalShock(random) / Math.sqrt(chiSquared / (degrees - 2));
}
