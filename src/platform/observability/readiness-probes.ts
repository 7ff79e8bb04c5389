import { Injectable } from '@nestjs/common';

export interface ReadinessProbe {
  readonly name: string;
  /** A required dependency that is down makes the process not ready; any other only shows as degraded. */
  readonly isRequired: boolean;
  /** How long an answer is good for; without it every question is passed on. */
  readonly keptMs?: number;
  /** Rejects when the dependency is not usable (only the message of an AppError is shown); may return details worth showing. */
  check(signal: AbortSignal): Promise<Record<string, unknown>>;
}

/** Modules say here what they depend on; `/health/ready` asks. */
@Injectable()
export class ReadinessProbes {
  private readonly probes: ReadinessProbe[] = [];

  register(probe: ReadinessProbe): void {
    this.probes.push(probe);
  }

  all(): readonly ReadinessProbe[] {
    return this.probes;
  }
}
