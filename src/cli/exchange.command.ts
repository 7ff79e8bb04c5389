import type { Command } from 'commander';
import { openDatabase } from '../boot/open-database.js';
import { startSimulatedExchange } from '../boot/simulated-exchange.js';
import { stopOnSignal } from '../boot/stop-on-signal.js';
import { SIMULATED_KEY } from '../config/app-config.js';
import { loadConfig } from '../config/load-config.js';
import { Logger } from '../platform/observability/logger.js';
import { runs } from './command.js';

const DEFAULT_PORT = '8100';

export function addExchangeCommand(program: Command): void {
  program
    .command('exchange')
    .description('run the simulated exchange alone, for other programs that speak the Alpaca protocol')
    .option('--port <port>', 'port to listen on', DEFAULT_PORT)
    .action(
      runs(async ({ port }) => {
        const values = loadConfig();
        const logger = new Logger({ level: values.LOG_LEVEL, format: values.LOG_FORMAT ?? 'pretty' });
        const database = await openDatabase(values, logger, true);
        const exchange = await startSimulatedExchange(values, {
          databaseUrl: database.url,
          host: values.HOST,
          port: Number(port),
          logger,
        });
        stopOnSignal(async () => {
          await exchange.stop();
          await database.stop();
        });
        return {
          data: { url: exchange.url, stream_url: exchange.streamUrl, key_id: SIMULATED_KEY.keyId },
          lines: [
            `Simulated exchange on ${exchange.url}, stream ${exchange.streamUrl}`,
            `APCA-API-KEY-ID: ${SIMULATED_KEY.keyId}   APCA-API-SECRET-KEY: ${SIMULATED_KEY.secretKey}`,
          ],
        };
      }),
    );
}
