import { applyDecorators } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  isEmail,
  IsIn,
  IsString,
  MaxLength,
  Matches,
  ValidateBy,
} from 'class-validator';
import { roles } from '../../../../kernel/actor.js';
import { languages } from '../../../../kernel/localized-text.js';

/**
 * Refuses a quoted part before the @: it may contain line breaks and commas, with which an email would get additional
 * headers and recipients.
 */
const isAddress = (value: unknown): boolean => isEmail(value) && !/["\s\p{C}\p{Z}]/u.test(value as string);

export function Email(options: ApiPropertyOptions = {}): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: String, format: 'email', ...options } as ApiPropertyOptions),
    ValidateBy({ name: 'isEmail', validator: { validate: isAddress } }),
    MaxLength(254),
  );
}

/** Validates the shape only; the domain decides whether a password is weak. */
export function Password(): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String, format: 'password' }), IsString(), MaxLength(1024));
}

/** A token from a link: 256 bits in base64url. */
export function Token(): PropertyDecorator {
  return applyDecorators(ApiProperty({ type: String }), IsString(), Matches(/^[\w-]{43}$/));
}

export function Roles(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ enum: roles, isArray: true }),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(roles.length),
    IsIn(roles, { each: true }),
  );
}

export function Tongue(): PropertyDecorator {
  return applyDecorators(ApiProperty({ enum: languages }), IsIn(languages));
}
