import { Gathering } from './gathering.js';

function gate(): { wait: Promise<void>; open: () => void } {
  let open = (): void => undefined;
  const wait = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { wait, open };
}

describe('what is gathered', () => {
  it('goes together when it comes in one breath, and while something is under way', async () => {
    const groups: number[][] = [];
    const first = gate();
    const gathering = new Gathering<number, number>(
      async (items) => {
        groups.push([...items]);
        if (groups.length === 1) await first.wait;
        return items.map((item) => item * 10);
      },
      { mostAtOnce: 9 },
    );
    const early = [gathering.add(1), gathering.add(2)];
    await Promise.resolve();
    const late = [gathering.add(3), gathering.add(4), gathering.add(5)];
    first.open();
    await expect(Promise.all([...early, ...late])).resolves.toEqual([10, 20, 30, 40, 50]);
    expect(groups).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
  });

  it('is no more at once than it may be, in its order', async () => {
    const groups: number[][] = [];
    const gathering = new Gathering<number, number>(
      (items) => {
        groups.push([...items]);
        return Promise.resolve(items);
      },
      { mostAtOnce: 2 },
    );
    await Promise.all([1, 2, 3].map((item) => gathering.add(item)));
    expect(groups).toEqual([[1, 2], [3]]);
  });

  it('fails alone: the others of its group are handled without it', async () => {
    const gathering = new Gathering<string, string>(
      (items) => {
        if (items.includes('bad')) return Promise.reject(new Error('one of them is bad'));
        return Promise.resolve(items);
      },
      { mostAtOnce: 9 },
    );
    const outcomes = await Promise.allSettled(['a', 'bad', 'b'].map((item) => gathering.add(item)));
    expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await expect(gathering.add('c')).resolves.toBe('c');
  });

  it("fails together when the failure is nobody's own", async () => {
    let attempts = 0;
    const gathering = new Gathering<string, string>(() => Promise.reject(new Error(`away ${String(++attempts)}`)), {
      mostAtOnce: 9,
      isCommon: () => true,
    });
    const outcomes = await Promise.allSettled(['a', 'b'].map((item) => gathering.add(item)));
    expect(outcomes).toEqual(['a', 'b'].map(() => ({ status: 'rejected', reason: new Error('away 1') })));
  });
});
