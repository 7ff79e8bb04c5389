import { AppError } from '../common/app-error.js';
import { optimizers } from '../quant/optimizers/registry.js';

/** The method that shares capital among strategies: any of the registered ones. */
export function requireMetaMethod(method: string, where: 'META_METHOD' | 'method'): string {
  if (optimizers.find(method) !== undefined) return method;
  const code = where === 'method' ? 'invalid_input' : 'config_invalid';
  const known = optimizers.names.join(', ');
  throw new AppError(code, `${where} "${method}" cannot share capital among strategies; there are ${known}.`);
}
