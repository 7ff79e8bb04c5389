import type { Command } from 'commander';
import type { DiscreteAnswer } from '../allocation/optimize/discrete-json.js';
import { compute, type Operation } from '../allocation/optimize/optimization.worker.js';
import { jsonOf } from '../platform/compute/json-computation.js';
import { readYamlFile } from '../platform/yaml-file.js';
import type { FrontierAnswer } from '../quant/json/frontier-json.js';
import type { OptimizeAnswer } from '../quant/json/optimize-json.js';
import { runs, type CommandResult } from './command.js';

/** Requests as of `POST /allocation/…`, computed in this process: neither a server nor a database is needed. */
export function addOptimizeCommands(program: Command): void {
  program
    .command('optimize <file>')
    .description('weights for the returns, prices or moments in a YAML or JSON file (- is standard input)')
    .action(runs<[string]>(async (_options, file) => optimizeResult(await answer('optimize', file))));
  program
    .command('frontier <file>')
    .description('the efficient frontier for the same')
    .action(runs<[string]>(async (_options, file) => frontierResult(await answer('frontier', file))));
  program
    .command('discrete <file>')
    .description('whole shares for the weights, prices and capital in a YAML or JSON file')
    .action(runs<[string]>(async (_options, file) => discreteResult(await answer('discrete', file))));
}

async function answer<Answer>(operation: Operation, file: string): Promise<Answer> {
  const request = await readYamlFile(file, 'malformed_json');
  const startedMs = performance.now();
  return JSON.parse(jsonOf(compute(operation, request, () => performance.now() - startedMs))) as Answer;
}

function optimizeResult(data: OptimizeAnswer): CommandResult {
  const { weights, cash, risk_contributions, method } = data;
  return {
    data,
    table: {
      head: ['symbol', 'weight', 'part of the risk'],
      rows: [
        ...Object.entries(weights).map(([symbol, weight]) => [
          symbol,
          percent(weight),
          percent(risk_contributions[symbol] ?? 0),
        ]),
        ...(cash === undefined ? [] : [['cash', percent(cash), '–']]),
      ],
    },
    lines: [`By ${method}: ${portfolioLine(data)}.`],
  };
}

function frontierResult(data: FrontierAnswer): CommandResult {
  return {
    data,
    table: {
      head: ['expected return', 'volatility', 'Sharpe ratio'],
      rows: data.points.map((point) => [
        percent(point.expected_return),
        percent(point.volatility),
        ratio(point.sharpe),
      ]),
    },
  };
}

function discreteResult(data: DiscreteAnswer): CommandResult {
  const { shares, weights, leftover, method } = data;
  return {
    data,
    table: {
      head: ['symbol', 'shares', 'weight'],
      rows: Object.entries(shares).map(([symbol, count]) => [symbol, String(count), percent(weights[symbol] ?? 0)]),
    },
    lines: [`By ${method}: ${leftover} stay in cash.`],
  };
}

function portfolioLine({ expected_return, volatility, sharpe }: OptimizeAnswer): string {
  const parts = [`volatility ${percent(volatility)} a year`];
  if (expected_return !== null) parts.unshift(`expected return ${percent(expected_return)}`);
  if (sharpe !== null) parts.push(`Sharpe ratio ${ratio(sharpe)}`);
  return parts.join(', ');
}

function percent(fraction: number): string {
  return `${(fraction * 100).toFixed(2)} %`;
}

function ratio(value: number | null): string {
  return value === null ? '–' : value.toFixed(2);
}
