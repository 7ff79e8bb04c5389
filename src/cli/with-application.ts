import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { AppModule } from '../app.module.js';
import { openServices } from '../boot/services.js';

/** Runs one command inside the system, beside a running `pas serve` on the same data directory or alone. */
export async function withApplication<T>(work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  const services = await openServices({ role: 'cli', mayJoin: true, logLevel: 'warn' });
  try {
    const app = await NestFactory.createApplicationContext(AppModule.forRoot(services.parts), {
      logger: services.parts.logger,
      abortOnError: false,
    });
    try {
      return await work(app);
    } finally {
      await app.close();
    }
  } finally {
    await services.stop();
  }
}
