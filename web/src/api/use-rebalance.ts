import { useState } from 'react';
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
  const fail = (reason: unknown): void => {
    const text = reason instanceof Error ? reason.message : String(reason);
    setStep({ kind: 'failed', text, code: reason instanceof Problem ? reason.code : 'unknown' });
  };
  const start = (body: { plan_id?: string }, plan?: Plan): void => {
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
      setStep({ kind: 'planning' });
      client.post<Plan>('/execute/preview', {}).then((plan) => {
        setStep({ kind: 'planned', plan });
      }, fail);
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
  return `${String(answer.orders.length)} orders submitted${skipped}. The fills appear as they arrive.`;
}
