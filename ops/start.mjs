// `npm start`: prepares, then runs the application in this very process, so that signals and arguments reach it.
import { fail, prepare } from './prepare.mjs';

await prepare().catch((error) => fail(error.message));
await import('../dist/src/main.js');
