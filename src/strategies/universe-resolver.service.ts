import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { SymbolsRepository } from '../market/symbols.repository.js';
import type { Universe } from './universe.js';

/** Which symbols a universe means today. */
@Injectable()
export class UniverseResolver {
  constructor(private readonly symbols: SymbolsRepository) {}

  /** Sorted by name, so that weights do not depend on the order of a list. Throws `empty_universe`. */
  async resolve(universe: Universe): Promise<string[]> {
    if ('symbols' in universe) return [...universe.symbols].sort();
    const listed = await this.symbols.loadListed();
    const wanted = 'sectors' in universe ? new Set(universe.sectors.map(folded)) : undefined;
    const symbols = listed
      .filter(({ sector }) => wanted === undefined || (sector !== null && wanted.has(folded(sector))))
      .map(({ symbol }) => symbol);
    if (symbols.length > 0) return symbols;
    const what = 'sectors' in universe ? `in the sectors ${universe.sectors.join(', ')}` : 'with stored bars';
    throw new AppError('empty_universe', `The universe has no tradable symbol ${what}: import bars and sectors first.`);
  }
}

/** `Information Technology` and `information_technology` are the same sector. */
function folded(sector: string): string {
  return sector
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim();
}
