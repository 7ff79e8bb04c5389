import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { beginLife, type ExchangeLife } from './exchange-life.js';
import type { ExchangeOptions } from './exchange-options.js';
import { STREAM_PATH } from './stream/trading-stream.js';

export interface RunningExchange {
  /** Trading, market data and control: `http://host:port`. */
  url: string;
  streamUrl: string;
  /** Market data: `/v2/iex` and the other feeds. */
  dataStreamUrl: string;
  /** Ends every connection, finishes what was begun and gives the database back. */
  stop(): Promise<void>;
}

const RETRY_MS = 1000;

/**
 * Runs the simulated exchange. Where it loses its hold on the database (a restart, a failover) another process may own the
 * market by then: it lets go of everything, and goes on from what is stored, at the same address, as soon as the database is
 * back and nobody else has it. Errors: those of `beginLife`.
 */
export async function startExchange(options: ExchangeOptions): Promise<RunningExchange> {
  let life = await beginLife(options);
  const { address } = life;
  const port = Number(address.slice(address.lastIndexOf(':') + 1));
  const stopping = new AbortController();

  const keep = async (): Promise<void> => {
    const error = await lossOf(life, stopping.signal);
    if (error === undefined) return;
    options.log('error', 'the exchange lost its hold on the database', { error: error.message });
    await life.stop().catch((cause: unknown) => {
      options.log('warn', 'the exchange did not let go of everything', { error: textOf(cause) });
    });
    life = (await nextLife({ ...options, port }, stopping.signal)) ?? life;
    await keep();
  };
  const keeping = keep();

  return {
    url: `http://${address}`,
    streamUrl: `ws://${address}${STREAM_PATH}`,
    dataStreamUrl: `ws://${address}/v2/iex`,
    stop: async () => {
      stopping.abort();
      await keeping;
      await life.stop();
    },
  };
}

/** Undefined when it is to stop before it is lost. */
async function lossOf({ lost }: ExchangeLife, stop: AbortSignal): Promise<Error | undefined> {
  if (stop.aborted) return undefined;
  return Promise.race([lost, once(stop, 'abort').then(() => undefined)]);
}

/** Tries until it is there; undefined when it is to stop before. */
async function nextLife(options: ExchangeOptions, stop: AbortSignal): Promise<ExchangeLife | undefined> {
  for (let attempt = 1; !stop.aborted; attempt++) {
    try {
      const life = await beginLife(options);
      options.log('info', 'the exchange goes on');
      return life;
    } catch (error) {
      if (attempt === 1) options.log('warn', 'the exchange cannot go on yet', { error: textOf(error) });
    }
    await sleep(RETRY_MS, undefined, { signal: stop }).catch(() => undefined);
  }
  return undefined;
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
