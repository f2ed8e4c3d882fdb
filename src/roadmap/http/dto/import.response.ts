import { ApiProperty } from '@nestjs/swagger';
import { constituencies, type Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse, NamedResponse } from '../../../platform/http/dto.js';

export class ImportErrorResponse {
  @ApiProperty({ description: 'As a spreadsheet shows it; the header is row 1.' }) row: number;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Name of the column; null: whole row.' })
  column: LocalizedText | null;
  @ApiProperty({ description: 'The value of the cell, shortened.' }) value: string;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What is wrong, and what to do.' }) detail: LocalizedText;
}

export class ImportedFieldResponse {
  @ApiProperty({ type: LocalizedTextResponse, description: 'Name of the column.' }) column: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'The value now; null: none.' })
  from: LocalizedText | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'The value after the import; null: none.' })
  to: LocalizedText | null;
}

export class AffectedConfirmationsResponse {
  @ApiProperty({
    enum: ['content', 'wording'],
    description: '`content`: they lapse. `wording`: they lapse unless the import is marked as a correction of wording.',
  })
  effect: 'content' | 'wording';
  @ApiProperty({ enum: constituencies, isArray: true }) groups: readonly Constituency[];
}

export class ImportedChangeResponse {
  @ApiProperty({ description: 'As a spreadsheet shows it.' }) row: number;
  @ApiProperty({ type: String, nullable: true, example: 'A-007', description: 'Null: a new action.' })
  code: string | null;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: [ImportedFieldResponse] }) fields: readonly ImportedFieldResponse[];
  @ApiProperty({
    type: AffectedConfirmationsResponse,
    nullable: true,
    description: 'The groups that confirmed what is changed; null: none.',
  })
  confirmations: AffectedConfirmationsResponse | null;
}

export class CheckedImportResponse {
  @ApiProperty({ description: 'Rows of the file without the header.' }) rows: number;
  @ApiProperty({ description: 'Actions that would be created.' }) opened: number;
  @ApiProperty({ description: 'Actions that would be changed.' }) changed: number;
  @ApiProperty({ description: 'Rows that equal the action with their number.' }) unchanged: number;
  @ApiProperty({ description: 'All errors of the file; the list below has the first of them.' }) errorCount: number;
  @ApiProperty({ type: [ImportErrorResponse] }) errors: readonly ImportErrorResponse[];
  @ApiProperty({ type: [ImportedChangeResponse], description: 'The first changes, in order of the file.' })
  changes: readonly ImportedChangeResponse[];
  @ApiProperty({ type: [String], description: 'Columns that are not imported.' }) ignoredColumns: readonly string[];
  @ApiProperty({ description: 'Sent with the import, so that exactly these changes are made.' }) basis: string;
}

export class RefusedChangeResponse {
  @ApiProperty({ example: 'A-007' }) code: string;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What is wrong, and what to do.' }) detail: LocalizedText;
}

export class CheckedChangesResponse {
  @ApiProperty({ description: 'Actions that would be changed.' }) changed: number;
  @ApiProperty({ description: 'Actions that already have these values.' }) unchanged: number;
  @ApiProperty({ description: 'All actions that cannot be changed; the list below has the first of them.' })
  errorCount: number;
  @ApiProperty({ type: [RefusedChangeResponse] }) errors: readonly RefusedChangeResponse[];
  @ApiProperty({ type: [ImportedChangeResponse], description: 'The first changes, by number.' })
  changes: readonly ImportedChangeResponse[];
  @ApiProperty({ description: 'Sent with the change, so that exactly these changes are made.' }) basis: string;
}

export class MadeImportResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Actions that were created.' }) opened: number;
  @ApiProperty({ description: 'Actions that were changed.' }) changed: number;
}

export class HandOverResponse {
  @ApiProperty({ type: NamedResponse, description: 'Who was responsible.' }) from: NamedResponse;
  @ApiProperty({ type: NamedResponse, description: 'Who is responsible from this day on.' }) to: NamedResponse;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ type: String, nullable: true }) note: string | null;
}

export class ListedImportResponse extends MadeImportResponse {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Name of the file; null: changed together, without a file.',
  })
  fileName: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true, description: 'Who imported it.' }) person: NamedResponse | null;
  @ApiProperty() importedAt: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Null: not undone.' }) undoneAt: Date | null;
  @ApiProperty({ type: HandOverResponse, nullable: true, description: 'Null: not a hand-over of actions.' })
  handOver: HandOverResponse | null;
}

export class ActionImportListResponse {
  @ApiProperty({ type: [ListedImportResponse], description: 'Newest first.' }) items: readonly ListedImportResponse[];
}
