import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsBoolean,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateBy,
  ValidateNested,
} from 'class-validator';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { CalendarDate, ListOf, LocalizedTextRequest } from '../../../platform/http/dto.js';
import type { SizeClass } from '../../domain/frame.js';
import { psuCodePattern, sizeClasses } from '../../domain/frame.js';
import { type SampleRule, sampleRules } from '../../domain/sample.js';
import type { ModuleOffer } from '../../domain/wave.js';
import { leastPersons, moduleOffers } from '../../domain/wave.js';

const mostTexts = 50;
const longestText = 5000;

const isText = (text: unknown): boolean => typeof text === 'string' && text.length <= longestText;

function isTextInBoth(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { en, zh, ...others } = value as Partial<Record<string, unknown>>;
  return isText(en) && isText(zh) && Object.keys(others).length === 0;
}

/** Texts by name, in both languages. */
const areTexts = {
  name: 'areTexts',
  validator: {
    validate: (value: unknown): boolean => {
      if (typeof value !== 'object' || value === null) return false;
      const texts: readonly unknown[] = Object.values(value);
      return texts.length <= mostTexts && texts.every(isTextInBoth);
    },
  },
};

export class SampleRequest {
  @ApiProperty({ ...{ minimum: 1, maximum: 100_000 }, description: 'Enterprises to draw, certainty units included.' })
  @IsInt()
  @Min(1)
  @Max(100_000)
  enterprises: number;

  @ApiProperty({ enum: sampleRules })
  @IsIn(sampleRules)
  rule: SampleRule;

  @ApiProperty({
    ...{ minimum: 2, maximum: 1000 },
    description:
      'Fewest of a stratum, or all if it has fewer; more if the smallest have too few workers for their answers to be opened.',
  })
  @IsInt()
  @Min(2)
  @Max(1000)
  minimum: number;
}

export class RequestedSampleRequest extends SampleRequest {
  @ApiProperty({
    ...{ type: 'integer', nullable: true, minimum: 0, maximum: 2_147_483_647 },
    description: 'The same frame, plan and seed give the same sample; null: chosen at random.',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(2_147_483_647)
  seed: number | null;
}

export class SamplePlanRequest {
  @ApiPropertyOptional({ type: SampleRequest, nullable: true, description: 'By default every enterprise.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => SampleRequest)
  sample?: SampleRequest | null;

  @ApiProperty({ minimum: 1, maximum: 1_000_000 })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  target: number;

  @ApiProperty({ minimum: 0.001, maximum: 0.999, description: 'Expected value of a share.' })
  @IsNumber()
  @Min(0.001)
  @Max(0.999)
  share: number;

  @ApiProperty({ minimum: 0, maximum: 1, description: 'Part of the variance that lies between enterprises.' })
  @IsNumber()
  @Min(0)
  @Max(1)
  correlation: number;
}

export class DraftWaveRequest {
  @ApiProperty({ type: LocalizedTextRequest })
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  title: LocalizedTextRequest;

  @CalendarDate()
  startsOn: string;

  @CalendarDate()
  endsOn: string;

  @ApiProperty({
    ...{ minimum: 1, maximum: 1_000_000 },
    description: 'Divided among the strata, each of which has a least number; their sum is the target if it is larger.',
  })
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  target: number;

  @ApiProperty({ enum: moduleOffers })
  @IsIn(moduleOffers)
  offer: ModuleOffer;

  @ApiProperty()
  @IsBoolean()
  openPosters: boolean;

  @ApiPropertyOptional({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'A published questionnaire; by default the built-in one.',
  })
  @IsOptional()
  @IsUUID()
  questionnaireId?: string | null;

  @ApiPropertyOptional({
    ...{ type: String, format: 'uuid', nullable: true },
    description: 'A wave whose papers, texts and minimum numbers are copied.',
  })
  @IsOptional()
  @IsUUID()
  copyFrom?: string | null;

  @ApiPropertyOptional({ type: RequestedSampleRequest, nullable: true, description: 'By default every enterprise.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RequestedSampleRequest)
  sample?: RequestedSampleRequest | null;
}

export class StratumTargetRequest {
  @ApiProperty()
  @IsString()
  @MaxLength(40)
  stratum: string;

  @ApiProperty({ minimum: 0, maximum: 1_000_000 })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  target: number;
}

/** Contains only the fields to change. */
export class ChangeWaveRequest {
  @ApiPropertyOptional({ type: LocalizedTextRequest })
  @IsOptional()
  @ValidateNested()
  @Type(() => LocalizedTextRequest)
  title?: LocalizedTextRequest;

  @CalendarDate({ optional: true })
  startsOn?: string;

  @CalendarDate({ optional: true })
  endsOn?: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  approvalNumber?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(300)
  approvalBody?: string | null;

  @CalendarDate({ optional: true, nullable: true })
  approvalValidUntil?: string | null;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  approvalExemption?: string | null;

  @ApiPropertyOptional({
    type: 'object',
    maxProperties: mostTexts,
    additionalProperties: {
      ...{ type: 'object', required: ['en', 'zh'], additionalProperties: false },
      properties: { en: { type: 'string', maxLength: longestText }, zh: { type: 'string', maxLength: longestText } },
    },
  })
  @IsOptional()
  @IsObject()
  @ValidateBy(areTexts)
  texts?: Record<string, LocalizedText>;

  @ApiPropertyOptional({ enum: moduleOffers })
  @IsOptional()
  @IsIn(moduleOffers)
  offer?: ModuleOffer;

  @ApiPropertyOptional({ minimum: leastPersons, maximum: 1000 })
  @IsOptional()
  @IsInt()
  @Min(leastPersons)
  @Max(1000)
  minimumPersons?: number;

  @ApiPropertyOptional({ minimum: 1, maximum: 100 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  minimumEnterprises?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 720 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(720)
  graceHours?: number;

  @CalendarDate({ optional: true, description: 'After opening, only an earlier date is accepted.' })
  answersKeptUntil?: string;

  @CalendarDate({ optional: true, description: 'After opening, only an earlier date is accepted.' })
  healthKeptUntil?: string;

  @ListOf(StratumTargetRequest, { most: 500, optional: true })
  targets?: StratumTargetRequest[];
}

export class FrameUnitRequest {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  placeId: string;

  @ApiProperty({ minimum: 1, maximum: 10_000_000 })
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  headcount: number;

  @ApiProperty({ minimum: 0, maximum: 10_000_000 })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  women: number;

  @ApiProperty({ minimum: 0, maximum: 10_000_000 })
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  men: number;

  @ApiProperty()
  @IsBoolean()
  certainty: boolean;

  @ApiPropertyOptional({
    pattern: psuCodePattern.source,
    description:
      'Code of the enterprise in the installation from which answers will be imported; by default a new code',
  })
  @IsOptional()
  @Matches(psuCodePattern)
  psuCode?: string;

  @ApiPropertyOptional({ enum: sizeClasses })
  @IsOptional()
  @IsIn(sizeClasses)
  sizeClass?: SizeClass;
}

export class ChangeFrameUnitRequest {
  @ApiPropertyOptional({ minimum: 1, maximum: 10_000_000 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(10_000_000)
  headcount?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 10_000_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  women?: number;

  @ApiPropertyOptional({ minimum: 0, maximum: 10_000_000 })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(10_000_000)
  men?: number;

  @ApiPropertyOptional()
  @IsOptional()
  @IsBoolean()
  certainty?: boolean;

  @ApiPropertyOptional({ enum: sizeClasses })
  @IsOptional()
  @IsIn(sizeClasses)
  sizeClass?: SizeClass;
}

export class MoveWaveRequest {
  @ApiProperty({ format: 'uuid', description: 'A published version of the questionnaire of the wave.' })
  @IsUUID()
  questionnaireId: string;
}
