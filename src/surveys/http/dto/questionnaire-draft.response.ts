import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { CHANGE_KINDS, CHANGED_PARTS, type ChangedPart, type ChangeKind } from '../../domain/form-changes.js';
import { AnswerLengthResponse, FormMessageResponse, FormObstacleResponse } from './questionnaire.response.js';

const states = ['draft', 'published'] as const;

export class CreatedQuestionnaireResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
}

export class FormLanguagesResponse {
  @ApiProperty() en: string;
  @ApiProperty() zh: string;
}

const testFaults = ['not-asked', 'asked', 'not-valid', 'other-value', 'no-question'] as const;
const testStates = ['passed', 'failed', 'not-run'] as const;

export class FormTestFaultResponse {
  @ApiProperty({ description: 'The id of the question.' }) item: string;
  @ApiProperty({ enum: testFaults }) kind: (typeof testFaults)[number];
}

export class FormTestResponse {
  @ApiProperty({ description: 'The id of the test in the model.' }) id: string;
  @ApiProperty({ enum: testStates, description: 'Tests do not run while the form has errors or obstacles.' })
  state: (typeof testStates)[number];
  @ApiProperty({ type: [FormTestFaultResponse] }) faults: readonly FormTestFaultResponse[];
}

export class FormFindingsResponse {
  @ApiProperty({ type: [FormMessageResponse], description: 'Rows are those of its XLSForm.' })
  messages: readonly FormMessageResponse[];
  @ApiProperty({ type: [FormObstacleResponse] }) obstacles: readonly FormObstacleResponse[];
  @ApiProperty({ type: [FormTestResponse], description: 'In the order of the model.' })
  tests: readonly FormTestResponse[];
  @ApiProperty({ type: AnswerLengthResponse, nullable: true, description: 'Null: a wave cannot use the form.' })
  answerLength: AnswerLengthResponse | null;
}

export class QuestionnaireDraftResponse extends FormFindingsResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'The id of the form.' }) name: string;
  @ApiProperty() version: string;
  @ApiProperty() title: string;
  @ApiProperty({ type: FormLanguagesResponse, description: 'The columns of its English and Chinese texts.' })
  languages: FormLanguagesResponse;
  @ApiProperty({ description: 'For the If-Match header of the next save.' }) revision: number;
  @ApiProperty({
    ...{ type: 'object', additionalProperties: true },
    description: 'FormModel of src/surveys/form/model, without the trees of its expressions.',
  })
  model: object;
}

export class PartChangeResponse {
  @ApiProperty({ enum: CHANGED_PARTS }) part: ChangedPart;
  @ApiProperty({ description: 'Blank: there was nothing.' }) before: string;
  @ApiProperty({ description: 'Blank: there is nothing.' }) after: string;
}

export class FormChangeResponse {
  @ApiProperty({ enum: CHANGE_KINDS }) kind: ChangeKind;
  @ApiProperty({ description: 'Of a removed question, its last name.' }) name: string;
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
  @ApiProperty({ type: [PartChangeResponse] }) parts: readonly PartChangeResponse[];
}

export class ComparedVersionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: string;
  @ApiProperty({ enum: states }) state: (typeof states)[number];
}

export class QuestionnaireChangesResponse {
  @ApiProperty({ type: ComparedVersionResponse }) before: ComparedVersionResponse;
  @ApiProperty({ type: [FormChangeResponse], description: 'In the order of the later form; removed ones last.' })
  changes: readonly FormChangeResponse[];
}
