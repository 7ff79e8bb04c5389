import type { Dice } from './dice.js';

const SUBMIT = 'POST /v2/orders';
const QUESTIONS = [
  'GET /v2/orders:by_client_order_id',
  'GET /v2/orders',
  'GET /v2/orders/:id',
  'GET /v2/positions',
  'GET /v2/account',
  'GET /v2/account/activities/:type',
  'GET /v2/account/activities',
  'GET /v2/clock',
  'GET /v2/stocks/trades/latest',
  'DELETE /v2/orders/:id',
];
const MALFORMED = ['', 'null', '[]', '{', '{"id": 7}', '<html>502</html>', '[{"id":"x"}]', '{"status":"of_no_kind"}'];

/** Who is told 429 waits until the window ends. */
const SHORT_WINDOW = { requests: 10_000, window_seconds: 1 };

type Section = Record<string, unknown>;

/** What the exchange does wrong during one rebalance: the body of `PUT /control/faults`. */
export function drawFaults(dice: Dice, symbols: readonly string[]): Section {
  const kinds = dice.sample([requests, submissions, stream, fills, dice.pick([rateLimit, clock])], dice.integer(1, 3));
  const sections = kinds.map((kind) => kind(dice, symbols)).reduce(merged, []);
  return Object.assign({ rate_limit: SHORT_WINDOW }, ...sections) as Section;
}

// With a wrong clock nobody can tell when a limited minute ends, so the two are not drawn together: it is a minute's wait.

/** Two kinds may both name requests. */
function merged(sections: Section[], next: Section): Section[] {
  const before = sections.find((section) => 'requests' in section && 'requests' in next);
  if (before === undefined) return [...sections, next];
  const both = [...(before['requests'] as unknown[]), ...(next['requests'] as unknown[])];
  return [...sections.filter((section) => section !== before), { ...before, ...next, requests: both }];
}

function submissions(dice: Dice): Section {
  return { requests: Array.from({ length: dice.integer(1, 3) }, () => requestFault(dice, SUBMIT)) };
}

function requests(dice: Dice): Section {
  return { requests: dice.sample(QUESTIONS, dice.integer(1, 3)).map((operation) => requestFault(dice, operation)) };
}

function requestFault(dice: Dice, operation: string): Section {
  const fault = { operation, times: dice.integer(1, 3), when: dice.pick(['before', 'after']) };
  const isLate = dice.chance(0.3);
  return { ...fault, ...(isLate ? { delay_ms: dice.integer(20, 800) } : {}), ...outcome(dice, operation) };
}

function outcome(dice: Dice, operation: string): Section {
  const kind = dice.pick(['drop', 'status', 'status', 'body', 'late']);
  if (kind === 'drop') return { drop: true };
  if (kind === 'body') return { body: dice.pick(MALFORMED) };
  if (kind === 'late') return { delay_ms: dice.integer(20, 800) };
  const status = dice.pick([429, 500, 502, 503, 504]);
  // A refusal after the order was booked would be a lie that no broker tells.
  return operation === SUBMIT && dice.chance(0.3) ? { when: 'before', status: dice.pick([403, 422]) } : { status };
}

function stream(dice: Dice): Section {
  const kinds: Section[] = [
    { drop: true },
    { silent: true },
    { copies: dice.integer(2, 4) },
    { skip: dice.integer(1, 4) },
    { reverse: dice.integer(2, 5) },
  ];
  return { stream: Object.assign({}, ...dice.sample(kinds, dice.integer(1, 2))) as Section };
}

function fills(dice: Dice, symbols: readonly string[]): Section {
  const scripted = dice.sample(symbols, dice.integer(1, 3));
  return {
    fills: scripted.map((symbol) => ({
      symbol,
      parts: Array.from({ length: dice.integer(0, 3) }, () => dice.pick(['0.000000001', '0.5', '1', '7.25', '40'])),
      then: dice.pick(['rest', 'rest', 'wait', 'end']),
    })),
    holds: dice.chance(0.3) ? [{ action: 'cancel', symbol: dice.pick(scripted), times: 1 }] : [],
  };
}

function rateLimit(dice: Dice): Section {
  return { rate_limit: { requests: dice.integer(3, 25), window_seconds: dice.integer(1, 2) } };
}

function clock(dice: Dice): Section {
  return { clock: { offset_ms: dice.integer(-600_000, 600_000) } };
}
