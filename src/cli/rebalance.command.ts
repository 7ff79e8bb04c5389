import { createInterface } from 'node:readline/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { AppError } from '../common/app-error.js';
import { AccountView } from '../execution/account/account-view.service.js';
import { PlanDto } from '../execution/dto/plan.dto.js';
import { RebalanceDto } from '../execution/dto/rebalance.dto.js';
import { PlanContracts } from '../execution/plans/plan-contracts.service.js';
import { MarketGate } from '../execution/runs/market-gate.service.js';
import { RebalanceService } from '../execution/runs/rebalance.service.js';
import { RunExecutor } from '../execution/runs/run-executor.service.js';
import type { RunDetail } from '../execution/runs/run-view.service.js';
import { type CommandResult, runs, textOf } from './command.js';
import { planReport } from './plan-report.js';
import { addStyleOption, styleOption } from './style-option.js';
import { withApplication } from './with-application.js';

const LONGEST_WAIT_MS = 10 * 60_000;
/** Ends in which everything that was wanted happened. */
const GOOD_ENDS = ['completed', 'queued'];

export function addRebalanceCommand(program: Command): void {
  const command = program
    .command('rebalance')
    .description('show the orders, ask, send them and wait for the end; while the market is closed the run waits')
    .option('--strategy <id>', 'move only this strategy to its target')
    .option('--yes', 'do not ask; where nobody can be asked (no terminal), a live account needs it');
  addStyleOption(command).action(
    runs(async ({ strategy, style, yes }) => {
      const wanted = { strategy: strategy as string | undefined, style: await styleOption(style) };
      return withApplication(async (app) => {
        const planId = yes === true ? undefined : await confirm(app, wanted);
        return report(await rebalance(app, planId === undefined ? wanted : { planId }));
      });
    }),
  );
}

/** What is to be planned when the run begins. */
interface Wanted {
  strategy: string | undefined;
  style: unknown;
}

async function rebalance(app: INestApplicationContext, what: Wanted | { planId: string }): Promise<RunDetail> {
  // Where `pas serve` runs, it executes; else this process does.
  app.get(RunExecutor).start();
  const service = app.get(RebalanceService);
  const started = await service.start({ ...what, trigger: 'cli', requestedBy: 'cli' });
  return started.run.reason === 'market_closed' ? started : service.waitForEnd(started.run.id, LONGEST_WAIT_MS);
}

/**
 * A person is shown the plan and asked; a script may trade what is not real money. Answers with the plan, where it can
 * be executed at once: a run that has to wait for the market plans when it begins.
 */
async function confirm(app: INestApplicationContext, wanted: Wanted): Promise<string | undefined> {
  const { mode, account_number } = await app.get(AccountView).load();
  if (!process.stdin.isTTY) {
    if (mode !== 'live') return undefined;
    throw new AppError(
      'not_confirmed',
      `Account ${account_number} is live: repeat the command with --yes to trade it.`,
    );
  }
  const plan = PlanDto.of(await app.get(PlanContracts).preview({ ...wanted, requestedBy: 'cli' }));
  process.stderr.write(textOf(planReport(plan)));
  const { forbiddenBecause } = await app.get(MarketGate).lookToBegin();
  if (forbiddenBecause !== null) process.stderr.write(`${forbiddenBecause}: the run plans anew when it begins.\n`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Rebalance the ${mode} account ${account_number}? [y/N] `);
  terminal.close();
  if (!/^y(es)?$/i.test(answer.trim())) throw new AppError('not_confirmed', 'Not confirmed: nothing was sent.');
  return forbiddenBecause === null ? plan.plan_id : undefined;
}

function report(detail: RunDetail): CommandResult {
  const { run, orders } = detail;
  const data = RebalanceDto.of(detail);
  const lines = [`Run ${run.id}: ${run.status}${run.reason === null ? '' : ` (${run.reason})`}`];
  if (run.detail !== null) lines.push(run.detail);
  return {
    data,
    table: {
      head: ['symbol', 'side', 'wanted', 'filled', 'state'],
      rows: orders.map(({ symbol, side, qty, notional, filledQty, status, state, failure }) => [
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
