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
  @ApiProperty({ description: 'Shown by both runs, not the same' })
  changed: number;

  @ApiProperty({ description: 'Shown by the later run only' })
  shown: number;

  @ApiProperty({ description: 'Shown by the earlier run only' })
  withheld: number;

  @ApiProperty({ description: 'Shown by neither run, for another reason or as one did not compute it' })
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

  @ApiProperty({ type: MovementCountsResponse, description: 'Of all protected figures of the two runs' })
  counts: MovementCountsResponse;

  @ApiProperty({
    type: [MovedFigureResponse],
    description: 'Those wanted, without a filter those that moved; at most 100',
  })
  figures: readonly MovedFigureResponse[];
}
