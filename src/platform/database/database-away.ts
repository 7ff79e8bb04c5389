/** PostgreSQL's codes of a server that ends or refuses connections (classes 08 and 57P, 53300), and those of the network. */
const CODE = /^(08...|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/;
/** What the driver says without a code. */
const WORDS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** True for an error that says nothing but that the database did not answer: the same may go well the next time. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, driverError, message } = error as Error & { code?: unknown; driverError?: unknown };
  if (typeof code === 'string' && CODE.test(code)) return true;
  return WORDS.test(message) || isDatabaseAway(driverError);
}
