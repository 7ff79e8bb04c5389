// `npm start`: prepares, then runs the application in this very process, so that signals and arguments reach it.
import module from 'node:module';
import { fail, prepare } from './prepare.mjs';

await prepare().catch((error) => fail(error.message));
// Newer versions of Node keep what they compiled for the next start.
module.enableCompileCache?.();
await import('../dist/src/main.js');
