#!/usr/bin/env node
import 'reflect-metadata';
import { Command, type CommanderError } from 'commander';
import { addAllocationCommands } from './cli/allocation.command.js';
import { addBacktestCommand } from './cli/backtest.command.js';
import { addDoctorCommand } from './cli/doctor.command.js';
import { addExchangeCommand } from './cli/exchange.command.js';
import { addImportCommands } from './cli/import.command.js';
import { addJobCommands } from './cli/jobs.command.js';
import { addMigrateCommands } from './cli/migrate.command.js';
import { addOptimizeCommands } from './cli/optimize.command.js';
import { addPolicyCommands } from './cli/policy.command.js';
import { addPreviewCommand } from './cli/preview.command.js';
import { addRebalanceCommand } from './cli/rebalance.command.js';
import { addRulesCommands } from './cli/rules.command.js';
import { addSafetyCommands } from './cli/safety.command.js';
import { addServeCommand } from './cli/serve.command.js';
import { addStrategyCommands } from './cli/strategies.command.js';
import { addTokenCommands } from './cli/token.command.js';
import { VERSION } from './config/product-package.js';

const USAGE_ERROR = 2;

/** Commander's refusals (unknown command, missing argument) are wrong usage; help and version are not. */
function exitOnUsageError(error: CommanderError): never {
  process.exit(error.exitCode === 0 ? 0 : USAGE_ERROR);
}

const program = new Command('pas')
  .description('Portfolio Allocation System: strategies, target weights, rebalancing, ledger.')
  .version(VERSION, '--version', 'the version of PAS')
  .option('--json', 'answer with one JSON document')
  .exitOverride(exitOnUsageError)
  .showHelpAfterError('(pas --help lists the commands)');

addServeCommand(program);
addMigrateCommands(program);
addImportCommands(program);
addStrategyCommands(program);
addAllocationCommands(program);
addPolicyCommands(program);
addRulesCommands(program);
addPreviewCommand(program);
addOptimizeCommands(program);
addBacktestCommand(program);
addRebalanceCommand(program);
addSafetyCommands(program);
addJobCommands(program);
addExchangeCommand(program);
addTokenCommands(program);
addDoctorCommand(program);

await program.parseAsync();
