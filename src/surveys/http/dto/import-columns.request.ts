import { ApiProperty } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { ListOf } from '../../../platform/http/dto.js';
import { longestMeaning } from '../../domain/import-columns.js';

const longestName = 300;
const longestText = 2000;

export class CellMeaningRequest {
  @ApiProperty({ maxLength: longestMeaning, description: 'A text in cells of the column.' })
  @IsString()
  @MaxLength(longestMeaning)
  text: string;

  @ApiProperty({ maxLength: longestName, description: 'Code of the choice that the text means.' })
  @IsString()
  @MaxLength(longestName)
  code: string;
}

export class AssignedColumnRequest {
  @ApiProperty({ maxLength: longestText, description: 'Heading of the column in the file.' })
  @IsString()
  @MaxLength(longestText)
  column: string;

  @ApiProperty({ type: String, nullable: true, maxLength: longestName, description: 'Null: not imported.' })
  @IsOptional()
  @IsString()
  @MaxLength(longestName)
  to: string | null;

  @ListOf(CellMeaningRequest, { most: 1000 })
  values: CellMeaningRequest[];
}

export class AssignColumnsRequest {
  @ListOf(AssignedColumnRequest, { most: 1000 })
  columns: AssignedColumnRequest[];
}
