import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '../../common/clock.port.js';
import { AppError } from '../../common/app-error.js';
import { AddressCounts } from './address-counts.js';

/** Far beyond mistakes, far below guessing. */
export const FAILURES_PER_MINUTE = 120;

/** Slows down who tries tokens. A valid token is never asked for this, so nobody can lock out another one at his address. */
@Injectable()
export class FailedLogins {
  private readonly failures: AddressCounts;

  constructor(@Inject(CLOCK) clock: Clock) {
    this.failures = new AddressCounts(clock);
  }

  note(address: string): void {
    this.failures.add(address);
  }

  /** What an address that failed too often is told; undefined while it did not. */
  refusal(address: string): { error: AppError; retryAfterSeconds: number } | undefined {
    const { count, leftMs } = this.failures.get(address);
    if (count < FAILURES_PER_MINUTE) return undefined;
    const retryAfterSeconds = Math.max(1, Math.ceil(leftMs / 1000));
    const message = `Too many requests without a known token came from ${address}: wait ${retryAfterSeconds} s. A known token is let in at any time.`;
    return { error: new AppError('rate_limited', message), retryAfterSeconds };
  }
}
