import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import type { Principal } from '../platform/auth/principal.js';
import { TokenVerifier } from '../platform/auth/token-verifier.js';
import { StreamPulse } from './stream-pulse.js';

const LOOK_MS = 1000;

interface Place {
  readonly principal: Principal;
  /** Hangs up. */
  readonly end: () => void;
}

/** How many connections there may be: in this process, and of one token; none of a token that no longer counts. */
@Injectable()
export class StreamPlaces {
  private readonly taken = new Set<Place>();
  private readonly byToken = new Map<string, number>();
  private isClosed = false;

  constructor(
    private readonly config: AppConfig,
    private readonly verifier: TokenVerifier,
    pulse: StreamPulse,
  ) {
    pulse.every(LOOK_MS, () => {
      this.endRevoked();
    });
  }

  /** Returns the function that gives the place back. Errors: `too_many_streams`, `streams_unavailable`. */
  take(principal: Principal, end: () => void): () => void {
    const { name } = principal;
    if (this.isClosed || this.taken.size >= this.config.streamMaxConnections) {
      throw new AppError('streams_unavailable', 'This server takes no further streams now; try again in a moment.');
    }
    const mine = this.byToken.get(name) ?? 0;
    if (mine >= this.config.streamMaxConnectionsPerToken) {
      throw new AppError(
        'too_many_streams',
        `The token "${name}" has ${mine} streams open, as many as it may: close some.`,
      );
    }
    const place = { principal, end };
    this.taken.add(place);
    this.byToken.set(name, mine + 1);
    return () => {
      if (this.taken.delete(place)) this.giveBack(name);
    };
  }

  /** Nobody gets a place any more. */
  close(): void {
    this.isClosed = true;
  }

  /** The next connection is refused with 401, which says why. */
  private endRevoked(): void {
    for (const { principal, end } of this.taken) {
      if (!this.verifier.counts(principal)) end();
    }
  }

  private giveBack(name: string): void {
    const left = (this.byToken.get(name) ?? 0) - 1;
    if (left > 0) this.byToken.set(name, left);
    else this.byToken.delete(name);
  }
}
