import type { Command } from 'commander';
import { RebalanceRulesService, type RulesInForce } from '../execution/rules/rebalance-rules.service.js';
import { readYamlFile } from '../platform/yaml-file.js';
import { type CommandResult, runs } from './command.js';
import { withApplication } from './with-application.js';

export function addRulesCommands(program: Command): void {
  const rules = program.command('rules').description('what a rebalance may do');
  rules
    .command('show', { isDefault: true })
    .description('the rules in force')
    .action(runs(async () => resultOf(await withApplication((app) => app.get(RebalanceRulesService).load()))));
  rules
    .command('set <file>')
    .description('rebalance by the rules of a YAML file from now on; what it leaves out goes back to its default')
    .action(
      runs<[string]>(async (_options, file) => {
        const value = await readYamlFile(file, 'invalid_input');
        return resultOf(await withApplication((app) => app.get(RebalanceRulesService).set(value, 'cli')));
      }),
    );
}

function resultOf(inForce: RulesInForce): CommandResult {
  const { rules, set_by, set_at } = inForce;
  return {
    data: inForce,
    table: { head: ['rule', 'value'], rows: Object.entries(rules).map(([name, value]) => [name, textOf(value)]) },
    lines: [set_by === null ? 'The defaults.' : `Set by ${set_by} at ${set_at?.toISOString() ?? ''}.`],
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
