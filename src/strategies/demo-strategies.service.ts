import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { StrategiesService } from './strategies.service.js';
import { parseStrategy } from './strategy-definition.js';

const UNIVERSE = { all: true };

const DEMO = [
  { id: 'alpha', name: 'Alpha – equal weight', kind: 'equal_weight', universe: UNIVERSE },
  { id: 'beta', name: 'Beta – inverse volatility', kind: 'inverse_volatility', universe: UNIVERSE },
  {
    id: 'gamma',
    name: 'Gamma – momentum',
    kind: 'momentum_top_n',
    params: { lookback_days: 126, skip_days: 10 },
    universe: UNIVERSE,
  },
  { id: 'delta', name: 'Delta – minimum variance', kind: 'min_variance', universe: UNIVERSE },
  { id: 'epsilon', name: 'Epsilon – risk parity', kind: 'risk_parity', universe: UNIVERSE },
];

const SEEDED = 'demo.strategies.seeded';

/** Strategies of several kinds, so that there is something to look at after the first start. */
@Injectable()
export class DemoStrategies {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly strategies: StrategiesService,
  ) {}

  /** Once per database: what a user removed or changed stays so. Answers with the ids that were added. */
  async seed(): Promise<string[]> {
    return this.unitOfWork.run(async (manager) => {
      const claimed = await manager.query<unknown[]>(
        `insert into properties (key, value) values ($1, 'true') on conflict (key) do nothing returning key`,
        [SEEDED],
      );
      if (claimed.length === 0) return [];
      return this.strategies.insertMissing(manager, DEMO.map(parseStrategy));
    });
  }
}
