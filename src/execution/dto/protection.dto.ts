import { ApiProperty } from '@nestjs/swagger';
import { ChoiceField, NOT_BLANK, TextField } from '../../platform/http/fields.js';
import { PROTECTION_BLOCKS, PROTECTION_SCOPES, type Protection } from '../safety/protections/protection.js';

const INSTANT = {
  pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/,
  demand: 'must be an instant with its offset, as 2024-01-05T14:30:00Z',
};

export class CreateProtectionDto {
  @ChoiceField(PROTECTION_SCOPES, { example: 'symbol' }) scope: (typeof PROTECTION_SCOPES)[number];
  @TextField({ optional: true, maxLength: 63, example: 'AAPL', description: 'The symbol or strategy that is meant.' })
  subject?: string;
  @ChoiceField(PROTECTION_BLOCKS, { example: 'buys' }) blocks: (typeof PROTECTION_BLOCKS)[number];
  @TextField({ form: NOT_BLANK, maxLength: 500, example: 'earnings on Thursday' }) reason: string;
  @TextField({
    optional: true,
    form: INSTANT,
    example: '2024-01-05T14:30:00Z',
    description: 'Market time; default: now.',
  })
  from?: string;
  @TextField({
    optional: true,
    form: INSTANT,
    example: '2024-01-08T14:30:00Z',
    description: 'Market time; default: until it is lifted.',
  })
  until?: string;
}

export class ProtectionDto {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'manual', description: '`manual`, or the rule that set it.' }) kind: string;
  @ApiProperty({ enum: PROTECTION_SCOPES }) scope: string;
  @ApiProperty({ type: String, nullable: true, example: 'AAPL' }) subject: string | null;
  @ApiProperty({ enum: PROTECTION_BLOCKS }) blocks: string;
  @ApiProperty({ example: 'earnings on Thursday' }) reason: string;
  @ApiProperty({ format: 'date-time', description: 'Market time.' }) from: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: until it is lifted.' })
  until: string | null;
  @ApiProperty({ example: 'owner' }) created_by: string;

  static of(protection: Protection): ProtectionDto {
    const { id, kind, scope, subject, blocks, reason, startsAtMs, endsAtMs, createdBy } = protection;
    return {
      ...{ id, kind, scope, subject, blocks, reason },
      from: new Date(startsAtMs).toISOString(),
      until: endsAtMs === null ? null : new Date(endsAtMs).toISOString(),
      created_by: createdBy,
    };
  }
}
