import { InvalidArgumentError, Option, type Command } from 'commander';
import { SCOPES, type Scope } from '../platform/auth/principal.js';
import { Tokens, type TokenDescription } from '../platform/auth/tokens.service.js';
import { runs } from './command.js';
import { withApplication } from './with-application.js';

const ACTOR = 'cli';
const MOST_DAYS = 3650;

export function addTokenCommands(program: Command): void {
  const token = program.command('token').description('tokens for programs and people: make, list, revoke');
  addCreate(token);
  addList(token);
  token
    .command('revoke <id>')
    .description('from now on the token is refused, by every replica within seconds')
    .action(
      runs<[string]>(async (_options, id) => {
        const revoked = await withApplication((app) => app.get(Tokens).revoke(id, ACTOR));
        return { data: revoked, lines: [`${revoked.id} (${revoked.name}) is revoked.`] };
      }),
    );
}

function addCreate(token: Command): void {
  token
    .command('create <name>')
    .description('make a token; it is shown once')
    .addOption(new Option('--scope <scope>', 'what it may do').choices(SCOPES).default('read'))
    .option('--days <n>', `how long it counts, 1 to ${MOST_DAYS}; without, until it is revoked`, parseDays)
    .action(
      runs<[string]>(async (options, name) => {
        const { scope, days } = options as { scope: Scope; days?: number };
        const made = await withApplication((app) => app.get(Tokens).create({ name, scope, days }, ACTOR));
        return {
          data: made,
          lines: [
            made.token,
            `This is the only time it is shown. It is ${made.id} (${name}), scope ${scope}, ${until(made)}.`,
          ],
        };
      }),
    );
}

function addList(token: Command): void {
  token
    .command('list', { isDefault: true })
    .description('all tokens but those of the configuration')
    .action(
      runs(async () => {
        const all = await withApplication((app) => app.get(Tokens).list());
        return {
          data: all,
          table: {
            head: ['id', 'name', 'scope', 'made', 'state', 'last used'],
            rows: all.map((one) => [
              one.id,
              one.name,
              one.scope,
              one.created_at.toISOString(),
              one.revoked_at === null ? until(one) : `revoked ${one.revoked_at.toISOString()}`,
              one.last_used_at?.toISOString() ?? 'never',
            ]),
          },
        };
      }),
    );
}

function until({ expires_at: expiresAt }: TokenDescription): string {
  return expiresAt === null ? 'until it is revoked' : `until ${expiresAt.toISOString()}`;
}

function parseDays(value: string): number {
  const days = Number(value);
  if (!/^\d+$/.test(value) || days < 1 || days > MOST_DAYS) {
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MOST_DAYS}.`);
  }
  return days;
}
