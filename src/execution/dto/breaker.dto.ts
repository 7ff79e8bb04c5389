import { ApiProperty } from '@nestjs/swagger';

export class BreakerDto {
  @ApiProperty({ example: 'day_loss' }) name: string;
  @ApiProperty({ example: 'Loss of equity since the trading day began' }) title: string;
  @ApiProperty({ enum: ['fraction', 'usd', 'orders', 'runs'] }) unit: string;
  @ApiProperty({ type: String, nullable: true, example: '0.05', description: 'Null: off.' }) limit: string | null;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '0.012',
    description: 'What it measures now; null: nothing yet.',
  })
  value: string | null;
  @ApiProperty({ enum: ['REDUCING', 'HALTED'], description: 'The state that it sets when it trips.' }) to: string;
}
