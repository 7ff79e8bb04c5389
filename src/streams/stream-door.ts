import type { IncomingMessage } from 'node:http';
import { Injectable } from '@nestjs/common';
import { AppError } from '../common/app-error.js';
import { AppConfig } from '../config/app-config.js';
import { presentedToken } from '../platform/auth/presented-token.js';
import { FailedLogins } from '../platform/auth/failed-logins.js';
import type { Principal } from '../platform/auth/principal.js';
import { TokenVerifier } from '../platform/auth/token-verifier.js';
import { callerAddress, type CallerAddress } from '../platform/http/caller-address.js';
import { RefusedForNow } from './refused-for-now.js';

const BEARER_PROTOCOL = 'bearer.';

/** Decides who may open a stream, for both transports. Every scope may read. */
@Injectable()
export class StreamDoor {
  private readonly addressOf: CallerAddress;

  constructor(
    private readonly verifier: TokenVerifier,
    private readonly config: AppConfig,
    private readonly failures: FailedLogins,
  ) {
    this.addressOf = callerAddress(config.trustProxy);
  }

  /** `shown` is a token that came some other way than in the request. Errors: `unauthorized`, `rate_limited`. */
  authenticate(request: IncomingMessage, shown?: string): Principal {
    const token = shown ?? this.tokenOf(request);
    const principal = token === undefined ? undefined : this.verifier.verify(token);
    if (principal !== undefined) return principal;
    const address = this.addressOf(request);
    const refusal = this.failures.refusal(address);
    if (refusal !== undefined) {
      const { error, retryAfterSeconds } = refusal;
      throw new RefusedForNow(error.code, error.message, retryAfterSeconds);
    }
    this.failures.note(address);
    const what = token === undefined ? 'No token was sent' : 'The token is not known';
    throw new AppError('unauthorized', `${what}: send it as a bearer token, ?token= or subprotocol bearer.<token>.`);
  }

  /** A page of another host may connect only when it is allowed to. Programs send no Origin. Errors: `forbidden`. */
  checkOrigin(request: IncomingMessage): void {
    const origin = request.headers.origin;
    if (origin === undefined || this.config.corsAllowOrigins.includes(origin)) return;
    if (URL.canParse(origin) && new URL(origin).host === request.headers.host) return;
    throw new AppError('forbidden', `The origin "${origin}" is not allowed: add it to CORS_ALLOW_ORIGINS.`);
  }

  private tokenOf(request: IncomingMessage): string | undefined {
    const { method = 'GET', url = '/', headers, rawHeaders } = request;
    const token = presentedToken({ method, url, headers, rawHeaders }, this.config.queryTokenEnabled);
    return token ?? protocolsOf(request).find(isBearer)?.slice(BEARER_PROTOCOL.length);
  }
}

/** The server has to agree to one of the offered subprotocols; one that is not a token, if there is any. */
export function agreedProtocol(offered: ReadonlySet<string>): string | false {
  const names = [...offered];
  return names.find((name) => !isBearer(name)) ?? names[0] ?? false;
}

function isBearer(protocol: string): boolean {
  return protocol.startsWith(BEARER_PROTOCOL);
}

function protocolsOf(request: IncomingMessage): string[] {
  return (request.headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim());
}
