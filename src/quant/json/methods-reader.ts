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
  const names = [body.requiredText('method'), ...body.texts('fallbacks')];
  for (const [i, name] of names.entries()) {
    const place = i === 0 ? 'method' : `fallbacks[${i - 1}]`;
    const optimizer = optimizers.find(name);
    if (optimizer === undefined) {
      const known = optimizers.names.join(', ');
      throw new QuantError('invalid_input', `there is no method "${name}"; there are ${known}`, place);
    }
    resolveParams(name, optimizer.params, i === 0 ? params : {}, i === 0 ? 'params' : place);
  }
  return { names, params };
}
