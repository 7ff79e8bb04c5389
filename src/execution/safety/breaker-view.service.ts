import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Decimal, formatDecimal } from '../../common/decimal.js';
import type { PinnedAccount } from '../account/accounts.repository.js';
import type { BreakerDto } from '../dto/breaker.dto.js';
import { RunsRepository } from '../runs/runs.repository.js';
import { BreakerReadings } from './breaker-readings.repository.js';
import type { Breaker } from './breakers/breaker.js';
import { BREAKERS } from './breakers/registry.js';
import { CircuitBreakers } from './circuit-breakers.service.js';

/** Fractions are long; these suffice to read them. */
const PLACES = 6;

/** Every breaker with its limit and what it measures now. */
@Injectable()
export class BreakerView {
  constructor(
    private readonly dataSource: DataSource,
    private readonly readings: BreakerReadings,
    private readonly runs: RunsRepository,
    private readonly breakers: CircuitBreakers,
  ) {}

  async load(account: PinnedAccount): Promise<BreakerDto[]> {
    const moment = await this.readings.loadLastMoment(account.accountNumber);
    const ofAccount = moment && (await this.readings.loadAccountReading(account, moment));
    const run = await this.runs.findActive();
    const ofOrders = await this.readings.loadOrderReading(this.dataSource.manager, account, run?.id ?? null);
    const measure = (breaker: Breaker): Decimal | undefined => {
      if (breaker.watches === 'order') return breaker.measure(ofOrders);
      return ofAccount && breaker.measure(ofAccount);
    };
    return BREAKERS.members.map((breaker) => this.show(breaker, measure(breaker)));
  }

  private show(breaker: Breaker, value: Decimal | undefined): BreakerDto {
    const { name, title, unit, to } = breaker;
    const limit = this.breakers.limits.get(breaker);
    return {
      ...{ name, title, unit, to },
      limit: limit === undefined ? null : formatDecimal(limit),
      value: value === undefined ? null : formatDecimal(value.round(PLACES)),
    };
  }
}
