import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';
import type { Direction, Estimator, IndicatorSource } from '../../../domain/definitions/definition.js';
import { type UnitCode, unitCodes } from '../../../domain/definitions/units.js';
import { directions, estimators, SdgLinkRequest } from './definition.request.js';

const sources = ['survey', 'session', 'roadmap', 'paradata', 'capacity'] as const;
const origins = ['catalogue', 'workspace'] as const;
const kinds = ['number', 'code', 'codes', 'yes-no'] as const;
const plans = [...estimators, 'own-rules'] as const;

export class DefinitionEntryResponse {
  @ApiProperty()
  id: string;

  @ApiProperty()
  group: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: sources })
  source: IndicatorSource;

  @ApiProperty({ type: [String], description: 'Questions that it needs' })
  questions: readonly string[];

  @ApiProperty({ enum: estimators })
  estimator: Estimator;

  @ApiProperty({ enum: unitCodes })
  unit: UnitCode;

  @ApiProperty()
  version: number;

  @ApiProperty({ enum: origins })
  origin: (typeof origins)[number];

  @ApiProperty()
  retired: boolean;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'Null for definitions of the catalogue',
  })
  writtenAt: Date | null;
}

export class DefinitionListResponse {
  @ApiProperty({ type: [DefinitionEntryResponse] })
  items: DefinitionEntryResponse[];
}

export class DefinitionContentResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty()
  group: string;

  @ApiProperty()
  universe: string;

  @ApiProperty()
  numerator: string;

  @ApiProperty()
  denominator: string;

  @ApiProperty({ enum: estimators })
  estimator: Estimator;

  @ApiProperty({ enum: unitCodes })
  unit: UnitCode;

  @ApiProperty({ type: [String] })
  disaggregations: readonly string[];

  @ApiProperty({ enum: directions })
  direction: Direction;

  @ApiProperty({ type: [SdgLinkRequest] })
  sdg: readonly { readonly code: string; readonly link: string }[];

  @ApiProperty({ type: LocalizedTextResponse })
  notes: LocalizedTextResponse;

  @ApiProperty()
  retired: boolean;
}

export class DefinitionVersionResponse {
  @ApiProperty()
  version: number;

  @ApiProperty({ type: DefinitionContentResponse })
  content: DefinitionContentResponse;

  @ApiProperty({ type: String, nullable: true, description: 'Null for definitions of the catalogue' })
  reason: string | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  who: LocalizedTextResponse | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  writtenAt: Date | null;
}

export class DefinitionPageResponse {
  @ApiProperty()
  id: string;

  @ApiProperty({ description: 'The latest version' })
  version: number;

  @ApiProperty({ enum: origins })
  origin: (typeof origins)[number];

  @ApiProperty({ enum: sources })
  source: IndicatorSource;

  @ApiProperty({ description: 'Calculated with special rules: texts can be changed, formulas cannot' })
  ownRules: boolean;

  @ApiProperty({ type: DefinitionContentResponse })
  content: DefinitionContentResponse;

  @ApiProperty({ type: [DefinitionVersionResponse], description: 'Latest version first' })
  versions: DefinitionVersionResponse[];
}

export class CodeResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;
}

export class VariableResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ enum: kinds })
  kind: (typeof kinds)[number];

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ type: [CodeResponse] })
  codes: readonly CodeResponse[];

  @ApiProperty({ type: [String], description: 'Questions used by the variable' })
  questions: readonly string[];

  @ApiProperty()
  derived: boolean;
}

export class UnitResponse {
  @ApiProperty({ enum: unitCodes })
  unit: UnitCode;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ enum: estimators, isArray: true })
  fits: readonly Estimator[];
}

/** The variables and options that a definition may use. */
export class VocabularyResponse {
  @ApiProperty({ type: [VariableResponse] })
  variables: readonly VariableResponse[];

  @ApiProperty({ type: [UnitResponse] })
  units: readonly UnitResponse[];

  @ApiProperty({ type: [String] })
  groups: readonly string[];

  @ApiProperty({ type: [String] })
  breakdowns: readonly string[];
}

export class DefinitionFaultResponse {
  @ApiProperty({ description: 'JSON pointer to the field' })
  pointer: string;

  @ApiProperty()
  code: string;

  @ApiProperty({ type: LocalizedTextResponse })
  detail: LocalizedTextResponse;

  @ApiProperty({ type: Number, nullable: true, description: 'Characters from the start of the text, from 0' })
  position: number | null;

  @ApiProperty({ type: Number, nullable: true })
  length: number | null;

  @ApiProperty({ type: [String] })
  suggestions: readonly string[];
}

export class DefinitionWordsResponse {
  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  universe: LocalizedTextResponse | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  numerator: LocalizedTextResponse | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  denominator: LocalizedTextResponse | null;
}

/** A definition in words, and its mistakes; no answers are counted for it. */
export class DefinitionCheckResponse {
  @ApiProperty({ type: [DefinitionFaultResponse] })
  faults: readonly DefinitionFaultResponse[];

  @ApiProperty({ type: DefinitionWordsResponse })
  words: DefinitionWordsResponse;

  @ApiProperty({ type: [VariableResponse] })
  variables: readonly VariableResponse[];

  @ApiProperty({ type: [String] })
  modules: readonly string[];

  @ApiProperty({ enum: plans, nullable: true, type: String, description: 'How a run computes the variable' })
  plan: (typeof plans)[number] | null;

  @ApiProperty({ type: [String] })
  breakdowns: readonly string[];

  @ApiProperty({ description: 'The formula itself compares women and men' })
  sexBuiltIn: boolean;
}
