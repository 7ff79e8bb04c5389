import { type Decimal, decimal, formatDecimal, ZERO } from '../../src/common/decimal.js';
import type { World } from './world.js';

const TERMINAL = ['completed', 'completed_with_errors', 'canceled', 'canceled_mid_run', 'failed'];
const PAGE = 100;

type Fields = Record<string, string>;
interface Plan {
  sells: Fields[];
  buys: Fields[];
  crosses: Fields[];
  skipped: Fields[];
}
export interface RunRow {
  id: string;
  status: string;
  reason: string | null;
  plan: Plan | null;
}

/** What must hold at the end of every rebalance, by the exchange's own orders, executions and account. */
export class Truth {
  private readonly orders = new Map<string, Fields>();
  private readonly executions = new Map<string, Fields>();
  /** Runs that are over: nothing of theirs may come any more. */
  private readonly over = new Map<string, number>();
  private since = '1970-01-01T00:00:00Z';
  private nextSince = this.since;

  constructor(private readonly world: World) {}

  get counts(): { orders: number; executions: number } {
    return { orders: this.orders.size, executions: this.executions.size };
  }

  /** Throws what differs. */
  async check(): Promise<void> {
    await this.read();
    const runs = await this.world.query<RunRow>('select id, status, reason, plan from rebalance_runs');
    await this.checkOrders(runs);
    await this.checkFills();
    await this.checkAccount();
    for (const run of runs.filter(({ id }) => !this.over.has(id))) await this.checkRun(run);
  }

  /** What is settled now need not be read again. */
  async settle(): Promise<void> {
    const orders = [...this.orders.values()];
    const runs = await this.world.query<{ id: string }>('select id from rebalance_runs');
    for (const { id } of runs) this.over.set(id, orders.filter((order) => runOf(order) === id).length);
    this.since = this.nextSince;
    this.nextSince = (await this.world.exchange.get('/v2/clock')).timestamp as string;
  }

  /** Everything from the beginning, for the end. */
  forget(): void {
    this.orders.clear();
    this.executions.clear();
    this.since = '1970-01-01T00:00:00Z';
  }

  private async read(): Promise<void> {
    const after = encodeURIComponent(this.since);
    for (let from = after; ;) {
      const page = await this.world.exchange.get(`/v2/orders?status=all&limit=500&direction=asc&after=${from}`);
      for (const order of page as Fields[]) this.orders.set(order['id'] ?? '', order);
      if (page.length < 500) break;
      from = encodeURIComponent(page.at(-1).submitted_at);
    }
    const path = `/v2/account/activities/FILL?direction=asc&page_size=${PAGE}&after=${after}`;
    for (let token = ''; ;) {
      const page = await this.world.exchange.get(path + token);
      for (const fill of page as Fields[]) this.executions.set(fill['id'] ?? '', fill);
      if (page.length < PAGE) break;
      token = `&page_token=${encodeURIComponent(page.at(-1).id)}`;
    }
  }

  /** Every order of ours is that of exactly one intent, is done, and came before its run was over. */
  private async checkOrders(runs: RunRow[]): Promise<void> {
    const rows = await this.world.query<Fields>(
      'select client_order_id, run_id, symbol, side, qty::text, notional::text from order_intents',
    );
    const intents = new Map(rows.map((intent) => [intent['client_order_id'], intent]));
    const ours = [...this.orders.values()].filter((order) => order['client_order_id']?.startsWith('pas-'));
    const seen = new Set<string>();
    for (const order of ours) {
      const intent = intents.get(order['client_order_id']);
      demand(intent !== undefined, `order ${textOf(order)} has no intent`);
      const differing = ['symbol', 'side', 'qty', 'notional'].filter((field) => !isSame(order[field], intent?.[field]));
      demand(differing.length === 0, `order ${textOf(order)} is not its intent ${JSON.stringify(intent)}`);
      for (const key of [`id ${order['client_order_id']}`, `leg ${runOf(order)} ${order['symbol']} ${order['side']}`]) {
        demand(!seen.has(key), `two orders for ${key}`);
        seen.add(key);
      }
      demand(isFinal(order['status']), `order ${textOf(order)} is still open`);
    }
    for (const { id } of runs) {
      const count = ours.filter((order) => runOf(order) === id).length;
      const known = this.over.get(id) ?? count;
      // Less is known of what was read before the window.
      demand(count <= known, `run ${id} was over with ${known} orders and has ${count} now`);
    }
  }

  /** Every execution is booked once, and the executions of an order are all that it got. */
  private async checkFills(): Promise<void> {
    const rows = await this.world.query<Fields>('select order_id, qty::text, price::text, cum_qty::text from fills');
    const booked = countBy(rows.map(keyOfFill));
    const executed = countBy([...this.executions.values()].map(keyOfFill));
    for (const key of new Set([...booked.keys(), ...executed.keys()])) {
      const [ours, theirs] = [booked.get(key) ?? 0, executed.get(key) ?? 0];
      demand(ours === theirs, `the execution ${key} happened ${theirs} times and is booked ${ours} times`);
    }
    const total = new Map<string, Decimal>();
    for (const { order_id: id = '', qty = '0' } of rows) total.set(id, (total.get(id) ?? ZERO).plus(decimal(qty)));
    for (const order of this.orders.values()) {
      const ours = total.get(order['id'] ?? '') ?? ZERO;
      demand(ours.eq(decimal(order['filled_qty'] ?? '0')), `order ${textOf(order)}: ${formatDecimal(ours)} is booked`);
    }
    const [told] = await this.world.query<{ count: number }>(
      `select count(*)::int from outbox where topic = 'fill.booked'`,
    );
    demand(told?.count === rows.length, `${rows.length} executions are booked and ${told?.count ?? 0} were told`);
  }

  /** Cash and shares of the sleeves are those of the account, to the last digit; so is the journal they come from. */
  private async checkAccount(): Promise<void> {
    const { cash } = await this.world.exchange.get('/v2/account');
    const positions = (await this.world.exchange.get('/v2/positions')) as Fields[];
    const actual = new Map([['USD', cash as string], ...positions.map(({ symbol, qty }) => [symbol, qty] as never)]);
    for (const table of ['positions', 'ledger_entries']) {
      const rows = await this.world.query<{ asset: string; amount: string }>(
        `select asset, sum(amount)::text as amount from ${table} where sleeve <> 'external' group by asset`,
      );
      const ours = new Map(rows.map(({ asset, amount }) => [asset, amount]));
      for (const asset of new Set([...ours.keys(), ...actual.keys()])) {
        const [owned, held] = [ours.get(asset) ?? '0', actual.get(asset) ?? '0'];
        demand(isSame(owned, held), `${asset}: the account has ${held}, the sleeves have ${owned} (${table})`);
      }
    }
  }

  private async checkRun(run: RunRow): Promise<void> {
    demand(TERMINAL.includes(run.status), `run ${run.id} is ${run.status} (${run.reason ?? 'no reason'})`);
    demand(run.reason !== 'internal_error', `run ${run.id} failed of an internal error`);
    const { plan } = run;
    if (plan === null) return;
    const legs = await this.world.query<Fields>(
      `select i.symbol, i.side, i.state, i.failure::text, o.status from order_intents i
       left join orders o on o.client_order_id = i.client_order_id and o.run_id = i.run_id where i.run_id = $1`,
      [run.id],
    );
    const isExplained = (symbol?: string): boolean => plan.skipped.some((skip) => skip['symbol'] === symbol);
    for (const leg of legs) {
      const isSettled = leg['state'] === 'terminal' || leg['state'] === 'rejected';
      demand(isSettled, `run ${run.id} is over and its leg is ${JSON.stringify(leg)}`);
      demand(leg['status'] === 'filled' || isExplained(leg['symbol']), `nothing explains ${JSON.stringify(leg)}`);
    }
    await this.checkMentions(run, plan);
    if (run.status.startsWith('completed')) {
      const sent = new Set(legs.filter(({ side }) => side === 'buy').map(symbolOf));
      for (const { symbol } of plan.buys) {
        demand(sent.has(symbol) || isExplained(symbol), `run ${run.id} planned to buy ${symbol ?? ''} and did not`);
      }
    }
  }

  /** Whatever its book wanted has an order, a change of hands or a reason. */
  private async checkMentions(run: RunRow, plan: Plan): Promise<void> {
    const mentioned = new Set([...plan.sells, ...plan.buys, ...plan.crosses, ...plan.skipped].map(symbolOf));
    const wanted = await this.world.query<Fields>(
      `select distinct t.symbol from rebalance_runs r join book_shares s on s.book_id = r.book_id
       join target_weights t on t.run_id = s.run_id where r.id = $1 and t.weight <> 0`,
      [run.id],
    );
    for (const { symbol = '' } of wanted) {
      demand(mentioned.has(symbol), `run ${run.id} (${run.status}) says nothing of ${symbol}: ${JSON.stringify(plan)}`);
    }
  }
}

/** Something that must never be. */
export class Violation extends Error {}

export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Violation(what);
}

function runOf(order: Fields): string {
  return /^pas-(.{36})-\d+$/.exec(order['client_order_id'] ?? '')?.[1] ?? '';
}

function symbolOf({ symbol }: Fields): string | undefined {
  return symbol;
}

function textOf(order: Fields): string {
  const { client_order_id, symbol, side, qty, notional, filled_qty, status } = order;
  return JSON.stringify({ client_order_id, symbol, side, qty, notional, filled_qty, status });
}

function isFinal(status = ''): boolean {
  return ['filled', 'canceled', 'expired', 'rejected', 'replaced', 'done_for_day'].includes(status);
}

function isSame(a: string | null | undefined, b: string | null | undefined): boolean {
  return a === b || (!!a && !!b && decimalOf(a)?.eq(decimalOf(b) ?? ZERO) === true);
}

function decimalOf(text: string): Decimal | undefined {
  return /^-?[\d.]+$/.test(text) ? decimal(text) : undefined;
}

function keyOfFill({ order_id, qty = '0', price = '0', cum_qty = '0' }: Fields): string {
  return [order_id, ...[qty, price, cum_qty].map((text) => formatDecimal(decimal(text)))].join(' ');
}

function countBy(keys: string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
