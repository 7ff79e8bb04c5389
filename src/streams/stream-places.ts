import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import type { Principal } from '../platform/auth/principal.js';

/** How many connections there may be: in this process, and of one token. */
@Injectable()
export class StreamPlaces {
  private readonly byToken = new Map<string, number>();
  private total = 0;
  private isClosed = false;

  constructor(private readonly config: AppConfig) {}

  /** Returns the function that gives the place back. Errors: `too_many_streams`, `streams_unavailable`. */
  take({ name }: Principal): () => void {
    if (this.isClosed || this.total >= this.config.streamMaxConnections) {
      throw new AppError('streams_unavailable', 'This server takes no further streams now; try again in a moment.');
    }
    const mine = this.byToken.get(name) ?? 0;
    if (mine >= this.config.streamMaxConnectionsPerToken) {
      throw new AppError(
        'too_many_streams',
        `The token "${name}" has ${mine} streams open, as many as it may: close some.`,
      );
    }
    this.count(name, 1);
    let isGivenBack = false;
    return () => {
      if (!isGivenBack) this.count(name, -1);
      isGivenBack = true;
    };
  }

  /** Nobody gets a place any more. */
  close(): void {
    this.isClosed = true;
  }

  private count(name: string, change: 1 | -1): void {
    this.total += change;
    const mine = (this.byToken.get(name) ?? 0) + change;
    if (mine > 0) this.byToken.set(name, mine);
    else this.byToken.delete(name);
  }
}
