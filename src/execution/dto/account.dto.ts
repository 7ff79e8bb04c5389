import { ApiProperty } from '@nestjs/swagger';

export class AccountDto {
  @ApiProperty({ example: 'SIM123456789' }) account_number: string;
  @ApiProperty({ example: 'ACTIVE', description: 'The broker’s word.' }) status: string;
  @ApiProperty({ example: 'USD' }) currency: string;
  @ApiProperty({ example: '1000.25', description: 'Exact decimal.' }) cash: string;
  @ApiProperty({ example: '100250.75' }) equity: string;
  @ApiProperty({ example: '1000.25' }) buying_power: string;
  @ApiProperty({ enum: ['simulated', 'paper', 'live'] }) mode: string;
  @ApiProperty({ enum: ['ACTIVE', 'REDUCING', 'HALTED'] }) trading_state: string;
  @ApiProperty({ format: 'date-time', description: 'Market time.' }) as_of: string;
}
