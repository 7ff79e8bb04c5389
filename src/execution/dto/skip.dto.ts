import { ApiProperty } from '@nestjs/swagger';

export class SkipDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: 'BELOW_MIN_NOTIONAL', description: 'See docs/execution.md.' }) reason: string;
  @ApiProperty({ example: 'worth 4.20 USD' }) detail: string;
}
