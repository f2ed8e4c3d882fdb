import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { CellResponse } from './figure.response.js';
import { RunResponse } from './run.response.js';

export class DifferenceResponse {
  @ApiProperty({ enum: ['wave', 'input', 'setting'] })
  kind: 'wave' | 'input' | 'setting';

  @ApiProperty({ description: 'Name of the input or setting' })
  name: string;

  @ApiProperty({ type: String })
  before: string;

  @ApiProperty({ type: String })
  after: string;
}

export class MovedFigureResponse {
  @ApiProperty()
  indicatorId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  indicatorName: LocalizedTextResponse;

  @ApiProperty()
  measure: string;

  @ApiProperty()
  unit: string;

  @ApiProperty({ type: CellResponse, nullable: true })
  before: CellResponse | null;

  @ApiProperty({ type: CellResponse, nullable: true })
  after: CellResponse | null;
}

export class RunComparisonResponse {
  @ApiProperty({ type: RunResponse })
  before: RunResponse;

  @ApiProperty({ type: RunResponse })
  after: RunResponse;

  @ApiProperty({ type: [DifferenceResponse] })
  differences: DifferenceResponse[];

  @ApiProperty({ description: 'Figures that are the same' })
  same: number;

  @ApiProperty({ description: 'Figures that are not' })
  moved: number;

  @ApiProperty({ type: [MovedFigureResponse], description: 'Those that moved, at most 100' })
  figures: MovedFigureResponse[];
}
