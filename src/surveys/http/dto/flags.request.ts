import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ListOf } from '../../../platform/http/dto.js';
import { type FlagKind, flagKinds, mostRules } from '../../domain/flag-rules.js';

const code = /^[a-z][a-z0-9_]{0,39}$/;
const decided = ['all', 'undecided'] as const;

export class FlaggedRequest {
  @ApiPropertyOptional({ pattern: code.source, description: 'By default any flag' })
  @IsOptional()
  @Matches(code)
  flag?: string;

  @ApiPropertyOptional({ enum: decided, description: 'By default all' })
  @IsOptional()
  @IsIn(decided)
  show?: (typeof decided)[number];

  @ApiPropertyOptional({ format: 'uuid', description: 'The last answer of the page before; by default the first page' })
  @IsOptional()
  @IsUUID()
  after?: string;
}

export class DecideFlaggedRequest {
  @ApiProperty({ description: 'Whether the answer is left out of figures; otherwise it is kept' })
  @IsBoolean()
  leftOut: boolean;

  @ApiProperty({ maxLength: 500, description: 'Required to leave an answer out' })
  @IsString()
  @MaxLength(500)
  reason: string;
}

/** Blank texts are refused with the other faults of the rules. */
export class FlagNameRequest {
  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  en: string;

  @ApiProperty({ maxLength: 200 })
  @IsString()
  @MaxLength(200)
  zh: string;
}

export class FlagRuleRequest {
  @ApiProperty({ pattern: code.source, description: 'Stored with answers' })
  @Matches(code)
  code: string;

  @ApiProperty({ type: FlagNameRequest })
  @ValidateNested()
  @Type(() => FlagNameRequest)
  label: FlagNameRequest;

  @ApiProperty({ enum: flagKinds })
  @IsIn(flagKinds)
  kind: FlagKind;

  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'fast: slowest band of pace; declined: percent; duplicate: fewest answered questions',
  })
  @IsOptional()
  @IsInt()
  threshold: number | null;

  @ApiProperty({ type: [String], maxItems: 200, description: 'Of same-answers' })
  @IsArray()
  @ArrayMaxSize(200)
  @IsString({ each: true })
  @MaxLength(300, { each: true })
  questions: string[];

  @ApiProperty({ maxLength: 2000, description: 'Of condition, in the expression language of questionnaires' })
  @IsString()
  @MaxLength(2000)
  condition: string;
}

export class FlagRulesRequest {
  @ListOf(FlagRuleRequest, { most: mostRules })
  rules: FlagRuleRequest[];
}
