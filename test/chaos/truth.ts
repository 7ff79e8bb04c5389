import { type Decimal, decimal, formatDecimal, ZERO } from '../../src/common/decimal.js';
import { ExchangeRecord, type Fields } from './exchange-record.js';
import type { Step } from './schedule.js';
import type { World } from './world.js';

const TERMINAL = ['completed', 'completed_with_errors', 'canceled', 'canceled_mid_run', 'failed'];
const FINAL = ['filled', 'canceled', 'expired', 'rejected', 'replaced', 'done_for_day'];

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
  private readonly record: ExchangeRecord;
  /** Runs that are over, and the orders that there were by then: no other one of theirs may come any more. */
  private readonly over = new Set<string>();
  private readonly past = new Set<string>();

  constructor(private readonly world: World) {
    this.record = new ExchangeRecord(world.exchange);
  }

  get counts(): { orders: number; executions: number } {
    return { orders: this.record.orders.size, executions: this.record.executions.size };
  }

  /** Throws what differs. */
  async check(book?: Step['book']): Promise<void> {
    await this.record.read();
    await this.checkOrders();
    await this.checkFills();
    await this.checkAccount();
    const runs = await this.world.query<RunRow>(
      'select id, status, reason, plan from rebalance_runs where not id::text = any($1)',
      [[...this.over]],
    );
    for (const run of runs) await this.checkRun(run, book);
  }

  async settle(): Promise<void> {
    const runs = await this.world.query<{ id: string }>('select id from rebalance_runs');
    for (const { id } of runs) this.over.add(id);
    for (const id of this.record.touched) this.past.add(id);
    await this.record.settle();
  }

  /** Everything from the beginning, for the end. */
  forget(): void {
    this.record.forget();
  }

  /** Every order of ours is that of exactly one intent, is done, and came before its run was over. */
  private async checkOrders(): Promise<void> {
    const ours = this.touched().filter(isOurs);
    const rows = await this.world.query<Fields>(
      'select client_order_id, symbol, side, qty::text, notional::text from order_intents where client_order_id = any($1)',
      [ours.map((order) => order['client_order_id'])],
    );
    const intents = new Map(rows.map((intent) => [intent['client_order_id'], intent]));
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
      demand(FINAL.includes(order['status'] ?? ''), `order ${textOf(order)} is still open`);
      const isLate = this.over.has(runOf(order)) && !this.past.has(order['id'] ?? '');
      demand(!isLate, `order ${textOf(order)} came after its run was over`);
    }
  }

  /** Every execution is booked once and told once, and the executions of an order are all that it got. */
  private async checkFills(): Promise<void> {
    const { touched, executions } = this.record;
    const rows = await this.world.query<Fields>(
      'select order_id, qty::text, price::text, cum_qty::text from fills where order_id = any($1)',
      [[...touched]],
    );
    const booked = countBy(rows.map(keyOfFill));
    const executed = countBy([...executions.values()].filter(isOf(touched)).map(keyOfFill));
    for (const key of new Set([...booked.keys(), ...executed.keys()])) {
      const [ours, theirs] = [booked.get(key) ?? 0, executed.get(key) ?? 0];
      demand(ours === theirs, `the execution ${key} happened ${theirs} times and is booked ${ours} times`);
    }
    const total = new Map<string, Decimal>();
    for (const { order_id: id = '', qty = '0' } of rows) total.set(id, (total.get(id) ?? ZERO).plus(decimal(qty)));
    for (const order of this.touched()) {
      const ours = total.get(order['id'] ?? '') ?? ZERO;
      demand(ours.eq(decimal(order['filled_qty'] ?? '0')), `order ${textOf(order)}: ${formatDecimal(ours)} is booked`);
    }
    const [sum] = await this.world.query<{ booked: number; told: number }>(
      `select (select count(*)::int from fills) as booked,
              (select count(*)::int from outbox where topic = 'fill.booked') as told`,
    );
    const counts = `${executions.size} executions happened, ${sum?.booked ?? 0} are booked, ${sum?.told ?? 0} were told`;
    demand(sum?.booked === executions.size && sum.told === executions.size, counts);
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

  private async checkRun(run: RunRow, book: Step['book'] | undefined): Promise<void> {
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
    await this.checkMentions(run, plan, book);
    if (run.status.startsWith('completed') || run.status === 'canceled_mid_run') {
      const sent = new Set(legs.filter(({ side }) => side === 'buy').map(symbolOf));
      for (const { symbol } of plan.buys) {
        demand(sent.has(symbol) || isExplained(symbol), `run ${run.id} planned to buy ${symbol ?? ''} and did not`);
      }
    }
  }

  /** It trades to the book that was asked for last, and all that this wants has an order, a change of hands or a reason. */
  private async checkMentions(run: RunRow, plan: Plan, book: Step['book'] | undefined): Promise<void> {
    const mentioned = new Set([...plan.sells, ...plan.buys, ...plan.crosses, ...plan.skipped].map(symbolOf));
    const rows = await this.world.query<{ strategy: string; symbols: string[] }>(
      `select s.strategy_id as strategy, array_agg(t.symbol order by t.symbol) as symbols
       from rebalance_runs r join book_shares s on s.book_id = r.book_id join target_weights t on t.run_id = s.run_id
       where r.id = $1 and t.weight <> 0 group by s.strategy_id order by s.strategy_id`,
      [run.id],
    );
    const used = rows.map(({ strategy, symbols }) => `${strategy}: ${symbols.join(' ')}`).join(', ');
    const wanted = Object.entries(book ?? {}).map(([id, symbols]) => `${id}: ${[...symbols].sort().join(' ')}`);
    demand(
      book === undefined || used === wanted.join(', '),
      `run ${run.id} traded to ${used}, not ${wanted.join(', ')}`,
    );
    for (const symbol of rows.flatMap(({ symbols }) => symbols)) {
      demand(mentioned.has(symbol), `run ${run.id} (${run.status}) says nothing of ${symbol}: ${JSON.stringify(plan)}`);
    }
  }

  private touched(): Fields[] {
    return [...this.record.orders.values()].filter(({ id = '' }) => this.record.touched.has(id));
  }
}

/** Something that must never be. */
export class Violation extends Error {}

export function demand(holds: boolean, what: string): void {
  if (!holds) throw new Violation(what);
}

function isOurs(order: Fields): boolean {
  return order['client_order_id']?.startsWith('pas-') === true;
}

function isOf(orderIds: ReadonlySet<string>): (fill: Fields) => boolean {
  return ({ order_id: orderId = '' }) => orderIds.has(orderId);
}

function runOf(order: Fields): string {
  return /^pas-(.{36})-\d+(-\d+)?$/.exec(order['client_order_id'] ?? '')?.[1] ?? '';
}

function symbolOf({ symbol }: Fields): string | undefined {
  return symbol;
}

function textOf(order: Fields): string {
  const { client_order_id, symbol, side, qty, notional, filled_qty, status } = order;
  return JSON.stringify({ client_order_id, symbol, side, qty, notional, filled_qty, status });
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
