import type { Command } from 'commander';
import { PlanDto } from '../execution/dto/plan.dto.js';
import { PlanContracts } from '../execution/plans/plan-contracts.service.js';
import { runs } from './command.js';
import { planReport } from './plan-report.js';
import { addStyleOption, styleOption } from './style-option.js';
import { withApplication } from './with-application.js';

export function addPreviewCommand(program: Command): void {
  const preview = program
    .command('preview')
    .description('show the orders that a rebalance would send now; nothing is sent')
    .option('--strategy <id>', 'move only this strategy to its target');
  addStyleOption(preview).action(
    runs(async ({ strategy, style }) => {
      const request = { strategy: strategy as string | undefined, style: await styleOption(style) };
      return withApplication(async (app) =>
        planReport(PlanDto.of(await app.get(PlanContracts).preview({ ...request, requestedBy: 'cli' }))),
      );
    }),
  );
}
