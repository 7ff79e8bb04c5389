import { setTimeout as sleep } from 'node:timers/promises';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Role } from '../config/app-config.js';
import { announce } from './announce.js';
import { failureLine } from './failure-line.js';
import { openServices, type Services } from './services.js';
import { stopOnSignal } from './stop-on-signal.js';

const DATABASE_HEAD_START_MS = 60;

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
  // It takes a second to load; meanwhile the database comes up in a process of its own, once that has been started.
  const loading = sleep(DATABASE_HEAD_START_MS).then(() => import('./application.js'));
  loading.catch(() => undefined);
  const services = await openServices({ role, mayJoin: false });
  opened.services = services;
  const { createApplication, fillEmptySystem, listen } = await loading;
  const app = await createApplication(services.parts);
  opened.app = app;
  const url = await listen(app, services.parts);
  await fillEmptySystem(app);
  await announce(services, url);
}
