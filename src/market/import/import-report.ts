import type { TradingDate } from '../../common/trading-date.js';

export const SKIP_REASONS = [
  'bad_date',
  'bad_name',
  'bad_number',
  'bad_symbol',
  'duplicate_in_file',
  'high_low_inconsistent',
  'missing_close',
  'missing_value',
  'non_positive_price',
  'unknown_column',
  'wrong_column_count',
] as const;

export type SkipReason = (typeof SKIP_REASONS)[number];

export interface SkipExample {
  line: number;
  reason: SkipReason;
  detail: string;
}

/** What an import did. `read` = `stored` + `updated` + `unchanged` + what was skipped (columns apart). */
export interface ImportReport {
  file: string;
  read: number;
  stored: number;
  updated: number;
  unchanged: number;
  skipped: Partial<Record<SkipReason, number>>;
  examples: SkipExample[];
  firstDate: TradingDate | null;
  lastDate: TradingDate | null;
  elapsedMs: number;
}

export interface BarsImportReport extends ImportReport {
  layout: 'wide' | 'long';
  symbols: number;
  /** Bars handed to the simulated exchange; null when the broker is a real one. */
  handedToExchange: number | null;
}

const EXAMPLES_PER_REASON = 3;

/** Counts what was read and what was left out, with the first few places of every reason. */
export class ImportTally {
  read = 0;
  readonly skipped: Partial<Record<SkipReason, number>> = {};
  readonly examples: SkipExample[] = [];

  skip(reason: SkipReason, line: number, detail: string): void {
    const seen = this.skipped[reason] ?? 0;
    this.skipped[reason] = seen + 1;
    if (seen < EXAMPLES_PER_REASON) this.examples.push({ line, reason, detail });
  }

  /** A rejected row counts as one that was read, so that the report adds up. */
  reject(reason: SkipReason, line: number, detail: string): [] {
    this.read += 1;
    this.skip(reason, line, detail);
    return [];
  }

  /** Rows that were found out together, with the first few places of them. */
  skipAll(reason: SkipReason, count: number, examples: readonly Omit<SkipExample, 'reason'>[]): void {
    if (count === 0) return;
    this.skipped[reason] = (this.skipped[reason] ?? 0) + count;
    for (const example of examples) this.examples.push({ ...example, reason });
  }

  get skippedTotal(): number {
    return Object.values(this.skipped).reduce((sum, count) => sum + count, 0);
  }
}
