import { optimizers } from '../optimizers/registry.js';
import { resolveParams, type Params } from '../params.js';
import { QuantError } from '../quant-error.js';
import type { JsonReader } from './json-reader.js';

export interface Methods {
  /** The first is the method, the others its fallbacks. */
  names: string[];
  /** Of the first; the others have their defaults. */
  params: Params;
}

/** `method`, `params` and `fallbacks`, all checked before one is run. Throws `invalid_input`. */
export function readMethods(body: JsonReader): Methods {
  const params = body.record('params');
  const method = body.requiredText('method');
  checkMethod(method, { params, place: 'method', paramsPlace: 'params' });
  return { names: [method, ...readFallbacks(body)], params };
}

/**
 * The same where no method is run, as by a frontier: none has to be there, and what is there must be what `readMethods`
 * takes. Throws `invalid_input`.
 */
export function checkMethods(body: JsonReader): void {
  if (body.has('method')) readMethods(body);
  else {
    body.record('params');
    readFallbacks(body);
  }
}

function readFallbacks(body: JsonReader): string[] {
  const names = body.texts('fallbacks');
  for (const [i, name] of names.entries()) {
    const place = `fallbacks[${i}]`;
    checkMethod(name, { params: {}, place, paramsPlace: place });
  }
  return names;
}

function checkMethod(
  name: string,
  { params, place, paramsPlace }: { params: Params; place: string; paramsPlace: string },
): void {
  const optimizer = optimizers.find(name);
  if (optimizer === undefined) {
    const known = optimizers.names.join(', ');
    throw new QuantError('invalid_input', `there is no method "${name}"; there are ${known}`, place);
  }
  resolveParams(name, optimizer.params, params, paramsPlace);
}
