import { ApiProperty } from '@nestjs/swagger';
import { IntegerField, NumberField, ObjectField, TextField, TextListField } from '../../platform/http/fields.js';

export class PolicyDto {
  @TextField({ description: 'See GET /allocation/methods.', example: 'min_variance' })
  method: string;

  @ObjectField({ optional: true, description: 'Of the method.', example: {} })
  params?: Record<string, unknown>;

  @TextListField({
    optional: true,
    description: 'Tried in turn when the method fails. Default: inverse_volatility, equal_weight.',
    example: ['risk_parity', 'equal_weight'],
  })
  fallbacks?: string[];

  @ObjectField({
    optional: true,
    description: '`estimator` and its parameters, see GET /allocation/estimators.',
    example: { estimator: 'ledoit_wolf' },
  })
  covariance?: Record<string, unknown>;

  @ObjectField({ optional: true, description: '`estimator` and its parameters.', example: {} })
  expected_returns?: Record<string, unknown>;

  @ObjectField({
    optional: true,
    description:
      'As of POST /allocation/optimize, with strategies as symbols. `turnover` and `costs` without `from` count from the shares of the current book.',
    example: { max_weight: 0.5, turnover: { max: 0.3 } },
  })
  constraints?: Record<string, unknown>;

  @ObjectField({
    optional: true,
    description:
      'As of POST /allocation/optimize: `iterations` of each method, after which the next fallback is tried, and `time_ms`, ' +
      'after which the run fails and the book stays.',
    example: { time_ms: 30000 },
  })
  limits?: Record<string, unknown>;

  @NumberField({ optional: true, description: 'Annual. Default 0.' })
  risk_free_rate?: number;

  @IntegerField({ optional: true, min: 20, max: 2520, description: 'Daily returns that are looked at. Default 252.' })
  window_days?: number;

  @IntegerField({
    optional: true,
    min: 2,
    max: 2520,
    description: 'A strategy with fewer gets 1/N. Default 60.',
  })
  min_observations?: number;
}

export class PolicyInForceDto {
  @ApiProperty({ type: PolicyDto }) policy: PolicyDto;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Null: the configured method, nobody has set a policy.',
    example: 'owner',
  })
  set_by: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) set_at: Date | null;
}
