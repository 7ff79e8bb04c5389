import { ZERO, type Quantity } from '../../common/decimal.js';
import type { Order } from '../orders/order.js';

/** What happens to an order once its scripted parts are done: all of the rest executes, nothing more, or it is ended. */
export const SCRIPT_ENDS = ['rest', 'wait', 'end'] as const;
export type ScriptEnd = (typeof SCRIPT_ENDS)[number];

export interface FillScript {
  symbol: string;
  /** Quantities of the first executions. */
  parts: readonly Quantity[];
  then: ScriptEnd;
}

export type ScriptStep = { qty: Quantity } | ScriptEnd;

function stepOf(script: FillScript, filled: Quantity): ScriptStep {
  let done = ZERO;
  for (const part of script.parts) {
    done = done.plus(part);
    if (filled.lt(done)) return { qty: done.minus(filled) };
  }
  return script.then;
}

/**
 * Scripts for the next orders of a symbol that come to an execution, one each. How far an order is follows from what is filled
 * of it, so that a turn that fails and is repeated goes on at the same step.
 */
export class FillScripts {
  private readonly byOrder = new Map<string, FillScript>();
  private queue: FillScript[] = [];

  get waiting(): readonly FillScript[] {
    return this.queue;
  }

  /** In place of those that no order has taken yet. */
  replace(scripts: readonly FillScript[]): void {
    this.queue = [...scripts];
  }

  clear(): void {
    this.queue = [];
    this.byOrder.clear();
  }

  /** What comes next for an order that could execute now; undefined where it has no script and none is waiting for it. */
  nextStep(order: Order): ScriptStep | undefined {
    const script = this.byOrder.get(order.id) ?? this.assign(order);
    return script && stepOf(script, order.filledQty);
  }

  isHeld(order: Order): boolean {
    const script = this.byOrder.get(order.id);
    return script !== undefined && stepOf(script, order.filledQty) === 'wait';
  }

  private assign(order: Order): FillScript | undefined {
    if (order.filledQty.gt(ZERO)) return undefined;
    const script = this.queue.find(({ symbol }) => symbol === order.symbol);
    if (script === undefined) return undefined;
    this.queue = this.queue.filter((candidate) => candidate !== script);
    this.byOrder.set(order.id, script);
    return script;
  }
}
