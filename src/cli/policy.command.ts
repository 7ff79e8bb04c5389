import type { Command } from 'commander';
import { Policies, type PolicyInForce } from '../allocation/policy/policies.service.js';
import { readYamlFile } from '../platform/yaml-file.js';
import { runs, type CommandResult } from './command.js';
import { withApplication } from './with-application.js';

export function addPolicyCommands(program: Command): void {
  const policy = program.command('policy').description('how capital is shared among the strategies');
  policy
    .command('show', { isDefault: true })
    .description('the policy in force')
    .action(runs(async () => resultOf(await withApplication((app) => app.get(Policies).load()))));
  policy
    .command('set <file>')
    .description('share capital as a YAML file says, from the next book on')
    .action(
      runs<[string]>(async (_options, file) => {
        const value = await readYamlFile(file, 'invalid_input');
        return resultOf(await withApplication((app) => app.get(Policies).set(value, 'cli')));
      }),
    );
}

function resultOf(inForce: PolicyInForce): CommandResult {
  const { policy, set_by, set_at } = inForce;
  return {
    data: inForce,
    table: {
      head: ['what', 'value'],
      rows: Object.entries(policy).map(([name, value]) => [
        name,
        typeof value === 'string' ? value : JSON.stringify(value),
      ]),
    },
    lines: [set_by === null ? 'The configured default.' : `Set by ${set_by} at ${set_at?.toISOString() ?? ''}.`],
  };
}
