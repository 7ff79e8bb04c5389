import { SharedReads } from './shared-reads.js';

const QUESTION = {};

/** Readings that end when told, and say what was written when they began. */
function readings() {
  const shared = new SharedReads<object, number>();
  const ends: ((failure?: Error) => void)[] = [];
  let written = 0;
  const run = async (begin: () => void): Promise<number> => {
    begin();
    const seen = written;
    await new Promise<void>((resolve, reject) =>
      ends.push((failure) => {
        if (failure === undefined) resolve();
        else reject(failure);
      }),
    );
    return seen;
  };
  return {
    ends,
    write: () => ++written,
    ask: (question: object = QUESTION) => shared.read(question, run),
    begun: async (count: number) => {
      while (ends.length < count) await new Promise((go) => setTimeout(go, 1));
    },
  };
}

describe('readings of the same', () => {
  it('go on one at a time; all who ask meanwhile share the next, which begins after they came', async () => {
    const { ask, begun, ends, write } = readings();
    const first = ask();
    await begun(1);
    const meanwhile = [ask(), ask()];
    write();
    const afterTheWrite = ask();
    ends[0]?.();
    expect(await first).toBe(0);
    await begun(2);
    ends[1]?.();
    expect(await Promise.all([...meanwhile, afterTheWrite])).toEqual([1, 1, 1]);
    expect(ends).toHaveLength(2);
  });

  it('are not joined once they have begun', async () => {
    const { ask, begun, ends, write } = readings();
    const first = ask();
    await begun(1);
    write();
    const late = ask();
    ends[0]?.();
    await begun(2);
    ends[1]?.();
    expect([await first, await late]).toEqual([0, 1]);
  });

  it('do not wait for long for one that stands still', async () => {
    const { ask, begun, ends } = readings();
    void ask();
    await begun(1);
    const next = ask();
    await begun(2);
    ends[1]?.();
    expect(await next).toBe(0);
  });

  it('fail by themselves: the next one is read', async () => {
    const { ask, begun, ends } = readings();
    const first = ask();
    await begun(1);
    const next = ask();
    ends[0]?.(new Error('the table is gone'));
    await expect(first).rejects.toThrow('the table is gone');
    await begun(2);
    ends[1]?.();
    expect(await next).toBe(0);
  });

  it('leave those of something else alone', async () => {
    const { ask, begun, ends } = readings();
    const answers = [ask(), ask({})];
    await begun(2);
    for (const end of ends) end();
    expect(await Promise.all(answers)).toEqual([0, 0]);
  });
});
