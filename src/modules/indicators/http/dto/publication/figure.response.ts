import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../../platform/http/dto.js';

const statuses = ['reliable', 'caution', 'unreliable', 'withheld-quality', 'coded', 'withheld', 'missing'] as const;
const sexes = ['F', 'M'] as const;

/** An estimate with its design-based uncertainty. */
class EstimateResponse {
  @ApiProperty({ description: 'Shares and relative gaps as fractions' })
  value: number;

  @ApiProperty({ type: Number, nullable: true, description: 'null: cannot be estimated from the sample' })
  standardError: number | null;

  @ApiProperty({ type: 'array', items: { type: 'number', nullable: true }, minItems: 2, maxItems: 2 })
  interval: readonly (number | null)[];

  @ApiProperty({ type: Number, nullable: true, description: 'Degrees of freedom to the nearest 5; null: fewer' })
  df: number | null;
}

/** Women minus men. */
export class GapResponse extends EstimateResponse {}

export class FigureResponse extends EstimateResponse {
  @ApiProperty({ type: Number, nullable: true, description: 'Rounded number of persons; null: fewer than 15' })
  n: number | null;

  @ApiProperty({ type: Number, nullable: true, description: 'The upper end of its class' })
  cv: number | null;

  @ApiProperty({ type: [String] })
  flags: readonly string[];

  @ApiProperty({ type: GapResponse, nullable: true })
  gap: GapResponse | null;

  @ApiPropertyOptional({
    description: 'Weighted share of persons excluded from a factor-weighted gap because no comparable person exists',
  })
  dropped?: number;
}

export class CodedResponse {
  @ApiPropertyOptional({ description: 'As a fraction' })
  under?: number;

  @ApiPropertyOptional({ description: 'As a fraction' })
  over?: number;
}

export class CellResponse {
  @ApiProperty({ enum: sexes, nullable: true, type: String })
  sex: 'F' | 'M' | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Breakdown, for example "age_group", or a combination such as "park+age_group"; null for the total',
  })
  breakdown: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'E.g. "Y25-34", the id of a park, or two joined by "+"' })
  level: string | null;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  levelName: LocalizedTextResponse | null;

  @ApiProperty({ enum: statuses })
  status: (typeof statuses)[number];

  @ApiProperty({ type: FigureResponse, nullable: true })
  figure: FigureResponse | null;

  @ApiProperty({
    type: CodedResponse,
    nullable: true,
    description: 'The bound that is published of a share with a small numerator or complement',
  })
  coded: CodedResponse | null;
}

export class NonResponseResponse {
  @ApiProperty()
  share: number;

  @ApiProperty({ type: 'array', items: { type: 'number' }, minItems: 2, maxItems: 2, nullable: true })
  bounds: readonly number[] | null;
}

/** Numbers of figures by what is shown. */
export class StatusCountsResponse {
  @ApiProperty({ description: 'Figures that are shown' })
  shown: number;

  @ApiProperty({ description: 'Shares of which only a bound is shown' })
  coded: number;

  @ApiProperty({ description: 'Figures not shown because they are confidential' })
  confidential: number;

  @ApiProperty({ description: 'Figures not shown because they are too uncertain' })
  uncertain: number;

  @ApiProperty({ description: 'Groups without any cases' })
  noCases: number;
}
