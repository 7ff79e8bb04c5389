const SECRET_NAME = /secret|token|password|authorization|api[-_]?key|credential/i;
const HIDDEN = '[redacted]';

/** A copy without secrets: members that are named like one, and the given values wherever they stand in a text. */
export function redact(value: unknown, secrets: readonly string[]): unknown {
  if (typeof value === 'string') return hideValues(value, secrets);
  if (Array.isArray(value)) return value.map((item) => redact(item, secrets));
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, SECRET_NAME.test(name) ? HIDDEN : redact(member, secrets)]),
  );
}

/** The text without the given values. */
export function hideValues(text: string, secrets: readonly string[]): string {
  return secrets.filter((secret) => secret !== '').reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
}
