import { ApiProperty } from '@nestjs/swagger';

export class StrategyEquityDto {
  @ApiProperty({ format: 'date' }) date: string;
  @ApiProperty({ example: 0.0042, description: 'Simple return of the day.' }) return: number;
  @ApiProperty({
    example: 1.0871,
    description:
      'Growth of 1 since before the first day that the strategy has, whatever part of its days is asked for.',
  })
  equity: number;
  @ApiProperty({ example: false, description: 'A day of the walk-forward simulation, before the first live day.' })
  simulated: boolean;
  @ApiProperty({
    type: String,
    nullable: true,
    example: '20125.5',
    description:
      'What the sleeve was worth at the last valuation of a live day, US dollars, exact decimal. Null for a simulated day, and where none was recorded.',
  })
  value_usd: string | null;
}
