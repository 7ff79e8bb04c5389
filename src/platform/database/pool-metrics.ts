import type { Provider } from '@nestjs/common';
import { getOrCreateMetric, getToken } from '@willsoto/nestjs-prometheus';
import type { Pool } from 'pg';
import type { Gauge } from 'prom-client';
import { DataSource } from 'typeorm';

const CONNECTIONS = 'pas_db_pool_connections';

/** Read from the pool when it is asked for: `active` and `idle` connections, and the requests `waiting` for one. */
export const POOL_METRIC_PROVIDER: Provider = {
  provide: getToken(CONNECTIONS),
  inject: [DataSource],
  useFactory: ({ driver }: DataSource) =>
    getOrCreateMetric('Gauge', {
      name: CONNECTIONS,
      help: 'Connections of the pool, and requests that wait for one.',
      labelNames: ['state'],
      collect(this: Gauge<'state'>): void {
        const { totalCount, idleCount, waitingCount } = (driver as unknown as { master: Pool }).master;
        this.set({ state: 'active' }, totalCount - idleCount);
        this.set({ state: 'idle' }, idleCount);
        this.set({ state: 'waiting' }, waitingCount);
      },
    }),
};
