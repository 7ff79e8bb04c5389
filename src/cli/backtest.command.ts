import { writeFile } from 'node:fs/promises';
import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import {
  BacktestComputations,
  type BacktestComputation,
} from '../analytics/backtests/backtest-computations.service.js';
import type { BacktestDefinition } from '../analytics/backtests/backtest-definition.js';
import { BacktestRequests } from '../analytics/backtests/backtest-requests.service.js';
import type { BacktestResult } from '../analytics/backtests/backtest-result.js';
import type { ComputedBacktest } from '../analytics/backtests/backtest.worker.js';
import { CreateBacktestDto } from '../analytics/backtests/dto/backtest-request.dto.js';
import { percent, ratio, dollars } from '../analytics/backtests/report/figures.js';
import { reportPage } from '../analytics/backtests/report/report-page.js';
import { validationPipe } from '../platform/http/validation.pipe.js';
import { readYamlFile } from '../platform/yaml-file.js';
import { runs, type CommandResult } from './command.js';
import { withProgressBar } from './progress-bar.js';
import { withApplication } from './with-application.js';

const REFRESH_MS = 200;

/** The body of `POST /backtests`, computed in this process and not stored. */
export function addBacktestCommand(program: Command): void {
  program
    .command('backtest <file>')
    .description('simulate a rule on the stored prices, as a YAML or JSON file says (- is standard input)')
    .option('--html <file>', 'also write the result as a page')
    .action(
      runs<[string]>(async ({ json, html }, file) => {
        const request = await requestOf(await readYamlFile(file, 'malformed_json'));
        const { definition, computed } = await withApplication((app) => compute(app, request, json !== true));
        const page = html as string | undefined;
        if (page !== undefined) await writeFile(page, pageOf(definition, computed));
        return resultOf(definition, computed, page);
      }),
    );
}

function requestOf(value: unknown): Promise<CreateBacktestDto> {
  return validationPipe().transform(value ?? {}, {
    type: 'body',
    metatype: CreateBacktestDto,
  }) as Promise<CreateBacktestDto>;
}

async function compute(
  app: INestApplicationContext,
  request: CreateBacktestDto,
  isShown: boolean,
): Promise<{ definition: BacktestDefinition; computed: ComputedBacktest }> {
  const definition = await app.get(BacktestRequests).complete(request);
  const computation = app.get(BacktestComputations).start(definition, new AbortController().signal);
  return { definition, computed: await watched(computation, isShown) };
}

function watched({ progress, outcome }: BacktestComputation, isShown: boolean): Promise<ComputedBacktest> {
  return withProgressBar('computing', isShown, async (show) => {
    const timer = setInterval(() => {
      show(progress());
    }, REFRESH_MS);
    return outcome.finally(() => {
      clearInterval(timer);
    });
  });
}

function pageOf(definition: BacktestDefinition, { result, inputsHash, pricesHash }: ComputedBacktest): string {
  return reportPage({ id: 'not stored', definition, result, finishedAt: new Date(), inputsHash, pricesHash });
}

function resultOf(
  definition: BacktestDefinition,
  { result, inputsHash, pricesHash }: ComputedBacktest,
  page: string | undefined,
): CommandResult {
  return {
    data: { definition, inputs_hash: inputsHash, prices_hash: pricesHash, result },
    table: { head: ['what', 'value'], rows: rowsOf(result) },
    lines: [
      `${definition.name}, decided ${definition.rebalance} from ${result.statistics.start} to ${result.statistics.end}.`,
      ...(page === undefined ? [] : [`The page is in ${page}.`]),
    ],
  };
}

function rowsOf({ statistics }: BacktestResult): string[][] {
  return [
    ['total return', percent(statistics.total_return)],
    ['annual growth', percent(statistics.cagr)],
    ['volatility', percent(statistics.volatility)],
    ['Sharpe ratio', ratio(statistics.sharpe)],
    ['Sortino ratio', ratio(statistics.sortino)],
    ['deepest drawdown', percent(statistics.max_drawdown?.depth ?? 0)],
    ['turnover a year', percent(statistics.annual_turnover, 0)],
    ['costs', dollars(statistics.costs)],
    ['final value', dollars(statistics.final_value)],
  ];
}
