import type { Command } from 'commander';
import { StrategyDto } from '../strategies/dto/strategies.dto.js';
import { StrategiesService } from '../strategies/strategies.service.js';
import { StrategyFileService } from '../strategies/strategy-file.service.js';
import { changing } from './changing.js';
import { runs } from './command.js';
import { withApplication } from './with-application.js';

export function addStrategyCommands(program: Command): void {
  const strategies = program.command('strategies').description('the rules that produce target weights');
  addList(strategies);

  strategies
    .command('add <file>')
    .description('add the strategies of a YAML file: all of them or none')
    .action(
      runs<[string]>(async (_options, file) => {
        const ids = await changing(`strategies add ${file}`, (app) => app.get(StrategyFileService).add(file));
        return { data: { added: ids }, lines: [`Added ${ids.join(', ')}.`] };
      }),
    );

  strategies
    .command('remove <id>')
    .description('remove a strategy; the next rebalance sells what its sleeve holds')
    .action(
      runs<[string]>(async (_options, id) => {
        await changing(`strategies remove ${id}`, (app) => app.get(StrategiesService).remove(id));
        return { data: { removed: id }, lines: [`Removed ${id}.`] };
      }),
    );
}

function addList(strategies: Command): void {
  strategies
    .command('list', { isDefault: true })
    .description('all strategies')
    .action(
      runs(async () => {
        const all = await withApplication((app) => app.get(StrategiesService).list());
        return {
          data: all.map((strategy) => StrategyDto.of(strategy)),
          table: {
            head: ['strategy', 'kind', 'universe', 'state', 'name'],
            rows: all.map(({ id, kind, universe, enabled, name }) => [
              id,
              kind,
              JSON.stringify(universe),
              enabled ? 'enabled' : 'disabled',
              name,
            ]),
          },
        };
      }),
    );
}
