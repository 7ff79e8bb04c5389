import { ApiProperty } from '@nestjs/swagger';

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
}

export class ReconciliationDto {
  @ApiProperty({ format: 'date-time', description: 'Market time.' }) as_of: string;
  @ApiProperty({ description: 'Σ sleeves = broker for cash and every position, to the last digit.' }) is_clean: boolean;
  @ApiProperty({ example: 0 }) mismatched_positions: number;
  @ApiProperty({ type: AssetReconciliationDto }) cash: AssetReconciliationDto;
  @ApiProperty({ type: [AssetReconciliationDto] }) positions: AssetReconciliationDto[];
}
