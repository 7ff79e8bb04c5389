import { ApiProperty } from '@nestjs/swagger';
import { decimal, formatDecimal } from '../../common/decimal.js';
import { ObjectField, TextField } from '../../platform/http/fields.js';
import type { StoredPlan } from '../plans/plans.repository.js';
import type { OrderDocument } from '../plans/plan-document.js';
import { SkipDto } from './skip.dto.js';

export const STYLE_FIELD = {
  description: 'How the legs become orders, in place of the style of the rules; see GET /execute/styles.',
  example: { kind: 'twap', params: { slices: 6, duration_minutes: 30 } },
};

export class PreviewDto {
  @TextField({ optional: true, maxLength: 63, example: 'beta', description: 'Move only this strategy to its target.' })
  strategy?: string;

  @ObjectField({ optional: true, ...STYLE_FIELD })
  style?: object;
}

export class PlannedOrderDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ enum: ['buy', 'sell'] }) side: 'buy' | 'sell';
  @ApiProperty({ type: String, nullable: true, example: null, description: 'Shares.' }) qty: string | null;
  @ApiProperty({ type: String, nullable: true, example: '1234.5', description: 'USD.' }) notional: string | null;
  @ApiProperty({ example: '187.15', description: 'The price that it was sized at.' }) price: string;
  @ApiProperty({ example: '1234.5', description: 'USD at that price.' }) value: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    example: { beta: '1000', gamma: '234.5' },
    description: 'Whose it is, in the unit of the order.',
  })
  strategies: Record<string, string>;

  static of({ symbol, side, qty, notional, price, shares }: OrderDocument): PlannedOrderDto {
    const value = notional ?? formatDecimal(decimal(qty ?? '0').times(decimal(price)));
    const strategies = Object.fromEntries(shares.map(({ sleeve, amount }) => [sleeve, amount]));
    return { symbol, side, qty, notional, price, value, strategies };
  }
}

export class CrossDto {
  @ApiProperty({ example: 'AAPL' }) symbol: string;
  @ApiProperty({ example: '12.5', description: 'Shares that change hands between strategies.' }) qty: string;
  @ApiProperty({ example: '187.15' }) price: string;
}

export class PlanAccountDto {
  @ApiProperty({ example: 'PA3SIMULATED' }) account_number: string;
  @ApiProperty({ example: '100000' }) cash: string;
  @ApiProperty({ example: '100000', description: 'Cash and what the strategies hold.' }) capital: string;
  @ApiProperty({ example: '1000', description: 'What of it stays cash.' }) cash_buffer: string;
}

export class TrackingDto {
  @ApiProperty({ example: 0.99 }) before: number;
  @ApiProperty({ example: 0.0004 }) after: number;
}

export class PlanDto {
  @ApiProperty({ format: 'uuid' }) plan_id: string;
  @ApiProperty({
    description: 'SHA-256 of the plan and of everything that it follows from.',
    example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  })
  hash: string;
  @ApiProperty({ format: 'date-time' }) created_at: string;
  @ApiProperty({ format: 'date-time', description: 'Later it is `plan_stale`.' }) expires_at: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the whole book.' }) strategy: string | null;
  @ApiProperty({ format: 'date', description: 'The market’s day; on another one the plan is stale.' })
  market_date: string;
  @ApiProperty({ type: PlanAccountDto }) account: PlanAccountDto;
  @ApiProperty({ type: [PlannedOrderDto], description: 'Sells first: they are filled before the first buy goes out.' })
  orders: PlannedOrderDto[];
  @ApiProperty({ type: [CrossDto], description: 'Settled between strategies at the price, without the market.' })
  crosses: CrossDto[];
  @ApiProperty({ type: [SkipDto] }) skipped: SkipDto[];
  @ApiProperty({ example: 0.42, description: 'Value of all orders, both sides counted, as a fraction of the capital.' })
  turnover: number;
  @ApiProperty({ example: '8.4', description: 'USD: (half spread + fees) × value of all orders, as the rules assume.' })
  estimated_cost: string;
  @ApiProperty({ example: '1000', description: 'Cash when every order fills at its price.' }) cash_after: string;
  @ApiProperty({ type: TrackingDto, description: '½ Σ |weight − target weight|, cash included.' })
  tracking: TrackingDto;
  @ApiProperty({ type: 'object', additionalProperties: true, ...STYLE_FIELD, description: 'How it is executed.' })
  style: object;
  @ApiProperty({ type: 'object', additionalProperties: true, description: 'In force for it, see GET /execute/rules.' })
  rules: object;

  static of({ id, hash, contract, createdAt, expiresAt }: StoredPlan): PlanDto {
    const { plan, inputs, account_number, strategy, market_date } = contract;
    return {
      ...{ plan_id: id, hash, strategy, market_date },
      created_at: createdAt.toISOString(),
      expires_at: expiresAt.toISOString(),
      account: { account_number, cash: inputs.cash, capital: plan.capital, cash_buffer: plan.cash_buffer },
      orders: [...plan.sells, ...plan.buys].map((order) => PlannedOrderDto.of(order)),
      crosses: plan.crosses.map(({ symbol, qty, price }) => ({ symbol, qty, price })),
      skipped: plan.skipped,
      turnover: Number(plan.turnover),
      estimated_cost: plan.estimated_cost,
      cash_after: plan.cash_after,
      tracking: { before: Number(plan.tracking.before), after: Number(plan.tracking.after) },
      style: plan.rules.style,
      rules: plan.rules,
    };
  }
}
