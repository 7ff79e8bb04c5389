import { refusal, shown } from './refusal.js';

export interface Parameter {
  name: string;
  value: string;
}

/** The access token of a request; the guard has read it, the grammar passes over it. */
const TOKEN = 'token';

/** The parameters of a raw query string, decoded, in order, repeated ones kept; without the access token. */
export function parseParameters(rawQuery: string): Parameter[] {
  const parameters = rawQuery
    .split('&')
    .filter((part) => part !== '')
    .map(parseParameter);
  refuseRepeated(
    TOKEN,
    parameters.filter((parameter) => parameter.name === TOKEN),
  );
  return parameters.filter((parameter) => parameter.name !== TOKEN);
}

/** For an address that takes no parameters: an unknown one is never ignored. */
export function refuseParameters(rawQuery: string): void {
  const first = parseParameters(rawQuery)[0];
  if (first === undefined) return;
  throw refusal('unknown_parameter', first.name, `There is no parameter ${shown(first.name)} here.`);
}

export function refuseRepeated(name: string, given: readonly unknown[]): void {
  if (given.length > 1) {
    throw refusal('duplicate_parameter', name, `The parameter ${shown(name)} is given more than once.`);
  }
}

function parseParameter(part: string): Parameter {
  const equals = part.indexOf('=');
  if (equals < 0) return { name: decoded(part), value: '' };
  return { name: decoded(part.slice(0, equals)), value: decoded(part.slice(equals + 1)) };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    throw refusal('invalid_value', text, `${shown(text)} is not percent-encoded UTF-8.`);
  }
}
