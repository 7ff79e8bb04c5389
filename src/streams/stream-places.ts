import { Injectable } from '@nestjs/common';
import { AppConfig } from '../config/app-config.js';
import type { Principal } from '../platform/auth/principal.js';
import { TokenVerifier } from '../platform/auth/token-verifier.js';
import { RefusedForNow } from './refused-for-now.js';
import { StreamPulse } from './stream-pulse.js';

const LOOK_MS = 1000;
const RETRY_AFTER_SECONDS = 5;

export interface StreamPlace {
  /** What to do when the token no longer counts. */
  onRevoked: () => void;
  readonly giveBack: () => void;
}

/** Who is connected: how many there may be, in this process and of one token, and for how long. */
@Injectable()
export class StreamPlaces {
  private readonly taken = new Map<StreamPlace, Principal>();
  private readonly byToken = new Map<string, number>();
  private isClosed = false;

  constructor(
    private readonly config: AppConfig,
    private readonly verifier: TokenVerifier,
    pulse: StreamPulse,
  ) {
    pulse.every(LOOK_MS, () => {
      this.turnOut();
    });
  }

  /** Errors: `too_many_streams`, `streams_unavailable`. */
  take(principal: Principal): StreamPlace {
    const { name, tokenId } = principal;
    if (this.isClosed || this.taken.size >= this.config.streamMaxConnections) {
      const message = 'This server takes no further streams now; try again in a moment.';
      throw new RefusedForNow('streams_unavailable', message, RETRY_AFTER_SECONDS);
    }
    const mine = this.byToken.get(tokenId) ?? 0;
    if (mine >= this.config.streamMaxConnectionsPerToken) {
      const message = `The token "${name}" has ${mine} streams open, as many as it may: close some.`;
      throw new RefusedForNow('too_many_streams', message, RETRY_AFTER_SECONDS);
    }
    const place: StreamPlace = {
      onRevoked: () => undefined,
      giveBack: () => {
        if (this.taken.delete(place)) this.count(tokenId, -1);
      },
    };
    this.taken.set(place, principal);
    this.count(tokenId, 1);
    return place;
  }

  /** Nobody gets a place any more. */
  close(): void {
    this.isClosed = true;
  }

  private turnOut(): void {
    for (const [place, principal] of this.taken) if (!this.verifier.counts(principal)) place.onRevoked();
  }

  private count(tokenId: string, change: 1 | -1): void {
    const mine = (this.byToken.get(tokenId) ?? 0) + change;
    if (mine > 0) this.byToken.set(tokenId, mine);
    else this.byToken.delete(tokenId);
  }
}
