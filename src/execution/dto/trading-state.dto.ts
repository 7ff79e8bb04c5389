import { ApiProperty } from '@nestjs/swagger';
import { FlagField, NOT_BLANK, TextField } from '../../platform/http/fields.js';
import { BreakerDto } from './breaker.dto.js';
import { ProtectionDto } from './protection.dto.js';
import { TRADING_STATES } from '../safety/trading-states.js';

export class HaltDto {
  @TextField({
    form: NOT_BLANK,
    maxLength: 500,
    example: 'prices look wrong',
    description: 'For those who come later.',
  })
  reason: string;
  @FlagField({ optional: true, description: 'Also cancel open orders at the broker that are not ours. Default false.' })
  cancel_external?: boolean;
}

export class ReduceDto {
  @TextField({
    form: NOT_BLANK,
    maxLength: 500,
    example: 'earnings week',
    description: 'For those who come later.',
  })
  reason: string;
}

export class ResumeDto {
  @TextField({ optional: true, maxLength: 500, example: 'the cause is found and mended' })
  reason?: string;
}

export class TradingStateDto {
  @ApiProperty({ enum: TRADING_STATES, description: 'REDUCING: only sells are sent. HALTED: nothing is.' })
  state: string;
  @ApiProperty({ type: String, nullable: true, example: 'prices look wrong' }) reason: string | null;
  @ApiProperty({ description: 'The token, the breaker or the guard that set it.', example: 'owner' }) by: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ description: 'Whether open orders of a halt are still being canceled.' }) canceling: boolean;
  @ApiProperty({ enum: ['simulated', 'paper', 'live'] }) mode: string;
  @ApiProperty({ description: 'The one account that this installation trades.', example: 'PA3SIMULATED' })
  account_number: string;
  @ApiProperty({ type: [BreakerDto], description: 'Measured at the last snapshot of the account, orders as of now.' })
  breakers: BreakerDto[];
  @ApiProperty({ type: [ProtectionDto] }) protections: ProtectionDto[];
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Clock of this host minus clock of the broker; null when the broker does not tell, or is simulated.',
    example: 12,
  })
  clock_skew_ms: number | null;
}

export class HaltedDto extends TradingStateDto {
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Orders that were still open when this was answered; null when the broker did not tell. They are canceled until none is left.',
    example: 0,
  })
  open_orders: number | null;
}
