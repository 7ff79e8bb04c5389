import { ApiProperty } from '@nestjs/swagger';
import { IntegerField } from '../../platform/http/fields.js';

export class PageQueryDto {
  @IntegerField({ min: 1, max: 1000, fallback: 50 })
  limit = 50;

  @IntegerField({ min: 0, max: 1_000_000, fallback: 0 })
  offset = 0;
}

export class TradeDto {
  @ApiProperty({ format: 'uuid' }) order_id: string;
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: '12.5', description: 'Shares, exact decimal.' }) qty: string;
  @ApiProperty({ enum: ['buy', 'sell'] }) side: 'buy' | 'sell';
  @ApiProperty({ example: '187.15' }) price: string;
  @ApiProperty({ format: 'date-time', description: 'Market time of the execution.' }) timestamp: string;
  @ApiProperty({ example: 'beta,gamma', description: 'The strategies that share the fill, comma separated.' })
  strategy: string;
}
