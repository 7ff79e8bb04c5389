import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../../common/app-error.js';

/**
 * The value of a header that may stand once. Node joins those of two with a comma, and what nobody sent would count as if it
 * had been. Errors: `duplicate_parameter`.
 */
export const HeaderOnce = createParamDecorator((name: string, context: ExecutionContext): string | undefined => {
  const { raw } = context.switchToHttp().getRequest<FastifyRequest>();
  // Names and values by turns.
  const values = raw.rawHeaders.filter((_, i, all) => i % 2 === 1 && all[i - 1]?.toLowerCase() === name.toLowerCase());
  if (values.length > 1) {
    throw new AppError('duplicate_parameter', `The header ${name} is given more than once.`, {
      errors: [{ path: name, message: 'is given more than once' }],
    });
  }
  return raw.headers[name.toLowerCase()] as string | undefined;
});
