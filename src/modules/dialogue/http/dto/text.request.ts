import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsDefined, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';

/** At most 20,000 characters per language: enough for a long resolution. */
export class DialogueTextRequest {
  @ApiProperty({ maxLength: 20_000 }) @IsString() @MaxLength(20_000) en: string;
  @ApiProperty({ maxLength: 20_000 }) @IsString() @MaxLength(20_000) zh: string;
}

/** A required bilingual text. */
export function BilingualText(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: DialogueTextRequest }),
    IsDefined(),
    ValidateNested(),
    Type(() => DialogueTextRequest),
  );
}

/** A bilingual text that may be absent or null. */
export function OptionalBilingualText(): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ type: DialogueTextRequest, required: false, nullable: true }),
    IsOptional(),
    ValidateNested(),
    Type(() => DialogueTextRequest),
  );
}
