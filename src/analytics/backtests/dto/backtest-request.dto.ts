import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsOptional, ValidateBy } from 'class-validator';
import { ChoiceField, DateField, NumberField, ObjectField, TextField } from '../../../platform/http/fields.js';
import { STRATEGY_KINDS } from '../../../strategies/kinds/registry.js';
import { REBALANCE_PERIODS, type RebalancePeriod } from '../../../strategies/rebalance-schedule.js';

export const DEFAULT_CAPITAL = '1000000';
export const DEFAULT_PERIOD = 'monthly';
const AMOUNT = /^\d{1,15}(\.\d{1,6})?$/;

/** A positive amount of US dollars, as a decimal text or a JSON number; kept as text. */
function CapitalField(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({
      oneOf: [{ type: 'string', pattern: AMOUNT.source }, { type: 'number' }],
      required: false,
      default: DEFAULT_CAPITAL,
      example: '250000',
      description: 'US dollars, decimal text or number, at most 6 decimal places.',
    }),
    Transform(({ value }: { value: unknown }) => (typeof value === 'number' ? String(value) : value)),
    ValidateBy({
      name: 'isCapital',
      validator: {
        validate: (value) => typeof value === 'string' && AMOUNT.test(value) && Number(value) > 0,
        defaultMessage: () => '$property must be a positive amount with at most 15 digits and 6 decimal places',
      },
    }),
    IsOptional(),
  );
}

/** What may be left out may be null as well. */
export class CreateBacktestDto {
  @TextField({
    optional: true,
    maxLength: 63,
    example: 'beta',
    description: 'A stored strategy, as it is defined now; or else `kind`, `params` and `universe`.',
  })
  strategy?: string;

  @ChoiceField(STRATEGY_KINDS.names, { optional: true, description: 'Without `strategy`: see GET /strategies/kinds.' })
  kind?: string;

  @ObjectField({ optional: true, description: 'Without `strategy`: parameters of the kind.' })
  params?: Record<string, unknown>;

  @ObjectField({
    optional: true,
    description:
      'Without `strategy`: `{"symbols":[…]}`, `{"sectors":[…]}` or `{"all":true}`; the latter two mean the symbols of today.',
  })
  universe?: Record<string, unknown>;

  @DateField({ description: 'Decisions are made from here on.', example: '2019-12-31' })
  start: string;

  @DateField({ description: 'The last day; later than `start`.', example: '2023-12-29' })
  end: string;

  @CapitalField()
  initial_capital?: string;

  @ChoiceField(REBALANCE_PERIODS, {
    fallback: DEFAULT_PERIOD,
    description: 'It decides at the close of the last session of each period.',
  })
  rebalance?: RebalancePeriod;

  @NumberField({ min: 0, max: 0.5, fallback: 0, description: 'Fraction of the value traded, both ways.' })
  cost_rate?: number;

  @TextField({ optional: true, maxLength: 32, example: 'SPY', description: 'A symbol to compare with.' })
  benchmark?: string;

  @NumberField({ min: -1, max: 1, fallback: 0, description: 'Annual, arithmetic.' })
  risk_free_rate?: number;
}
