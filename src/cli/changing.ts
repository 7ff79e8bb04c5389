import { Logger, type INestApplicationContext } from '@nestjs/common';
import { AuditLog } from '../platform/audit/audit-log.js';
import { RefusalAudit } from '../platform/audit/refusal-audit.js';
import { withApplication } from './with-application.js';

/** As `withApplication`, for what changes the system: `typed` stands in the audit, done or refused, as a request would. */
export function changing<T>(typed: string, work: (app: INestApplicationContext) => Promise<T>): Promise<T> {
  return withApplication(async (app) => {
    const entry = { actor: 'cli', subject: `pas ${typed}` };
    const result = await app.get(RefusalAudit).watch({ ...entry, action: 'command.refused' }, () => work(app));
    await app
      .get(AuditLog)
      .record({ ...entry, action: 'command.done' })
      .catch((cause: unknown) => {
        // It is done, whatever became of the row.
        new Logger('audit').error({ err: cause, ...entry }, 'a command is not in the audit');
      });
    return result;
  });
}
