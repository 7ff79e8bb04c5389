import { InvalidArgumentError, type Command } from 'commander';
import { openDatabase } from '../boot/open-database.js';
import { startReplay, startSimulatedExchange, type ExchangePlace } from '../boot/simulated-exchange.js';
import { stopOnSignal } from '../boot/stop-on-signal.js';
import { SIMULATED_KEY } from '../config/app-config.js';
import type { ConfigValues } from '../config/config-keys.js';
import { loadConfig } from '../config/load-config.js';
import { secretsOf } from '../config/secrets.js';
import { Logger } from '../platform/observability/logger.js';
import { runs, type CommandOptions } from './command.js';

const DEFAULT_PORT = 8100;

function numberOf(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InvalidArgumentError('not a number from 0 on');
  return value;
}

function portOf(text: string): number {
  const port = numberOf(text);
  if (!Number.isInteger(port) || port > 65_535) throw new InvalidArgumentError('a port is from 0 to 65535');
  return port;
}

function speedOf(text: string): number {
  const speed = numberOf(text);
  if (speed < 1 || speed > 100_000) throw new InvalidArgumentError('a speed is from 1 to 100000');
  return speed;
}

function percentOf(text: string): number {
  const percent = numberOf(text);
  if (percent <= 0 || percent > 100) throw new InvalidArgumentError('a percentage is above 0 and at most 100');
  return percent;
}

function start(
  values: ConfigValues,
  place: ExchangePlace,
  options: CommandOptions,
): ReturnType<typeof startSimulatedExchange> {
  const { replay, slippage, participation } = options;
  if (replay === undefined) return startSimulatedExchange(values, place);
  return startReplay(values, place, {
    speed: replay as number,
    slippageBps: slippage as number,
    participationPercent: participation as number,
  });
}

export function addExchangeCommand(program: Command): void {
  program
    .command('exchange')
    .description('run the simulated exchange alone, for other programs that speak the Alpaca protocol')
    .option('--port <port>', 'port to listen on', portOf, DEFAULT_PORT)
    .option('--replay <speed>', 'trade the stored bars once more, at so many market seconds a second', speedOf)
    .option('--slippage <bps>', 'replay: basis points that a market order pays beyond the spread', numberOf, 2)
    .option('--participation <percent>', 'replay: share of the traded volume that orders may take', percentOf, 10)
    .action(
      runs(async (options) => {
        const values = loadConfig();
        const { LOG_LEVEL: level, LOG_FORMAT: format = 'pretty' } = values;
        const logger = new Logger({ level, format, secrets: secretsOf(values) });
        const database = await openDatabase(values, logger, true);
        const place = { databaseUrl: database.url, host: values.HOST, port: options['port'] as number, logger };
        const exchange = await start(values, place, options).catch(async (error: unknown) => {
          await database.stop();
          throw error;
        });
        stopOnSignal(async () => {
          await exchange.stop();
          await database.stop();
        });
        return {
          data: {
            url: exchange.url,
            stream_url: exchange.streamUrl,
            data_stream_url: exchange.dataStreamUrl,
            key_id: SIMULATED_KEY.keyId,
          },
          lines: [
            `Simulated exchange on ${exchange.url}, streams ${exchange.streamUrl} and ${exchange.dataStreamUrl}`,
            `APCA-API-KEY-ID: ${SIMULATED_KEY.keyId}   APCA-API-SECRET-KEY: ${SIMULATED_KEY.secretKey}`,
          ],
        };
      }),
    );
}
