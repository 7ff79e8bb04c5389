import { createInterface } from 'node:readline/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { AppError } from '../common/app-error.js';
import { AccountView } from '../execution/account/account-view.service.js';
import { RebalanceDto } from '../execution/dto/rebalance.dto.js';
import { RebalanceService } from '../execution/runs/rebalance.service.js';
import { RunExecutor } from '../execution/runs/run-executor.service.js';
import type { RunDetail } from '../execution/runs/run-view.service.js';
import { type CommandResult, runs } from './command.js';
import { withApplication } from './with-application.js';

const LONGEST_WAIT_MS = 10 * 60_000;
/** Ends in which everything that was wanted happened. */
const GOOD_ENDS = ['completed', 'queued'];

export function addRebalanceCommand(program: Command): void {
  program
    .command('rebalance')
    .description('trade to the book and wait for the end; while the market is closed the run waits in the server')
    .option('--strategy <id>', 'move only this strategy to its target')
    .option('--yes', 'do not ask; a script that trades a live account must say so')
    .action(
      runs(({ strategy, yes }) =>
        withApplication(async (app) => {
          if (yes !== true) await confirm(app);
          return report(await rebalance(app, strategy as string | undefined));
        }),
      ),
    );
}

async function rebalance(app: INestApplicationContext, strategy: string | undefined): Promise<RunDetail> {
  // Where `pas serve` runs, it executes; else this process does.
  app.get(RunExecutor).start();
  const service = app.get(RebalanceService);
  const started = await service.start({ strategy, trigger: 'cli', requestedBy: 'cli' });
  return started.run.reason === 'market_closed' ? started : service.waitForEnd(started.run.id, LONGEST_WAIT_MS);
}

/** A person is asked; a script may trade what is not real money. */
async function confirm(app: INestApplicationContext): Promise<void> {
  const { mode, account_number } = await app.get(AccountView).load();
  if (!process.stdin.isTTY) {
    if (mode !== 'live') return;
    throw new AppError(
      'trading_halted',
      `Account ${account_number} is live: repeat the command with --yes to trade it.`,
    );
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Rebalance the ${mode} account ${account_number}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new AppError('trading_halted', 'Not confirmed: nothing was sent.');
}

function report(detail: RunDetail): CommandResult {
  const { run, legs } = detail;
  const data = RebalanceDto.of(detail);
  const lines = [`Run ${run.id}: ${run.status}${run.reason === null ? '' : ` (${run.reason})`}`];
  if (run.detail !== null) lines.push(run.detail);
  return {
    data,
    table: {
      head: ['symbol', 'side', 'wanted', 'filled', 'state'],
      rows: legs.map(({ symbol, side, qty, notional, filledQty, status, state, failure }) => [
        symbol,
        side,
        qty ?? `${notional ?? '?'} USD`,
        filledQty,
        failure?.message ?? status ?? state,
      ]),
    },
    lines: [...lines, ...data.skipped.map(({ symbol, reason, detail: why }) => `skipped ${symbol}: ${reason}, ${why}`)],
    isRefused: !GOOD_ENDS.includes(run.status),
  };
}
