import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, ValidateNested } from 'class-validator';
import { formatDecimal } from '../../common/decimal.js';
import { NOT_BLANK, TextField } from '../../platform/http/fields.js';
import type { AssetComparison } from '../reconcile/account-comparison.js';
import type { AcknowledgementPolicy } from '../reconcile/reconciliations.repository.js';

export class AssetReconciliationDto {
  @ApiProperty({ example: 'AAPL', description: '`USD` is cash.' }) symbol: string;
  @ApiProperty({ example: '12.5', description: 'What the account holds at the broker.' }) broker: string;
  @ApiProperty({ example: '12.5', description: 'Sum over the strategies and the reserve.' }) ledger: string;
  @ApiProperty({ example: '0', description: 'broker − ledger; anything but 0 needs your attention.' })
  difference: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { beta: '10', gamma: '2.5' },
    description: 'Who owns it; `reserve` is what no strategy owns.',
  })
  strategies: Record<string, string>;

  static of({ asset, broker, ledger, difference, owners }: AssetComparison): AssetReconciliationDto {
    return {
      symbol: asset,
      broker: formatDecimal(broker),
      ledger: formatDecimal(ledger),
      difference: formatDecimal(difference),
      strategies: Object.fromEntries(owners.map(({ sleeve, amount }) => [sleeve, formatDecimal(amount)])),
    };
  }
}

export class DiscrepancyDto {
  @ApiProperty({ example: 'AAPL', description: '`USD` is cash.' }) symbol: string;
  @ApiProperty({ example: '15.5' }) broker: string;
  @ApiProperty({ example: '12.5' }) ledger: string;
  @ApiProperty({ example: '3', description: 'broker − ledger' }) difference: string;
  @ApiProperty({
    enum: ['open', 'ignored', 'tolerated'],
    description:
      '`open` holds trading; `ignored`: exactly this difference was acknowledged; `tolerated`: cash within ' +
      'RECONCILE_CASH_TOLERANCE_USD.',
  })
  state: 'open' | 'ignored' | 'tolerated';
}

/** The last stored finding. */
export class FindingDto {
  @ApiProperty({ format: 'uuid', description: 'The same as long as the same is found.' }) id: string;
  @ApiProperty({ enum: ['start', 'reconnect', 'run', 'timer', 'request'], description: 'What made it look first.' })
  trigger: string;
  @ApiProperty() is_clean: boolean;
  @ApiProperty({ format: 'date-time', description: 'Found first.' }) first_at: string;
  @ApiProperty({ format: 'date-time', description: 'Found last.' }) last_at: string;
  @ApiProperty({ type: [DiscrepancyDto] }) discrepancies: DiscrepancyDto[];
}

export class ReconciliationDto {
  @ApiProperty({ format: 'date-time', description: 'Market time.' }) as_of: string;
  @ApiProperty({ description: 'Σ sleeves = broker for cash and every position, to the last digit.' }) is_clean: boolean;
  @ApiProperty({ type: 'integer', example: 0 }) mismatched_positions: number;
  @ApiProperty({ type: AssetReconciliationDto }) cash: AssetReconciliationDto;
  @ApiProperty({ type: [AssetReconciliationDto] }) positions: AssetReconciliationDto[];
  @ApiProperty({ type: FindingDto, nullable: true, description: 'Null before the first reconciliation.' })
  finding: FindingDto | null;
}

const POLICIES: readonly AcknowledgementPolicy[] = ['book_external', 'ignore_until_clean'];

export class AnsweredDiscrepancyDto {
  @TextField({ maxLength: 32, example: 'AAPL', description: 'A symbol of the finding; `USD` is cash.' })
  symbol: string;

  @ApiProperty({
    enum: POLICIES,
    description:
      '`book_external`: the difference came from outside and is booked, what is more to the reserve, what is less from the ' +
      'reserve first and then from the strategies in proportion; `ignore_until_clean`: this difference, and no other, ' +
      'holds nothing until it is gone.',
  })
  @IsIn(POLICIES)
  policy: AcknowledgementPolicy;
}

export class AcknowledgeDto {
  @TextField({ maxLength: 500, form: NOT_BLANK, example: 'Shares moved in from another broker.' })
  reason: string;

  @ApiProperty({ type: [AnsweredDiscrepancyDto] })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(1000)
  @ValidateNested({ each: true })
  @Type(() => AnsweredDiscrepancyDto)
  discrepancies: AnsweredDiscrepancyDto[];
}
