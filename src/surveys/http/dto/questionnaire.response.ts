import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';

const states = ['draft', 'published'] as const;
const severities = ['error', 'warning'] as const;

export class MissingTextsResponse {
  @ApiProperty({ description: 'Texts that are not in English.' }) en: number;
  @ApiProperty({ description: 'Texts that are not in Chinese.' }) zh: number;
}

export class FormSummaryResponse {
  @ApiProperty({ description: 'Questions that a person is asked, without notes.' }) questions: number;
  @ApiProperty({ type: [String], description: 'As the form names them; blank: columns without a language.' })
  languages: readonly string[];
  @ApiProperty({ type: MissingTextsResponse }) missing: MissingTextsResponse;
  @ApiPropertyOptional({ description: 'Errors of a draft that was saved in the editor; it is not published then.' })
  errors?: number;
  @ApiPropertyOptional({ description: 'Tests of a draft that failed when it was saved.' })
  failedTests?: number;
}

export class QuestionnaireResponse {
  @ApiProperty({ format: 'uuid', description: 'A new upload of the same form gives the draft a new id.' }) id: string;
  @ApiProperty({ description: 'The id of the form.' }) name: string;
  @ApiProperty() version: string;
  @ApiProperty() title: string;
  @ApiProperty({ enum: states }) state: (typeof states)[number];
  @ApiProperty({ type: FormSummaryResponse }) summary: FormSummaryResponse;
  @ApiProperty({ description: 'How often a draft was saved; 0: published.' }) revision: number;
  @ApiProperty({ description: 'When the draft was uploaded or saved, or the version published.' }) since: Date;
  @ApiProperty({ description: 'Waves with this version.' }) waves: number;
}

export class BuiltInQuestionnaireResponse {
  @ApiProperty() name: string;
  @ApiProperty() version: string;
  @ApiProperty() questions: number;
  @ApiProperty({ description: 'Waves with this version.' }) waves: number;
}

export class QuestionnaireListResponse {
  @ApiProperty({ type: BuiltInQuestionnaireResponse }) builtIn: BuiltInQuestionnaireResponse;
  @ApiProperty({ type: [QuestionnaireResponse], description: 'Drafts first, then versions, the newest first.' })
  items: readonly QuestionnaireResponse[];
}

export class FormLineResponse {
  @ApiProperty() name: string;
  @ApiProperty({ description: '`group`, `repeat`, or the type of the question.' }) kind: string;
  @ApiProperty({ description: 'Number of groups and repeats around it.' }) depth: number;
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) hint: LocalizedText;
  @ApiProperty() required: boolean;
  @ApiProperty({ description: 'As written in the form; blank: always asked.' }) relevant: string;
  @ApiProperty() constraint: string;
  @ApiProperty() calculation: string;
  @ApiProperty() choiceFilter: string;
  @ApiProperty({ description: 'Name of its choice list, or of the file with the choices.' }) list: string;
}

export class FormChoiceResponse {
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedTextResponse }) label: LocalizedText;
}

export class FormListResponse {
  @ApiProperty() name: string;
  @ApiProperty({ description: 'Number of all choices; the list has the first of them.' }) total: number;
  @ApiProperty({ type: [FormChoiceResponse] }) choices: readonly FormChoiceResponse[];
}

export class FormObstacleResponse {
  @ApiProperty({ description: 'Name of the question or group; blank: the whole form.' }) name: string;
  @ApiProperty({ description: 'Its row in the sheet “survey”; 0: the whole form.' }) row: number;
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedTextResponse }) detail: LocalizedText;
}

export class AnswerLengthResponse {
  @ApiProperty({ description: 'Bytes in which each answer is stored.' }) size: number;
  @ApiProperty({
    ...{ type: Number, nullable: true },
    description: 'The most bytes of a text, in JSON and UTF-8; null: no question asks for one.',
  })
  textLimit: number | null;
}

export class StoredFormFileResponse {
  @ApiProperty({ description: 'SHA-256 of its text in UTF-8.' }) sha256: string;
  @ApiProperty() bytes: number;
  @ApiProperty({ description: 'Rows below the header, items of XML or features of GeoJSON.' }) rows: number;
}

export class FormFileResponse {
  @ApiProperty({ description: 'For example `parks.csv`.' }) name: string;
  @ApiProperty({ type: StoredFormFileResponse, nullable: true, description: 'Null: it must still be uploaded.' })
  stored: StoredFormFileResponse | null;
}

export class QuestionnairePageResponse extends QuestionnaireResponse {
  @ApiProperty({ type: [FormLineResponse], description: 'In the order of the form.' })
  lines: readonly FormLineResponse[];
  @ApiProperty({ type: [FormListResponse] }) lists: readonly FormListResponse[];
  @ApiProperty({ type: [FormObstacleResponse], description: 'Why a wave cannot use it; empty: it can.' })
  obstacles: readonly FormObstacleResponse[];
  @ApiProperty({ type: AnswerLengthResponse, nullable: true, description: 'Null: a wave cannot use it.' })
  answerLength: AnswerLengthResponse | null;
  @ApiProperty({ type: [FormFileResponse], description: 'The files that the questionnaire needs.' })
  files: readonly FormFileResponse[];
}

export class FormMessageResponse {
  @ApiProperty({ enum: severities }) severity: (typeof severities)[number];
  @ApiProperty({ description: 'Name of the sheet; blank: the file.' }) sheet: string;
  @ApiProperty({ description: 'Counted from 1 with the header; 0: the sheet or file.' }) row: number;
  @ApiProperty({ description: 'The header as written.' }) column: string;
  @ApiProperty({ description: 'The value of the cell, shortened.' }) value: string;
  @ApiProperty() code: string;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What is wrong.' }) text: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What to do.' }) fix: LocalizedText;
}

export class UploadedFormResponse {
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Null: the form was refused.' })
  id: string | null;
  @ApiProperty({ type: [FormMessageResponse] }) messages: readonly FormMessageResponse[];
  @ApiProperty({ type: [String], description: 'Files that must still be uploaded to the draft.' })
  missingFiles: readonly string[];
  @ApiProperty({ type: AnswerLengthResponse, nullable: true, description: 'Null: a wave cannot use it, or not yet.' })
  answerLength: AnswerLengthResponse | null;
}
