const FORM = /^pas-([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})-\d+/;

/** A function of run and place, so that the same leg can never become two orders at the broker. */
export function clientOrderIdOf(runId: string, seq: number): string {
  return `pas-${runId}-${seq}`;
}

/** The run of an id of ours; undefined for any other. */
export function runIdOf(clientOrderId: string): string | undefined {
  return FORM.exec(clientOrderId)?.[1];
}
