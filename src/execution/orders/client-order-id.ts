const FORM = /^pas-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d+/;

/**
 * A function of run, leg and place among the orders of the leg, so that the same order can never become two at the broker.
 * The first has the id of its leg alone.
 */
export function clientOrderIdOf(runId: string, { leg, child }: { leg: number; child: number }): string {
  return child === 0 ? `pas-${runId}-${leg}` : `pas-${runId}-${leg}-${child}`;
}

/** The run of an id of ours; undefined for any other. */
export function runIdOf(clientOrderId: string): string | undefined {
  return FORM.exec(clientOrderId)?.[1];
}
