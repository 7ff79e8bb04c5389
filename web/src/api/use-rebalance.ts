import { useRef, useState } from 'react';
import { type Client, Problem } from './client.ts';
import type { Plan, RebalanceAnswer } from './types.ts';

export type RebalanceStep =
  | { kind: 'closed' }
  | { kind: 'planning' }
  | { kind: 'planned'; plan: Plan }
  | { kind: 'sending'; plan: Plan | undefined }
  | { kind: 'done'; text: string }
  | { kind: 'failed'; text: string; code: string };

export interface Rebalance {
  step: RebalanceStep;
  /** Asks for the plan, which sends nothing. */
  look: () => void;
  /** Executes exactly the plan that was shown. */
  send: (plan: Plan) => void;
  /** A run that waits for the market and plans then. */
  queue: () => void;
}

/** From a look at the plan to its orders; `onDone` after whatever may have changed the account. */
export function useRebalance(client: Client, onDone: () => void): Rebalance {
  const [step, setStep] = useState<RebalanceStep>({ kind: 'closed' });
  /** The last thing that was asked: an answer to an earlier one must not take its place. */
  const asked = useRef(0);
  const fail = (reason: unknown): void => {
    const text = reason instanceof Error ? reason.message : String(reason);
    setStep({ kind: 'failed', text, code: reason instanceof Problem ? reason.code : 'unknown' });
  };
  const start = (body: { plan_id?: string }, plan?: Plan): void => {
    asked.current++;
    setStep({ kind: 'sending', plan });
    client
      .post<RebalanceAnswer>('/execute/rebalance', body)
      .then((answer) => {
        setStep({ kind: 'done', text: describe(answer) });
      }, fail)
      .finally(onDone);
  };
  return {
    step,
    look: () => {
      // The dialog was closed and opened again: what was sent is still to be told.
      if (step.kind === 'sending') return;
      const number = ++asked.current;
      setStep({ kind: 'planning' });
      client.post<Plan>('/execute/preview', {}).then(
        (plan) => {
          if (number === asked.current) setStep({ kind: 'planned', plan });
        },
        (reason: unknown) => {
          if (number === asked.current) fail(reason);
        },
      );
    },
    send: (plan) => {
      start({ plan_id: plan.plan_id }, plan);
    },
    queue: () => {
      start({});
    },
  };
}

function describe(answer: RebalanceAnswer): string {
  if (answer.reason === 'no_drift') return 'Nothing to do: the account is on its targets.';
  if (answer.reason === 'market_closed') return 'The market is closed: the run waits for the open.';
  if (answer.reason === 'nothing_to_send' && answer.detail !== undefined) return `No order was sent. ${answer.detail}`;
  if (!answer.orders_submitted) return `No order was sent (${answer.reason ?? answer.status}).`;
  const skipped = answer.skipped.length > 0 ? `, ${String(answer.skipped.length)} skipped` : '';
  const orders = answer.orders.length === 1 ? '1 order' : `${String(answer.orders.length)} orders`;
  return `${orders} submitted${skipped}. The fills appear as they arrive.`;
}
