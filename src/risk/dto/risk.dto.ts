import { PORTFOLIO } from '../../analytics/performance/return-histories.repository.js';
import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, FlagField, NOT_BLANK, NumberField, TextField } from '../../platform/http/fields.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';
import type { RiskAlert } from '../risk-alerts.repository.js';
import { type RiskRule, type RuleDefinition, SEVERITIES, type Severity } from '../risk-rule.js';
import { RISK_STATISTICS } from '../risk-statistics.js';

const STATISTICS = RISK_STATISTICS.members.map(({ name, title }) => `\`${name}\`: ${title}`).join('; ');

export class RiskRuleInputDto {
  @TextField({ form: NOT_BLANK, maxLength: 200, example: 'calm waters', description: 'For people.' }) name: string;

  @ChoiceField(RISK_STATISTICS.names, { example: 'volatility_60d', description: STATISTICS }) statistic: string;

  @TextField({ optional: true, maxLength: 63, example: 'beta', description: 'Default: the portfolio.' })
  strategy?: string;

  @NumberField({
    isPositive: true,
    max: 1e6,
    example: 0.2,
    description: 'The rule is broken above it; fractions, as 0.2 for 20 %.',
  })
  limit: number;

  @ChoiceField(SEVERITIES, { fallback: 'warning', example: 'warning' }) severity: Severity = 'warning';

  @FlagField({ fallback: true, description: 'Whether it is watched.' }) enabled = true;

  toDefinition(): RuleDefinition {
    const { name, statistic, strategy = PORTFOLIO, limit, severity, enabled } = this;
    return { name, statistic, strategy, limit, severity, enabled };
  }
}

export class RiskRuleDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'calm waters' }) name: string;
  @ApiProperty({ enum: RISK_STATISTICS.names, description: STATISTICS }) statistic: string;
  @ApiProperty({ example: 'portfolio', description: 'A strategy, or `portfolio`.' }) strategy: string;
  @ApiProperty({ example: 0.2 }) limit: number;
  @ApiProperty({ enum: SEVERITIES }) severity: string;
  @ApiProperty() enabled: boolean;
  @ApiProperty({ example: 'owner' }) created_by: string;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ format: 'date-time' }) updated_at: string;

  static of({ createdBy, createdAt, updatedAt, ...rule }: RiskRule): RiskRuleDto {
    return {
      ...rule,
      created_by: createdBy,
      created_at: createdAt.toISOString(),
      updated_at: updatedAt.toISOString(),
    };
  }
}

export class RiskAlertsQueryDto extends PageQueryDto {
  @FlagField({ optional: true, description: 'Only those that are open, or only those that are over.' }) open?: boolean;
}

export class RiskAlertDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: the rule is gone.' })
  rule_id: string | null;
  @ApiProperty({ example: 'calm waters' }) rule_name: string;
  @ApiProperty({ example: 'portfolio' }) strategy: string;
  @ApiProperty({ example: 'volatility_60d' }) statistic: string;
  @ApiProperty({ example: 0.234, description: 'The last one that broke the rule.' }) value: number;
  @ApiProperty({ example: 0.2 }) limit: number;
  @ApiProperty({ enum: SEVERITIES }) severity: string;
  @ApiProperty({ format: 'date', description: 'Trading date of the value.' }) as_of: string;
  @ApiProperty({ format: 'date-time' }) raised_at: string;
  @ApiProperty({ format: 'date-time', description: 'When the rule was last seen broken.' }) seen_at: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: it is open.' })
  cleared_at: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) acknowledged_at: string | null;
  @ApiProperty({ type: String, nullable: true, example: 'owner' }) acknowledged_by: string | null;

  static of(alert: RiskAlert): RiskAlertDto {
    const { id, strategy, statistic, value, limit, severity } = alert;
    return {
      ...{ id, strategy, statistic, value, limit, severity },
      rule_id: alert.ruleId,
      rule_name: alert.ruleName,
      as_of: alert.asOf,
      raised_at: alert.raisedAt.toISOString(),
      seen_at: alert.seenAt.toISOString(),
      cleared_at: alert.clearedAt?.toISOString() ?? null,
      acknowledged_at: alert.acknowledgedAt?.toISOString() ?? null,
      acknowledged_by: alert.acknowledgedBy,
    };
  }
}
