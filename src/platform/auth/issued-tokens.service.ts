import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CLOCK, type Clock } from '../../common/clock.port.js';
import { AppConfig } from '../../config/app-config.js';
import { askSoon } from '../database/answered-soon.js';
import { EventFeed } from '../events/event-feed.js';
import { Outage } from '../outage.js';
import type { Scope } from './principal.js';
import { TokenVerifier, type IssuedToken } from './token-verifier.js';

/** A change is heard at once; this is for one that was made past us, and for the times of last use. */
const REFRESH_MS = 5000;

interface TokenRow {
  id: string;
  name: string;
  scope: Scope;
  hash: Buffer;
  expires_at: Date | null;
}

/**
 * Keeps what this process accepts equal to the table `api_tokens`: a token that any replica makes or takes back counts, or no
 * longer counts, everywhere within moments. While the database is away the last list holds.
 */
@Injectable()
export class IssuedTokens implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly outage = new Outage(new Logger(IssuedTokens.name), 'the list of tokens');
  private timer: NodeJS.Timeout | undefined;
  /** One refresh after the other, so that an older list never replaces a newer one. */
  private refreshing: Promise<void> = Promise.resolve();

  constructor(
    private readonly dataSource: DataSource,
    private readonly verifier: TokenVerifier,
    private readonly feed: EventFeed,
    private readonly config: AppConfig,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    // A command serves nobody.
    if (this.config.role === 'cli') return;
    this.feed.on('tokens.changed', () => this.refresh());
    this.timer = setInterval(() => void this.refresh(), REFRESH_MS);
    await this.refresh();
  }

  async beforeApplicationShutdown(): Promise<void> {
    if (this.timer === undefined) return;
    clearInterval(this.timer);
    await this.refresh();
  }

  private refresh(): Promise<void> {
    this.refreshing = this.refreshing.then(async () => {
      const used = this.verifier.takeUsed();
      try {
        await askSoon(this.dataSource, async (manager) => {
          await this.noteUse(used, manager);
          this.verifier.acceptIssued(await this.load(manager), this.clock);
        });
        this.outage.worked();
      } catch (error) {
        this.verifier.keepUsed(used);
        this.outage.failed(error);
      }
    });
    return this.refreshing;
  }

  private async load(manager: EntityManager): Promise<IssuedToken[]> {
    const rows = await manager.query<TokenRow[]>(
      `select id, name, scope, hash, expires_at from api_tokens
       where revoked_at is null and (expires_at is null or expires_at > now())`,
    );
    return rows.map(({ id, name, scope, hash, expires_at: expiresAt }) => ({
      hash,
      principal: { name, scope, tokenId: id },
      expiresAtMs: expiresAt?.getTime(),
    }));
  }

  private async noteUse(ids: readonly string[], manager: EntityManager): Promise<void> {
    if (ids.length === 0) return;
    await manager.query(`update api_tokens set last_used_at = now() where id = any($1)`, [ids]);
  }
}
