const FORM = /^[\w.-]{1,64}$/;
/** In the audit these are parts of the system or its owner; nobody else may sign as one of them. */
const RESERVED = ['owner', 'cli', 'anonymous', 'executor', 'kill-switch'];

/** What is wrong with the name of a token; undefined for a good one. */
export function tokenNameProblem(name: string): string | undefined {
  if (!FORM.test(name)) return `the name "${name}" is not 1 to 64 letters, digits, dots, dashes or underscores`;
  return RESERVED.includes(name.toLowerCase()) ? `the name "${name}" is reserved` : undefined;
}
