import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';
import { type UnitCode, unitCodes } from '../../../domain/definitions/units.js';
import { type Movement, movements } from '../../../domain/runs/movement.js';
import { CellResponse } from '../publication/figure.response.js';
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

  @ApiProperty({ enum: movements })
  movement: Movement;

  @ApiProperty()
  measure: string;

  @ApiProperty({ enum: unitCodes })
  unit: UnitCode;

  @ApiProperty({ type: CellResponse, nullable: true })
  before: CellResponse | null;

  @ApiProperty({ type: CellResponse, nullable: true })
  after: CellResponse | null;
}

export class MovementCountsResponse {
  @ApiProperty({ description: 'Published by both runs with different values' })
  changed: number;

  @ApiProperty({ description: 'Published only by the later run' })
  shown: number;

  @ApiProperty({ description: 'Published only by the earlier run' })
  withheld: number;

  @ApiProperty({
    description: 'Published by neither run, for a different reason or because one run did not compute it',
  })
  other: number;

  @ApiProperty({ description: 'The same in both runs' })
  same: number;
}

export class RunComparisonResponse {
  @ApiProperty({ type: RunResponse })
  before: RunResponse;

  @ApiProperty({ type: RunResponse })
  after: RunResponse;

  @ApiProperty({ type: [DifferenceResponse] })
  differences: readonly DifferenceResponse[];

  @ApiProperty({ type: MovementCountsResponse, description: 'Number of all protected figures of the two runs' })
  counts: MovementCountsResponse;

  @ApiProperty({
    type: [MovedFigureResponse],
    description: 'Figures that match the filter, by default figures that changed; at most 100',
  })
  figures: readonly MovedFigureResponse[];
}
