import { ApiProperty } from '@nestjs/swagger';
import { AssetReconciliationDto } from './reconciliation.dto.js';

export class PositionOwnerDto {
  @ApiProperty({ example: 'beta', description: '`reserve` is what no strategy owns.' }) strategy: string;
  @ApiProperty({ example: '10', description: 'Negative when short.' }) qty: string;
  @ApiProperty({ example: '1850.25', description: 'USD that it cost, by average cost.' }) cost_basis: string;
  @ApiProperty({ example: '185.025', description: 'cost_basis ÷ qty, at most 12 decimal places.' })
  average_cost: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '1912',
    description: 'qty × last_price; null without a price.',
  })
  market_value: string | null;
  @ApiProperty({ type: String, nullable: true, example: '61.75', description: 'market_value − cost_basis' })
  unrealized_pnl: string | null;
}

export class PositionDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: '12.5', description: 'What the account holds at the broker; negative when short.' })
  qty: string;
  @ApiProperty({ example: '12.5', description: 'What no open order holds.' }) qty_available: string;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '184.9',
    description: 'By the broker; null where it has none.',
  })
  average_entry_price: string | null;
  @ApiProperty({ type: String, nullable: true, example: '191.2', description: 'The latest of the market.' })
  last_price: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '2390',
    description: 'qty × last_price; null without a price.',
  })
  market_value: string | null;
  @ApiProperty({ example: '12.5', description: 'Sum over the strategies and the reserve.' }) ledger: string;
  @ApiProperty({ example: '0', description: 'qty − ledger; anything but 0 needs your attention.' }) difference: string;
  @ApiProperty({ type: [PositionOwnerDto], description: 'Who owns it, by name.' }) strategies: PositionOwnerDto[];
}

export class PositionsDto {
  @ApiProperty({ format: 'date-time', description: 'Market time.' }) as_of: string;
  @ApiProperty({ type: AssetReconciliationDto }) cash: AssetReconciliationDto;
  @ApiProperty({ type: [PositionDto], description: 'By symbol, of the broker and of the ledger.' })
  positions: PositionDto[];
}
