import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';

export class CellMeaningResponse {
  @ApiProperty()
  text: string;

  @ApiProperty()
  code: string;
}

export class FileColumnResponse {
  @ApiProperty({ description: 'Heading in the file.' })
  column: string;

  @ApiProperty({ type: String, nullable: true, description: 'Null: not imported, or not assigned yet.' })
  to: string | null;

  @ApiProperty({ description: 'False: someone must decide about this column.' })
  isDecided: boolean;

  @ApiProperty({ type: [String], description: 'Texts of the first rows that are neither codes nor labels.' })
  unknown: readonly string[];

  @ApiProperty({ type: [CellMeaningResponse] })
  values: readonly CellMeaningResponse[];
}

export class ColumnChoiceResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;
}

export class ColumnTargetResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ type: [ColumnChoiceResponse] })
  choices: readonly ColumnChoiceResponse[];
}

export class ImportColumnsResponse {
  @ApiProperty({ type: [FileColumnResponse] })
  columns: FileColumnResponse[];

  @ApiProperty({ type: [ColumnTargetResponse], description: 'What a column can be assigned to.' })
  targets: readonly ColumnTargetResponse[];
}
