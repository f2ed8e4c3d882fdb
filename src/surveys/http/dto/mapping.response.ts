import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { FormChoiceResponse } from './questionnaire.response.js';

const kinds = ['number', 'code', 'codes'] as const;

export class NumberUnitResponse {
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
}

export class IndicatorVariableResponse {
  @ApiProperty() name: string;
  @ApiProperty({ enum: kinds, description: '`code`: one of its categories; `codes`: several.' })
  kind: (typeof kinds)[number];
  @ApiProperty({ type: [FormChoiceResponse] }) categories: readonly FormChoiceResponse[];
  @ApiProperty({ type: [NumberUnitResponse], description: 'Of numbers; the first is that of the variable.' })
  units: readonly NumberUnitResponse[];
}

export class MappableQuestionResponse {
  @ApiProperty() name: string;
  @ApiProperty({ enum: kinds, nullable: true, type: String, description: 'Null: neither a number nor choices.' })
  kind: (typeof kinds)[number] | null;
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
  @ApiProperty({ type: [FormChoiceResponse] }) choices: readonly FormChoiceResponse[];
  @ApiProperty({ description: 'Such a question cannot be used.' }) inRepeat: boolean;
}

export class MappedCategoryResponse {
  @ApiProperty() choice: string;
  @ApiProperty() category: string;
}

export class MappedVariableResponse {
  @ApiProperty() variable: string;
  @ApiProperty() question: string;
  @ApiProperty({ type: String, nullable: true, description: 'Of numbers.' }) unit: string | null;
  @ApiProperty({ type: [String], description: 'Values of a number, or choices, that mean that there is no answer.' })
  noAnswer: readonly string[];
  @ApiProperty({ type: [MappedCategoryResponse] })
  categories: readonly MappedCategoryResponse[];
}

export class MappingWaveResponse {
  @ApiProperty() number: number;
  @ApiProperty({ type: Number, nullable: true, description: 'Version that its published figures keep.' })
  keeps: number | null;
}

export class MappingResponse {
  @ApiProperty({ description: 'The id of the form.' }) name: string;
  @ApiProperty() title: string;
  @ApiProperty({ description: 'Version of the form.' }) formVersion: string;
  @ApiProperty({ description: 'Version of the mapping; 0: only proposed.' }) version: number;
  @ApiProperty({ type: [IndicatorVariableResponse] }) variables: readonly IndicatorVariableResponse[];
  @ApiProperty({ type: [MappableQuestionResponse] }) questions: readonly MappableQuestionResponse[];
  @ApiProperty({ type: [MappedVariableResponse] }) mapped: readonly MappedVariableResponse[];
  @ApiProperty({ type: [MappingWaveResponse] }) waves: readonly MappingWaveResponse[];
}
