import { useRef } from 'react';
import type { Client } from '../api/client.ts';
import type { Account } from '../api/types.ts';
import { type Rebalance, type RebalanceStep, useRebalance } from '../api/use-rebalance.ts';
import { PlanPreview } from './plan-preview.tsx';

interface Properties {
  client: Client;
  account: Account | undefined;
  onDone: () => void;
}

/** Shows the orders and the account that they go to; what is sent then is exactly that plan. */
export function RebalanceButton({ client, account, onDone }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const rebalance = useRebalance(client, onDone);

  return (
    <>
      <button
        type="button"
        className="primary"
        disabled={account === undefined}
        onClick={() => {
          rebalance.look();
          dialog.current?.showModal();
        }}
      >
        Rebalance…
      </button>
      <dialog ref={dialog} aria-labelledby="rebalance-title">
        <h2 id="rebalance-title">
          Rebalance {account?.mode} account {account?.account_number}
        </h2>
        <Step step={rebalance.step} />
        <footer>
          <button
            type="button"
            onClick={() => {
              dialog.current?.close();
            }}
          >
            Close
          </button>
          <NextStep {...rebalance} />
        </footer>
      </dialog>
    </>
  );
}

function Step({ step }: { step: RebalanceStep }) {
  switch (step.kind) {
    case 'closed':
      return undefined;
    case 'planning':
      return <p className="quiet">Planning…</p>;
    case 'planned':
      return <PlanPreview plan={step.plan} />;
    case 'sending':
      return step.plan === undefined ? <p className="quiet">Asking…</p> : <PlanPreview plan={step.plan} />;
    case 'done':
    case 'failed':
      return (
        <p role="status" className={step.kind === 'failed' ? 'bad' : 'good'}>
          {step.text}
        </p>
      );
  }
}

function NextStep({ step, look, send, queue }: Rebalance) {
  if (step.kind === 'failed') {
    if (step.code === 'market_closed') return <PrimaryButton text="Trade at the open" onClick={queue} />;
    return <PrimaryButton text="Plan again" onClick={look} />;
  }
  if (step.kind === 'sending') return <PrimaryButton text="Sending…" />;
  if (step.kind !== 'planned' || step.plan.orders.length === 0) return undefined;
  const { plan } = step;
  return (
    <PrimaryButton
      text={plan.orders.length === 1 ? 'Send this order' : `Send these ${String(plan.orders.length)} orders`}
      onClick={() => {
        send(plan);
      }}
    />
  );
}

/** Without `onClick` it cannot be pressed. */
function PrimaryButton({ text, onClick }: { text: string; onClick?: () => void }) {
  return (
    <button type="button" className="primary" disabled={onClick === undefined} onClick={onClick}>
      {text}
    </button>
  );
}
