/**
 * Those who ask the same while nobody has begun to read it share one reading. As it begins after all of them came, each
 * gets what was there when it asked, or newer.
 */
export class SharedReads<Question extends object, Answer> {
  private readonly waiting = new Map<Question, Promise<Answer>>();

  /** @param run calls `begin` right before it reads: whoever comes after that needs a reading of their own */
  read(asked: Question, run: (begin: () => void) => Promise<Answer>): Promise<Answer> {
    const joined = this.waiting.get(asked);
    if (joined !== undefined) return joined;
    let reading: Promise<Answer> | undefined = undefined;
    const close = (): void => {
      if (this.waiting.get(asked) === reading) this.waiting.delete(asked);
    };
    reading = run(close).finally(close);
    this.waiting.set(asked, reading);
    return reading;
  }
}
