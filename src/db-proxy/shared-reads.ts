import { settledWithin } from '../platform/settled-within.js';

/** How long the next reading of the same waits for one that goes on; after that it begins beside it. */
const PATIENCE_MS = 20;

/**
 * Of readings of the same one goes on at a time, and those who ask meanwhile share the next. As it begins after all of them
 * came, each gets what was there when it asked, or newer.
 */
export class SharedReads<Question extends object, Answer> {
  private readonly waiting = new Map<Question, Promise<Answer>>();
  private readonly begun = new Map<Question, Promise<Answer>>();

  /** @param run calls `begin` right before it reads: whoever comes after that needs another reading */
  read(asked: Question, run: (begin: () => void) => Promise<Answer>): Promise<Answer> {
    const joined = this.waiting.get(asked);
    if (joined !== undefined) return joined;
    let reading: Promise<Answer> | undefined = undefined;
    const begin = (): void => {
      if (reading === undefined || this.waiting.get(asked) !== reading) return;
      this.waiting.delete(asked);
      this.begun.set(asked, reading);
    };
    const end = (): void => {
      if (this.waiting.get(asked) === reading) this.waiting.delete(asked);
      if (this.begun.get(asked) === reading) this.begun.delete(asked);
    };
    reading = this.turnOf(asked)
      .then(() => run(begin))
      .finally(end);
    this.waiting.set(asked, reading);
    return reading;
  }

  private async turnOf(asked: Question): Promise<void> {
    const before = this.begun.get(asked);
    if (before !== undefined) await settledWithin([before], PATIENCE_MS);
  }
}
