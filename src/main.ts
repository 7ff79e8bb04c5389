import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { serve } from './boot/serve.js';
import { ROLES, type Role } from './config/app-config.js';

const { values } = parseArgs({ options: { role: { type: 'string', default: 'all' } } });
if (!ROLES.includes(values.role as Role)) {
  process.stderr.write(`--role must be one of ${ROLES.join(', ')}\n`);
  process.exit(2);
}
await serve(values.role as Role);
