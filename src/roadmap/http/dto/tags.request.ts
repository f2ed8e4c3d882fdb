import { applyDecorators } from '@nestjs/common';
import { ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsOptional } from 'class-validator';
import { tags } from '../../domain/tags.js';

/** The tags of an action or of an entry of the register. */
export function Tags(): PropertyDecorator {
  return applyDecorators(
    ApiPropertyOptional({ enum: tags, isArray: true, description: 'PAGE outcomes and themes.' }),
    IsOptional(),
    IsArray(),
    ArrayMaxSize(tags.length),
    IsIn(tags, { each: true }),
  );
}
