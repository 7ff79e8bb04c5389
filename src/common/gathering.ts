interface Waiting<T, R> {
  item: T;
  resolve: (result: R) => void;
  reject: (error: unknown) => void;
}

/**
 * Handles items one group after the other: all that came while a group was being handled are the next one, so that the
 * busier it gets, the less each of them costs. Items keep their order. A group that fails is handled again one by one,
 * so that nobody pays for another, unless the failure is nobody's own; the handler must leave nothing behind when it fails.
 */
export class Gathering<T, R> {
  private readonly waiting: Waiting<T, R>[] = [];
  private isHandling = false;

  constructor(
    /** Answers with one result per item, in their order. */
    private readonly handle: (items: readonly T[]) => Promise<readonly R[]>,
    private readonly options: { mostAtOnce: number; isCommon?: (error: unknown) => boolean },
  ) {}

  add(item: T): Promise<R> {
    return new Promise((resolve, reject) => {
      this.waiting.push({ item, resolve, reject });
      if (!this.isHandling) void this.work();
    });
  }

  private async work(): Promise<void> {
    this.isHandling = true;
    // What is asked for in one breath goes together.
    await Promise.resolve();
    while (this.waiting.length > 0) await this.attempt(this.waiting.splice(0, this.options.mostAtOnce));
    this.isHandling = false;
  }

  private async attempt(group: readonly Waiting<T, R>[]): Promise<void> {
    try {
      const results = await this.handle(group.map(({ item }) => item));
      for (const [i, { resolve }] of group.entries()) resolve(results[i] as R);
    } catch (error) {
      const isCommon = group.length === 1 || this.options.isCommon?.(error) === true;
      if (isCommon) for (const { reject } of group) reject(error);
      else for (const one of group) await this.attempt([one]);
    }
  }
}
