import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { AppError, type ErrorPlace } from '../../common/app-error.js';

/** Unknown members are refused, not dropped: a misspelt field must never be ignored. */
export function validationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    exceptionFactory: (failures) => {
      const errors = failures.flatMap((failure) => placesOf(failure, ''));
      const first = errors[0];
      const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : '';
      return new AppError('validation_failed', `${first?.message ?? 'The request is not valid'}${more}.`, { errors });
    },
  });
}

function placesOf(failure: ValidationError, prefix: string): ErrorPlace[] {
  const path = prefix === '' ? failure.property : `${prefix}.${failure.property}`;
  const own = Object.entries(failure.constraints ?? {}).map(([rule, message]) => ({
    path,
    message: rule === 'whitelistValidation' ? `${failure.property} is not known here` : message,
  }));
  return [...own, ...(failure.children ?? []).flatMap((child) => placesOf(child, path))];
}
