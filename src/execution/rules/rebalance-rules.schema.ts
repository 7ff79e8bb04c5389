import type { ApiBodyOptions } from '@nestjs/swagger';
import { RULES_SCHEMA } from './rebalance-rules.js';

type Schema = Extract<ApiBodyOptions, { schema: unknown }>['schema'];

/** The document of the rules as OpenAPI describes it. */
export const RULES_DOCUMENT = {
  type: 'object',
  additionalProperties: false,
  properties: RULES_SCHEMA.properties,
  example: { mode: 'full', drift_absolute: 0.05, drift_relative: 0.25, max_turnover: 0.5 },
} as Schema;

export const RULES_IN_FORCE = {
  type: 'object',
  required: ['rules', 'set_by', 'set_at'],
  properties: {
    rules: RULES_DOCUMENT,
    set_by: { type: 'string', nullable: true, description: 'Null: the defaults, nobody has set any.' },
    set_at: { type: 'string', format: 'date-time', nullable: true },
  },
} as Schema;
