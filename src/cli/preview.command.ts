import type { Command } from 'commander';
import { PlanDto } from '../execution/dto/plan.dto.js';
import { PlanContracts } from '../execution/plans/plan-contracts.service.js';
import { runs } from './command.js';
import { planReport } from './plan-report.js';
import { withApplication } from './with-application.js';

export function addPreviewCommand(program: Command): void {
  program
    .command('preview')
    .description('show the orders that a rebalance would send now; nothing is sent')
    .option('--strategy <id>', 'move only this strategy to its target')
    .action(
      runs(({ strategy }) =>
        withApplication(async (app) => {
          const plan = await app.get(PlanContracts).preview((strategy as string | undefined) ?? null, 'cli');
          return planReport(PlanDto.of(plan));
        }),
      ),
    );
}
