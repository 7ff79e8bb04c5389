import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FirstStart } from '../allocation/first-start.service.js';
import type { Role } from '../config/app-config.js';
import { announce } from './announce.js';
import { createApplication, listen } from './application.js';
import { failureLine } from './failure-line.js';
import { openServices, type Services } from './services.js';
import { stopOnSignal } from './stop-on-signal.js';

/** Starts one process of the system and keeps it until a signal ends it. A failed start is one line and exit code 1. */
export async function serve(role: Role): Promise<void> {
  const opened: { services?: Services; app?: NestFastifyApplication } = {};
  const close = async (): Promise<void> => {
    await opened.app?.close();
    await opened.services?.stop();
  };
  const started = start(role, opened);
  // Also in the middle of a start: it is carried to its end first, so that nothing is left half open.
  stopOnSignal(() => started.catch(() => undefined).then(close));
  try {
    await started;
  } catch (error) {
    process.stderr.write(`${failureLine(error)}\n`);
    await close();
    process.exit(1);
  }
}

async function start(role: Role, opened: { services?: Services; app?: NestFastifyApplication }): Promise<void> {
  const services = await openServices({ role, mayJoin: false });
  opened.services = services;
  const app = await createApplication(services.parts);
  opened.app = app;
  const url = await listen(app, services.parts);
  await app.get(FirstStart).run();
  await announce(services, url);
}
