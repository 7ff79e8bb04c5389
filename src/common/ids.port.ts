/** Source of new unique identifiers (UUID strings). */
export interface Ids {
  next(): string;
}

export const IDS = Symbol('Ids');
