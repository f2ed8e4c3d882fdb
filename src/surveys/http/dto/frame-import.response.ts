import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type FrameColumn, frameColumns } from '../../domain/frame-file/columns.js';
import type { SizeClass } from '../../domain/frame.js';
import { sizeClasses } from '../../domain/frame.js';

export class FrameFileColumnResponse {
  @ApiProperty({ description: 'As written in the first row of the file.' }) heading: string;
  @ApiProperty({ enum: frameColumns, nullable: true, description: 'What the column contains; null: it is not read.' })
  column: FrameColumn | null;
  @ApiProperty({ description: 'The first values of the column.', type: [String] }) examples: readonly string[];
}

export class FrameColumnResponse {
  @ApiProperty({ enum: frameColumns }) column: FrameColumn;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedText;
}

export class FrameFileErrorResponse {
  @ApiProperty({ description: 'As a spreadsheet shows it; the header is row 1.' }) row: number;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Name of the column; null: whole row.' })
  column: LocalizedText | null;
  @ApiProperty({ description: 'The value of the cell, shortened.' }) value: string;
  @ApiProperty({ type: LocalizedTextResponse, description: 'What is wrong, and what to do.' }) detail: LocalizedText;
}

export class FrameFiguresResponse {
  @ApiProperty({ enum: sizeClasses }) sizeClass: SizeClass;
  @ApiProperty() headcount: number;
  @ApiProperty() women: number;
  @ApiProperty() men: number;
  @ApiProperty() certainty: boolean;
}

export const frameChangeKinds = ['added', 'returned', 'moved', 'changed'] as const;

export class FrameChangeResponse {
  @ApiProperty({ description: 'As a spreadsheet shows it.' }) row: number;
  @ApiProperty({ enum: frameChangeKinds, description: 'Returned: it had been taken out. Moved: to another park.' })
  kind: (typeof frameChangeKinds)[number];
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedText;
  @ApiProperty({ type: FrameFiguresResponse, nullable: true, description: 'The figures now; null: not in the frame.' })
  before: FrameFiguresResponse | null;
  @ApiProperty({ type: FrameFiguresResponse, description: 'The figures after the import.' })
  after: FrameFiguresResponse;
}

export class MissingUnitResponse {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedText;
  @ApiProperty() headcount: number;
}

export class CheckedFrameFileResponse {
  @ApiProperty({ type: [FrameFileColumnResponse] }) columns: readonly FrameFileColumnResponse[];
  @ApiProperty({ type: [FrameColumnResponse], description: 'All columns that a file may have.' })
  known: readonly FrameColumnResponse[];
  @ApiProperty({
    type: [FrameColumnResponse],
    description: 'Columns that must be assigned before the rows can be checked.',
  })
  needed: readonly FrameColumnResponse[];
  @ApiProperty({ description: 'Rows of the file without the header.' }) rows: number;
  @ApiProperty({ description: 'Enterprises that the import adds, or returns to the frame.' }) added: number;
  @ApiProperty({ description: 'Enterprises with other figures.' }) changed: number;
  @ApiProperty({ description: 'Rows that equal the frame.' }) unchanged: number;
  @ApiProperty({ description: 'Enterprises of the frame that the file does not contain.' }) missing: number;
  @ApiProperty({ type: [LocalizedTextResponse], description: 'Parks that the import creates in the directory.' })
  newParks: readonly LocalizedText[];
  @ApiProperty({ description: 'Enterprises that the import creates in the directory.' }) newPlaces: number;
  @ApiProperty({ description: 'Parks and enterprises of the directory that receive a register number.' })
  registerNumbers: number;
  @ApiProperty({ description: 'All errors of the file; the list below has the first of them.' }) errorCount: number;
  @ApiProperty({ type: [FrameFileErrorResponse] }) errors: readonly FrameFileErrorResponse[];
  @ApiProperty({ type: [FrameChangeResponse], description: 'The first changes, in the order of the file.' })
  changes: readonly FrameChangeResponse[];
  @ApiProperty({ type: [MissingUnitResponse], description: 'All missing enterprises, by name.' })
  missingUnits: readonly MissingUnitResponse[];
  @ApiProperty({ description: 'Sent with the import, so that exactly these changes are made.' }) basis: string;
}

export class MadeFrameImportResponse {
  @ApiProperty({ type: String, format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Enterprises that were added.' }) added: number;
  @ApiProperty({ description: 'Enterprises whose figures changed, or that returned to the frame.' }) changed: number;
  @ApiProperty({ description: 'Enterprises that were taken out of the frame.' }) takenOut: number;
}

export class FrameImportResponse extends MadeFrameImportResponse {
  @ApiProperty() fileName: string;
  @ApiProperty() importedAt: Date;
  @ApiProperty({ type: Date, nullable: true, description: 'Null: not undone.' }) undoneAt: Date | null;
}

export class FrameImportListResponse {
  @ApiProperty({ type: [FrameImportResponse], description: 'Newest first.' }) items: readonly FrameImportResponse[];
}
