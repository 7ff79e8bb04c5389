import { IllegalTransition } from '../../common/illegal-transition.js';
import { RebalanceService } from './rebalance.service.js';
import type { RunStatus } from './run-states.js';

describe('a run that nobody took in time', () => {
  let status: RunStatus;
  /** What happens once it is found that nobody executes. */
  let meanwhile: () => void;
  let service: RebalanceService;

  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] });
    [status, meanwhile] = ['queued', () => undefined];
    const run = () => ({ id: 'r', accountNumber: 'PA1', status, reason: null, detail: null });
    const runs = {
      isDecided: () => Promise.resolve(false),
      get: () => Promise.resolve(run()),
      move: (_manager: unknown, { status: from }: { status: RunStatus }, change: { status: RunStatus }) => {
        const transition = { machine: 'run', id: 'r', from, to: change.status } as const;
        if (from !== status) throw new IllegalTransition(transition, `Run r is no longer ${from}.`);
        status = change.status;
        return Promise.resolve();
      },
    };
    service = new RebalanceService(
      { create: () => Promise.resolve(run()) } as never,
      { run: (_account: string, work: (manager: unknown) => unknown) => work({}) } as never,
      runs as never,
      { load: () => Promise.resolve({ run: run() }) } as never,
      { isTaken: () => Promise.resolve((meanwhile(), false)) } as never,
      { watch: (_entry: unknown, work: () => unknown) => work() } as never,
    );
  });

  afterEach(() => jest.useRealTimers());

  /** Answers once the time for an answer is over. */
  async function start(): Promise<unknown> {
    const answer = service.start({ trigger: 'api', requestedBy: 'owner' });
    const settled = answer.catch(() => undefined);
    await Promise.race([settled, jest.advanceTimersByTimeAsync(20_000)]);
    return answer;
  }

  it('is canceled', async () => {
    await expect(start()).rejects.toMatchObject({ code: 'executor_unavailable' });
    expect(status).toBe('canceled');
  });

  it('goes on where somebody took it at the last moment', async () => {
    meanwhile = () => {
      status = 'sells_in_progress';
    };
    expect(await start()).toMatchObject({ run: { status: 'sells_in_progress' } });
    expect(status).toBe('sells_in_progress');
  });
});
