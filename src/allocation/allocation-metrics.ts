import { Injectable } from '@nestjs/common';
import { InjectMetric, makeHistogramProvider } from '@willsoto/nestjs-prometheus';
import type { Histogram } from 'prom-client';

const DURATION = 'pas_allocation_duration_seconds';

export const ALLOCATION_METRIC_PROVIDERS = [
  makeHistogramProvider({
    name: DURATION,
    help: 'How long it took to compute the weights and the simulated history of a strategy.',
    labelNames: ['method'],
    buckets: [0.01, 0.05, 0.25, 1, 5, 15, 60],
  }),
];

@Injectable()
export class AllocationMetrics {
  constructor(@InjectMetric(DURATION) private readonly duration: Histogram<'method'>) {}

  /** `method` is the kind of the strategy. */
  async measure<T>(method: string, work: () => Promise<T>): Promise<T> {
    const stop = this.duration.startTimer({ method });
    try {
      return await work();
    } finally {
      stop();
    }
  }
}
