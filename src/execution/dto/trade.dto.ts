import { ApiProperty } from '@nestjs/swagger';

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
