import { Injectable, Logger } from '@nestjs/common';
import { AppError } from '../../common/app-error.js';
import { type AuditEntry, AuditLog } from './audit-log.js';

/** Keeps what was asked for and refused, with the reason: whoever looks later sees who tried, not only what was done. */
@Injectable()
export class RefusalAudit {
  private readonly logger = new Logger(RefusalAudit.name);

  constructor(private readonly audit: AuditLog) {}

  /** Does the work; when it throws, the request becomes a row of the audit and the error goes on as it is. */
  async watch<T>(request: AuditEntry, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { code, message } =
        error instanceof AppError ? error : { code: 'internal_error', message: 'A defect on our side: see the log.' };
      const entry = { ...request, detail: { ...request.detail, code, message } };
      await this.audit.record(entry).catch((cause: unknown) => {
        this.logger.error({ err: cause, ...entry }, 'a refusal is not in the audit');
      });
      throw error;
    }
  }
}
