import { InvalidArgumentError, type Command } from 'commander';
import type { TradingStateDto } from '../execution/dto/trading-state.dto.js';
import { SafetyView } from '../execution/safety/safety-view.service.js';
import { TradingControl } from '../execution/safety/trading-control.service.js';
import { type CommandResult, runs } from './command.js';
import { withApplication } from './with-application.js';

const BY = 'cli';

/** Why is what everybody asks afterwards. */
function reasonOf(text: string): string {
  if (text.trim() === '') throw new InvalidArgumentError('say why');
  return text;
}

export function addSafetyCommands(program: Command): void {
  program
    .command('state')
    .description('what may be traded now, and why')
    .action(runs(async () => report(await withApplication((app) => app.get(SafetyView).load()))));

  program
    .command('halt')
    .argument('<reason>', 'for those who come after', reasonOf)
    .description('kill switch: nothing more is sent, open orders are canceled, the active run ends')
    .option('--cancel-external', 'also cancel open orders that are not ours')
    .action(
      runs<[string]>(({ cancelExternal }, reason) =>
        withApplication(async (app) => {
          const request = { reason, by: BY, cancelExternal: cancelExternal === true };
          const open = await app.get(TradingControl).halt(request);
          const left =
            open === 0 ? 'No order is open.' : `Still open: ${open ?? 'unknown'}; the server goes on canceling.`;
          return report(await app.get(SafetyView).load(), left);
        }),
      ),
    );

  program
    .command('resume [reason]')
    .description('trade again')
    .action(
      runs<[string | undefined]>((_options, reason) =>
        withApplication(async (app) => {
          await app.get(TradingControl).resume(reason ?? 'resumed', BY);
          return report(await app.get(SafetyView).load());
        }),
      ),
    );
}

function report(data: TradingStateDto, ...more: string[]): CommandResult {
  const why = data.reason === null ? '' : `: ${data.reason} (${data.by}, ${data.since})`;
  return { data, lines: [`The ${data.mode} account ${data.account_number} is ${data.state}${why}.`, ...more] };
}
