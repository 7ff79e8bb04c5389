export const SEVERITIES = ['info', 'warning', 'critical'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** A limit of one statistic of one strategy, or of the portfolio. */
export interface RiskRule {
  id: string;
  name: string;
  statistic: string;
  strategy: string;
  /** In the unit of the statistic; broken above it. */
  limit: number;
  severity: Severity;
  enabled: boolean;
  createdBy: string;
  createdAt: Date;
  updatedAt: Date;
}

export type RuleDefinition = Omit<RiskRule, 'id' | 'createdBy' | 'createdAt' | 'updatedAt'>;
