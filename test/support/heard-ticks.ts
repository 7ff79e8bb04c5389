import type { INestApplication } from '@nestjs/common';
import type { PriceTick } from '../../src/platform/events/events.js';
import { LiveBus } from '../../src/platform/events/live-bus.js';

/** Every price tick that this application hears from now on. */
export function heardTicks(app: INestApplication): PriceTick[] {
  const ticks: PriceTick[] = [];
  app.get(LiveBus).follow('price-ticks', {
    restarted: () => undefined,
    heard: (entries) => void ticks.push(...entries.map(({ message }) => message)),
  });
  return ticks;
}
