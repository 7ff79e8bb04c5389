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
  const own = messagesOf(failure).map((message) => ({ path, message }));
  return [...own, ...(failure.children ?? []).flatMap((child) => placesOf(child, path))];
}

function messagesOf(failure: ValidationError): string[] {
  const { property, constraints = {} } = failure;
  const value: unknown = failure.value;
  if ('whitelistValidation' in constraints) return [`${property} is not known here`];
  // The pipe itself found something that has no members to look at, and gives no value.
  if ('isObject' in constraints && !('value' in failure)) return [`${property} must be a JSON object`];
  const messages = Object.values(constraints);
  // What is not there breaks every rule at once.
  return value === undefined && messages.length > 0 ? [`${property} is missing`] : messages;
}
