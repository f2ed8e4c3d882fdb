import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';

const countStates = ['computed', 'withheld', 'no-data', 'not-applicable'] as const;
const breakdowns = ['constituency', 'sex', 'park', 'session', 'policy_area', 'gender_tag'] as const;

export class PeriodResponse {
  @ApiProperty({ description: 'A calendar year, or the id of a survey wave' })
  key: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date' })
  from: string;

  @ApiProperty({ type: String, format: 'date' })
  to: string;

  @ApiProperty({ type: String, format: 'date', description: 'Reference date t of the figure' })
  at: string;
}

/** A full count: no sampling error, so no interval. */
class CountedResponse {
  @ApiProperty({ enum: countStates })
  state: (typeof countStates)[number];

  @ApiProperty({ type: Number, nullable: true, description: 'Shares as fractions' })
  value: number | null;

  @ApiProperty({ type: Number, nullable: true })
  numerator: number | null;

  @ApiProperty({ type: Number, nullable: true })
  denominator: number | null;
}

export class CountCellResponse extends CountedResponse {
  @ApiProperty({ enum: breakdowns })
  by: (typeof breakdowns)[number];

  @ApiProperty()
  key: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;
}

export class PeriodFigureResponse extends CountedResponse {
  @ApiProperty({ type: PeriodResponse })
  period: PeriodResponse;

  @ApiProperty({
    type: LocalizedTextResponse,
    nullable: true,
    description: 'Why there is no figure, and when it will appear',
  })
  reason: LocalizedTextResponse | null;

  @ApiProperty({ type: [CountCellResponse] })
  cells: readonly CountCellResponse[];
}

/** The figure of the last period that has one. */
export class LatestCountResponse extends CountedResponse {
  @ApiProperty({ type: PeriodResponse, nullable: true })
  period: PeriodResponse | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  reason: LocalizedTextResponse | null;
}

export class CountsResponse {
  @ApiProperty({ type: LatestCountResponse })
  latest: LatestCountResponse;

  @ApiProperty({ type: [PeriodFigureResponse], description: 'Earliest first' })
  periods: readonly PeriodFigureResponse[];

  @ApiProperty({ description: 'Days within which an action counts as following from a conclusion' })
  actionWithinDays: number;

  @ApiProperty()
  facilitatorsExcluded: boolean;

  @ApiProperty({ description: 'SHA-256 of the published figures' })
  figuresHash: string;
}
