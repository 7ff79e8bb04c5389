import { ApiProperty } from '@nestjs/swagger';

const USD = { type: String, nullable: true } as const;
const UNPRICED = 'null without a price.';

export class SleevePositionDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: '12.5', description: 'Shares, exact decimal; negative when short.' }) qty: string;
  @ApiProperty({ example: '180.2', description: 'Average cost of one share, at most 12 decimal places.' })
  average_cost: string;
  @ApiProperty({ example: '2252.5', description: 'What the position cost.' }) cost_basis: string;
  @ApiProperty({
    ...USD,
    example: '187.15',
    description: 'The latest polled price, or the last stored close where that is newer; null where there is neither.',
  })
  last_price: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Market day of that price.' })
  price_date: string | null;
  @ApiProperty({ ...USD, example: '2339.375', description: `qty × last_price; ${UNPRICED}` })
  market_value: string | null;
  @ApiProperty({ ...USD, example: '86.875', description: `market_value − cost_basis; ${UNPRICED}` })
  unrealized_pnl: string | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    example: 0.1,
    description: 'Signed fraction of the equity of the sleeve; null where that is not known.',
  })
  weight: number | null;
}

export class SleevePositionsDto {
  @ApiProperty({ example: 'beta' }) strategy: string;
  @ApiProperty({ example: '21054.375', description: 'Cash of the sleeve, US dollars, exact decimal.' }) cash: string;
  @ApiProperty({ ...USD, example: '2339.375', description: 'Of all positions; null where one has no price.' })
  market_value: string | null;
  @ApiProperty({ ...USD, example: '23393.75', description: 'Cash and positions; null where one has no price.' })
  equity: string | null;
  @ApiProperty({ ...USD, example: '86.875', description: 'Of all positions; null where one has no price.' })
  unrealized_pnl: string | null;
  @ApiProperty({ type: [SleevePositionDto], description: 'By symbol.' }) positions: SleevePositionDto[];
}
