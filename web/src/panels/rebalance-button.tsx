import { useRef, useState } from 'react';
import type { Client } from '../api/client.ts';
import type { Account, RebalanceAnswer } from '../api/types.ts';

interface Properties {
  client: Client;
  account: Account | undefined;
  onDone: () => void;
}

/** Trading is asked twice: the dialog shows which account the orders go to. */
export function RebalanceButton({ client, account, onDone }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { isRunning, outcome, run, forget } = useRebalance(client, onDone);

  return (
    <>
      <button
        type="button"
        className="primary"
        disabled={account === undefined}
        onClick={() => {
          forget();
          dialog.current?.showModal();
        }}
      >
        Rebalance…
      </button>
      <dialog ref={dialog} aria-labelledby="rebalance-title">
        <h2 id="rebalance-title">Rebalance {account?.mode} account</h2>
        <p>
          Sends the orders that bring account <strong>{account?.account_number}</strong> to the target weights.
        </p>
        {outcome !== undefined && (
          <p role="status" className={outcome.isBad ? 'bad' : 'good'}>
            {outcome.text}
          </p>
        )}
        <footer>
          <button
            type="button"
            onClick={() => {
              dialog.current?.close();
            }}
          >
            Close
          </button>
          <button type="button" className="primary" disabled={isRunning} onClick={run}>
            {isRunning ? 'Sending…' : 'Send the orders'}
          </button>
        </footer>
      </dialog>
    </>
  );
}

interface Rebalance {
  isRunning: boolean;
  outcome: { text: string; isBad: boolean } | undefined;
  run: () => void;
  forget: () => void;
}

function useRebalance(client: Client, onDone: () => void): Rebalance {
  const [isRunning, setRunning] = useState(false);
  const [outcome, setOutcome] = useState<Rebalance['outcome']>();
  const run = (): void => {
    setRunning(true);
    client
      .post<RebalanceAnswer>('/execute/rebalance', {})
      .then(
        (answer) => {
          setOutcome({ text: describe(answer), isBad: false });
        },
        (reason: unknown) => {
          setOutcome({ text: reason instanceof Error ? reason.message : String(reason), isBad: true });
        },
      )
      .finally(() => {
        setRunning(false);
        onDone();
      });
  };
  const forget = (): void => {
    setOutcome(undefined);
  };
  return { isRunning, outcome, run, forget };
}

function describe(answer: RebalanceAnswer): string {
  if (answer.reason === 'no_drift') return 'Nothing to do: the account is on its targets.';
  if (answer.reason === 'market_closed') return 'The market is closed: the run waits for the open.';
  if (!answer.orders_submitted) return `No order was sent (${answer.reason ?? answer.status}).`;
  const skipped = answer.skipped.length > 0 ? `, ${String(answer.skipped.length)} skipped` : '';
  return `${String(answer.orders.length)} orders submitted${skipped}. The fills appear as they arrive.`;
}
