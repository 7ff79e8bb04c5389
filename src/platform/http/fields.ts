import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsPositive,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
} from 'class-validator';
import { isTradingDate } from '../../common/trading-date.js';

interface FieldOptions {
  description?: string;
  example?: unknown;
  optional?: boolean;
  fallback?: unknown;
}

/** A DTO field decorator validates, transforms and documents at once, so the three never disagree. */
function field(options: FieldOptions, schema: ApiPropertyOptions, checks: PropertyDecorator[]): PropertyDecorator {
  const isOptional = options.optional === true || options.fallback !== undefined;
  return applyDecorators(
    ApiProperty({
      ...schema,
      required: !isOptional,
      ...(options.description === undefined ? {} : { description: options.description }),
      ...(options.example === undefined ? {} : { example: options.example }),
      ...(options.fallback === undefined ? {} : { default: options.fallback }),
    } as ApiPropertyOptions),
    ...checks,
    ...(isOptional ? [IsOptional()] : []),
  );
}

/** How a text has to look, and what is said of one that looks otherwise: "… must not be blank". */
export interface TextForm {
  pattern: RegExp;
  demand: string;
}

export const NOT_BLANK: TextForm = { pattern: /\S/, demand: 'must not be blank' };

export function TextField(options: FieldOptions & { maxLength?: number; form?: TextForm } = {}): PropertyDecorator {
  const { maxLength = 200, form } = options;
  return field(options, { type: String, maxLength, ...(form ? { pattern: form.pattern.source } : {}) }, [
    IsString(),
    MaxLength(maxLength),
    ...(form ? [Matches(form.pattern, { message: `$property ${form.demand}` })] : []),
  ]);
}

export function DateField(options: FieldOptions = {}): PropertyDecorator {
  return field({ example: '2024-01-05', ...options }, { type: String, format: 'date' }, [
    ValidateBy({
      name: 'isCalendarDate',
      validator: {
        // PostgreSQL has no year 0.
        validate: (value) => typeof value === 'string' && isTradingDate(value) && !value.startsWith('0000'),
        defaultMessage: () => '$property must be a date YYYY-MM-DD that exists',
      },
    }),
  ]);
}

/** The end of a range of days that begins with the member `start`: the same day or a later one. */
export function LastDayField(): PropertyDecorator {
  return applyDecorators(
    DateField({ optional: true, description: 'Last day, inclusive; not before `start`.' }),
    ValidateBy({
      name: 'isNotBeforeStart',
      validator: {
        validate: (end, args) => {
          const { start } = args?.object as { start?: unknown };
          return typeof start !== 'string' || typeof end !== 'string' || end >= start;
        },
        defaultMessage: () => '$property must not be before start',
      },
    }),
  );
}

/** From a query text or a JSON number; anything but plain digits is refused. */
export function IntegerField(options: FieldOptions & { min: number; max: number }): PropertyDecorator {
  return field(options, { type: 'integer', minimum: options.min, maximum: options.max }, [
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
    ),
    IsInt(),
    Min(options.min),
    Max(options.max),
  ]);
}

interface NumberBounds {
  min?: number;
  max?: number;
  /** Zero is too little. */
  isPositive?: boolean;
}

export function NumberField(options: FieldOptions & NumberBounds): PropertyDecorator {
  return field(options, { type: 'number', ...bounds(options) }, [
    IsNumber({ allowInfinity: false, allowNaN: false }),
    ...(options.isPositive === true ? [IsPositive({ message: '$property must be above 0' })] : []),
    ...(options.min === undefined ? [] : [Min(options.min)]),
    ...(options.max === undefined ? [] : [Max(options.max)]),
  ]);
}

/** As of JSON Schema 2020-12; the library's types are those of an older draft. */
function bounds(options: NumberBounds): object {
  return {
    ...(options.isPositive === true ? { exclusiveMinimum: 0 } : {}),
    ...(options.min === undefined ? {} : { minimum: options.min }),
    ...(options.max === undefined ? {} : { maximum: options.max }),
  };
}

export function FlagField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: Boolean }, [
    Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value)),
    IsBoolean(),
  ]);
}

export function ChoiceField(choices: readonly string[], options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: String, enum: [...choices] }, [IsIn([...choices])]);
}

export function TextListField(options: FieldOptions & { maxItems?: number } = {}): PropertyDecorator {
  return field(options, { type: [String] }, [
    IsArray(),
    ArrayMaxSize(options.maxItems ?? 10_000),
    IsString({ each: true }),
    Type(() => String),
  ]);
}

/** An object whose own rule checks its members. */
export function ObjectField(options: FieldOptions = {}): PropertyDecorator {
  return field(options, { type: 'object', additionalProperties: true }, [IsObject()]);
}
