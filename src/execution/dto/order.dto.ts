import { ApiProperty } from '@nestjs/swagger';
import { TextField } from '../../platform/http/fields.js';
import { PageQueryDto } from '../../platform/http/page-query.dto.js';

export class OrdersQueryDto extends PageQueryDto {
  @TextField({
    optional: true,
    maxLength: 36,
    example: '0b0e4d3a-58c9-4b7a-8a5f-3a0c2f0f8d11',
    description: 'Only those of this run.',
  })
  run_id?: string;
}

export class OrderDto {
  @ApiProperty({ format: 'uuid' }) order_id: string;
  @ApiProperty({ example: 'pas-0b0e4d3a-1' }) client_order_id: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: somebody else placed it.' })
  run_id: string | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 1, description: 'Which leg of the run it is an order of.' })
  leg: number | null;
  @ApiProperty({ type: 'integer', nullable: true, example: 0, description: 'Counts the orders of the leg from 0.' })
  child: number | null;
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ enum: ['buy', 'sell'] }) side: 'buy' | 'sell';
  @ApiProperty({ example: 'limit' }) type: string;
  @ApiProperty({ example: 'day' }) time_in_force: string;
  @ApiProperty({ type: String, nullable: true, example: '12.5', description: 'Shares.' }) qty: string | null;
  @ApiProperty({ type: String, nullable: true, example: null, description: 'USD.' }) notional: string | null;
  @ApiProperty({ type: String, nullable: true, example: '187.15' }) limit_price: string | null;
  @ApiProperty({ example: '12.5' }) filled_qty: string;
  @ApiProperty({ type: String, nullable: true, example: '187.15' }) filled_avg_price: string | null;
  @ApiProperty({ example: 'filled', description: 'The broker’s word.' }) status: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Market time.' })
  submitted_at: string | null;
}
