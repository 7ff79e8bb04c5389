import type { Random } from '../../../common/random.js';
import { AlpacaMessage } from '../../../market/alpaca/alpaca-message.js';
import { RestoringSocket } from '../../../market/alpaca/restoring-socket.js';
import type { TradingConnection, TradingListener } from '../broker.port.js';
import { parseCorrection, parseTradeUpdate } from './alpaca-messages.js';

export interface TradingStreamOptions {
  url: string;
  keyId: string;
  secretKey: string;
  random: Random;
  /** Told of what could not be understood; the stream goes on. */
  onTrouble: (message: string, cause?: unknown) => void;
}

/** Order updates over a socket that restores itself. */
export class AlpacaTradingStream implements TradingConnection {
  private readonly socket: RestoringSocket;

  constructor(
    private readonly options: TradingStreamOptions,
    private readonly listener: TradingListener,
  ) {
    const { url, random, keyId, secretKey } = options;
    this.socket = new RestoringSocket({
      url,
      random,
      onOpen: () => {
        this.socket.send({ action: 'authenticate', data: { key_id: keyId, secret_key: secretKey } });
      },
      onMessage: (message) => {
        this.handle(AlpacaMessage.of('stream message', message));
      },
      onDown: (because) => {
        listener.onDown(because);
      },
      onTrouble: (what, cause) => {
        options.onTrouble(`trading stream: ${what}`, cause);
      },
    });
  }

  restart(because: string): void {
    this.socket.restart(because);
  }

  close(): void {
    this.socket.close();
  }

  private handle(message: AlpacaMessage): void {
    switch (message.optionalText('stream')) {
      case 'authorization':
        this.authorized(message.object('data').optionalText('status'));
        break;
      case 'listening':
        this.socket.ready();
        this.listener.onGap();
        break;
      case 'trade_updates':
        this.tell(message.object('data'));
        break;
      default:
        break;
    }
  }

  private authorized(status: string | null): void {
    if (status === 'authorized') this.socket.send({ action: 'listen', data: { streams: ['trade_updates'] } });
    else this.socket.restart(`the broker refused the key: ${status ?? 'no status'}`, true);
  }

  /** What an update that is not understood would have said has to be read elsewhere. */
  private tell(update: AlpacaMessage): void {
    try {
      const correction = parseCorrection(update);
      if (correction === undefined) this.listener.onUpdate(parseTradeUpdate(update));
      else this.listener.onCorrection(correction);
    } catch (error) {
      this.options.onTrouble('trading stream: an update was not understood; the records are read', error);
      this.listener.onGap();
    }
  }
}
