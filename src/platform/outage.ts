import type { Logger } from '@nestjs/common';

/** Says once that something stopped working and once that it works again, however often it is tried in between. */
export class Outage {
  private isDown = false;

  constructor(
    private readonly logger: Logger,
    /** Completes "… is out of reach" and "… is back". */
    private readonly what: string,
  ) {}

  failed(error: unknown): void {
    if (!this.isDown) this.logger.warn({ err: error }, `${this.what} is out of reach`);
    this.isDown = true;
  }

  worked(): void {
    if (this.isDown) this.logger.log({}, `${this.what} is back`);
    this.isDown = false;
  }
}
