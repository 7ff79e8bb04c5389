import fc from 'fast-check';
import { Desk, OWNER } from '../e2e/execution/desk.js';
import { eventually } from '../support/eventually.js';
import { complaintsOf, type FuzzAnswer } from './answers.js';
import { DescribedApi, type ApiDocument, type Operation } from './described-api.js';
import { NAUGHTY_STRINGS } from './naughty-strings.js';
import { RequestMaker, type FuzzRequest } from './requests.js';

/** `npm run fuzz` sets both. */
const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 600);
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_240_105);
/** The short form gives every place one string of so many, each another one. */
const STRIDE = REQUESTS > 1000 ? 1 : 20;
const MINUTES = 20;
/** These compute or trade when they are valid: one in so many is. */
const HEAVY = new Map([
  ['startRebalance', 15],
  ['startAllocationRun', 15],
  ['runJob', 15],
  ['refreshReconciliation', 15],
  ['computeFrontier', 5],
  ['startBacktest', 5],
]);
/** The table API has a grammar of its own, and tests of its own. */
const isOurs = ({ path }: Operation): boolean => !path.startsWith('/db');

describe('every operation of the description', () => {
  let desk: Desk;
  let api: DescribedApi;
  let maker: RequestMaker;

  beforeAll(async () => {
    desk = await Desk.start({ settings: { RATE_LIMIT_PER_MINUTE: '1000000' } });
    await desk.makeBook({ beta: ['AERQ.SIM', 'AQUA.SIM'], gamma: ['AVEN.SIM'] });
    await desk.trade();
    api = new DescribedApi((await desk.get('/openapi.json')) as ApiDocument);
    maker = new RequestMaker(api, OWNER, await knownIds());
  });

  afterAll(() => desk.stop());

  async function knownIds(): Promise<Record<string, string[]>> {
    const ids = async (list: string, member: string) =>
      ((await desk.get(list)) as Record<string, string>[]).map((entry) => entry[member]!);
    return {
      '/strategies/': ['beta', 'gamma'],
      '/backtests/': [await finishedBacktest()],
      '/jobs/': ['reconcile', 'equity-snapshot', 'allocation-performance'],
      '/allocation/runs/': await ids('/allocation/runs', 'id'),
      '/execute/runs/': await ids('/execute/runs', 'id'),
    };
  }

  async function finishedBacktest(): Promise<string> {
    const request = { strategy: 'beta', start: '2023-01-01', end: '2023-12-29', benchmark: 'AVEN.SIM' };
    const { body } = await desk.api('POST', '/backtests', request);
    await eventually(
      async () => expect(await desk.get(`/backtests/${body.id}`)).toMatchObject({ progress: 1 }),
      30_000,
    );
    return body.id as string;
  }

  async function send({ method, url, headers, body }: FuzzRequest): Promise<FuzzAnswer> {
    const response = await fetch(desk.url + url, { method, headers, ...(body === undefined ? {} : { body }) });
    const [type = ''] = (response.headers.get('content-type') ?? '').split(';');
    return { status: response.status, type, text: await response.text() };
  }

  /** Request `number` of all; the same number and seed is the same request. */
  function requestOf(operations: readonly Operation[], number: number): FuzzRequest {
    const operation = operations[number % operations.length]!;
    const turn = Math.floor(number / operations.length);
    const isValid = turn % (HEAVY.get(operation.id) ?? 2) === 0;
    const requests = isValid ? maker.valid(operation) : maker.flawed(operation);
    return fc.sample(requests, { numRuns: 1, seed: SEED + number })[0]!;
  }

  it(
    `keeps to it, whatever is asked (${REQUESTS} requests, seed ${SEED})`,
    async () => {
      const complaints = new Map<string, string>();
      const statuses: Record<number, number> = {};
      const operations = api.operations.filter(isOurs);
      for (let number = 0; number < REQUESTS; number++) {
        const request = requestOf(operations, number);
        const answer = await send(request);
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        // One of a kind says enough.
        for (const complaint of complaintsOf(api, request, answer)) {
          complaints.set(
            `${request.operation.id} ${complaint.split('\n')[0] ?? ''}`,
            `${complaint} (request ${number})`,
          );
        }
      }
      if (REQUESTS > 1000) console.log(`${REQUESTS} requests, answers by status: ${JSON.stringify(statuses)}`);
      expect([...complaints.values()]).toEqual([]);
    },
    MINUTES * 60_000,
  );

  it(
    'bears naughty strings in every parameter, header and path segment',
    async () => {
      const complaints: string[] = [];
      const places = api.operations
        .filter(isOurs)
        .filter(({ id }) => !HEAVY.has(id))
        .flatMap((operation) => operation.parameters.map((parameter) => ({ operation, parameter })));
      for (const [place, { operation, parameter }] of places.entries()) {
        for (const text of NAUGHTY_STRINGS.filter((_, number) => number % STRIDE === place % STRIDE)) {
          // What no client can put into a header does not leave this process.
          if (parameter.in === 'header' && /[^\t\x20-\x7e\x80-\xff]/.test(text)) continue;
          // A dot segment is gone before the request is sent.
          if (parameter.in === 'path' && /^\.{0,2}$/.test(text)) continue;
          const request = maker.withText(operation, parameter, text);
          complaints.push(...complaintsOf(api, request, await send(request)));
        }
      }
      expect(complaints).toEqual([]);
    },
    MINUTES * 60_000,
  );
});
