import { AppError } from '../common/app-error.js';
import type { BrokerEndpoints } from '../config/app-config.js';
import type { ExchangeBars, ExchangeLine } from './exchange-bars.port.js';

const TIMEOUT_MS = 120_000;

/** `PUT /control/bars` of the simulated exchange: newline-delimited JSON, prices as decimal texts. */
export class HttpExchangeBars implements ExchangeBars {
  constructor(private readonly endpoints: BrokerEndpoints) {}

  async put(lines: AsyncIterable<ExchangeLine>): Promise<void> {
    const address = `${this.endpoints.tradingUrl.replace(/\/$/, '')}/control/bars`;
    const response = await this.send(address, lines);
    if (response.ok) return;
    const said = (await response.text().catch(() => '')).slice(0, 200);
    throw notTaken(`${address} answered ${response.status} ${said}`);
  }

  private async send(address: string, lines: AsyncIterable<ExchangeLine>): Promise<Response> {
    try {
      return await fetch(address, {
        method: 'PUT',
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
        headers: {
          'APCA-API-KEY-ID': this.endpoints.keyId,
          'APCA-API-SECRET-KEY': this.endpoints.secretKey,
          'content-type': 'application/x-ndjson',
        },
        body: ReadableStream.from(encoded(lines)),
        duplex: 'half',
      });
    } catch (cause) {
      throw notTaken(`${address} did not answer`, cause);
    }
  }
}

function notTaken(what: string, cause?: unknown): AppError {
  return new AppError(
    'exchange_unreachable',
    `The bars are stored, but the simulated exchange did not take them: ${what}. Start it and import the file again.`,
    { cause },
  );
}

/** Chunks of many lines: a write per line would cost more than the lines. */
async function* encoded(lines: AsyncIterable<ExchangeLine>): AsyncGenerator<Uint8Array> {
  const encoder = new TextEncoder();
  let text = '';
  for await (const line of lines) {
    text += `${JSON.stringify('asset' in line ? assetLine(line) : barLine(line))}\n`;
    if (text.length > 65_536) {
      yield encoder.encode(text);
      text = '';
    }
  }
  yield encoder.encode(text);
}

function assetLine({ asset }: Extract<ExchangeLine, { asset: unknown }>): object {
  const { symbol, name, sector, exchange, fractionable, tradable } = asset;
  return { asset: { symbol, name: name ?? symbol, sector, exchange, fractionable, tradable } };
}

function barLine({ bar }: Extract<ExchangeLine, { bar: unknown }>): object {
  const { symbol, date, open, high, low, close, volume } = bar;
  return { bar: { symbol, date, open, high, low, close, volume } };
}
