import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Max,
  MaxLength,
  Min,
  MinLength,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { isCalendarDate } from '../../kernel/calendar-date.js';

/** Null is a value here (not stated), so only an absent field is skipped. */
export const unlessNull = ValidateIf((_, value: unknown) => value !== null && value !== undefined);

/** A text of a request. Characters that cannot be stored have already been refused (check-text.ts). */
export function Text(length: { readonly min?: number; readonly max: number }): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, minLength: length.min ?? 1, maxLength: length.max }),
    IsString(),
    MinLength(length.min ?? 1),
    MaxLength(length.max),
  );
}

/** For lists of days; a single one is a `CalendarDate`. */
export const isDate = { name: 'isCalendarDate', validator: { validate: isCalendarDate } };

/**
 * A list of nested objects, each checked by its own class. `ValidateNested` alone accepts a list as an element; this is
 * the one place where it is used for lists.
 */
export function ListOf(
  element: new () => object,
  { most, least = 0, ...described }: { most: number; least?: number; optional?: boolean; description?: string },
): PropertyDecorator {
  const { optional = false, description } = described;
  return applyDecorators(
    ApiProperty({
      type: [element],
      required: !optional,
      maxItems: most,
      ...(least > 0 && { minItems: least }),
      ...(description !== undefined && { description }),
    }),
    ...(optional ? [IsOptional()] : []),
    IsArray(),
    ArrayMinSize(least),
    ArrayMaxSize(most),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(() => element),
  );
}

/**
 * A day such as `2026-11-25`, the only format of dates in requests; it leaves the database no room for interpretation.
 */
export function CalendarDate(
  field: { readonly optional?: boolean; readonly nullable?: boolean; readonly description?: string } = {},
): PropertyDecorator {
  const { optional = false, nullable = false, description } = field;
  return applyDecorators(
    ApiProperty({ type: String, format: 'date', required: !optional, ...(nullable && { nullable }), description }),
    ...(optional ? [IsOptional()] : []),
    ValidateBy(isDate),
  );
}

/** A short text in both languages; the form copies it to an empty language before sending. */
export class LocalizedTextRequest {
  @Text({ max: 500 })
  en: string;

  @Text({ max: 500 })
  zh: string;
}

/** A text in both languages; an empty language has not been translated yet. */
export class LocalizedTextResponse {
  @ApiProperty({ type: String })
  en: string;

  @ApiProperty({ type: String })
  zh: string;
}

/** The id and name of a person or object that the answer refers to. */
export class NamedResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;
}

/** The length of a part of a list. */
export function Limit(most: number, initial: number, description?: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({
      ...{ type: Number, minimum: 1, maximum: most, default: initial },
      ...(description !== undefined && { description }),
    }),
    Type(() => Number),
    IsInt(),
    Min(1),
    Max(most),
  );
}

/** The number of entries before a part of a list. */
export function Offset(description?: string): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ type: Number, minimum: 0, default: 0, ...(description !== undefined && { description }) }),
    Type(() => Number),
    IsInt(),
    Min(0),
    Max(1_000_000),
  );
}

/** A page of a list that grows at its head, from the entry after which the previous page ended. */
export class PageBeforeRequest {
  @ApiPropertyOptional({ format: 'uuid', description: '`next` of the previous page.' })
  @IsOptional()
  @IsUUID()
  before?: string;

  @Limit(100, 50)
  limit: number = 50;
}

/** The part of a list to return: `?search=…&limit=50&offset=0`. */
export class PageRequest {
  @ApiPropertyOptional({ type: String, maxLength: 100 })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  search?: string;

  @Limit(200, 50)
  limit: number = 50;

  @Offset()
  offset: number = 0;
}
