import type { Command } from 'commander';
import { AllocationService } from '../allocation/allocation.service.js';
import { changing } from './changing.js';
import { runs } from './command.js';

export function addAllocationCommands(program: Command): void {
  program
    .command('allocate')
    .description('compute target weights from the stored prices, and the book they make')
    .option('--strategy <id>', 'only this strategy; the others keep their weights')
    .option('--method <name>', 'how capital is shared among the strategies')
    .action(
      runs(async ({ strategy, method }) => {
        const request = { strategy: strategy as string | undefined, method: method as string | undefined };
        const result = await changing(typedOf(request), (app) => app.get(AllocationService).run(request));
        const positionsOf = new Map(result.runs.map((run) => [run.strategy, run.positions]));
        return {
          data: result,
          table: {
            head: ['strategy', 'capital share', 'new positions'],
            rows: Object.entries(result.shares).map(([id, share]) => [
              id,
              `${(share * 100).toFixed(2)} %`,
              positionsOf.get(id)?.toString() ?? '–',
            ]),
          },
          lines: [
            `Book as of ${result.as_of}, capital shared by ${result.method}.`,
            ...result.failures.map(({ strategy: id, message }) => `${id} got no new weights: ${message}`),
          ],
        };
      }),
    );
}

function typedOf({ strategy, method }: { strategy: string | undefined; method: string | undefined }): string {
  const options = [
    ...(strategy === undefined ? [] : [`--strategy ${strategy}`]),
    ...(method === undefined ? [] : [`--method ${method}`]),
  ];
  return ['allocate', ...options].join(' ');
}
