import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { serve } from './boot/serve.js';
import { SERVED_ROLES, type Role } from './config/app-config.js';

const WRONG_USAGE = 2;

function requestedRole(): Role {
  const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
  const role = SERVED_ROLES.find((served) => served === values.role);
  if (role === undefined) throw new Error(`--role must be one of ${SERVED_ROLES.join(', ')}, not "${values.role}"`);
  return role;
}

function roleOrUsage(): Role {
  try {
    return requestedRole();
  } catch (error) {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exit(WRONG_USAGE);
  }
}

await serve(roleOrUsage());
