import { ApiProperty } from '@nestjs/swagger';
import { capacities, constituencies } from '../../../../kernel/actor.js';
import type { Capacity, Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { bases } from '../../domain/basis.js';
import type { Basis, BasisOf } from '../../domain/basis.js';

export class OrganisationResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ type: LocalizedTextResponse })
  name: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  shortName: LocalizedTextResponse | null;

  @ApiProperty({ enum: constituencies, nullable: true })
  constituency: Constituency | null;

  @ApiProperty({ enum: capacities, nullable: true })
  capacity: Capacity | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  placeId: string | null;

  @ApiProperty({ type: [String] })
  parts: readonly string[];

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  note: LocalizedTextResponse | null;

  @ApiProperty({ enum: bases })
  basis: Basis;

  @ApiProperty({ type: Object, additionalProperties: { enum: [...bases] } })
  basisOf: BasisOf;

  @ApiProperty({ type: Number })
  version: number;
}

export class OrganisationListResponse {
  @ApiProperty({ type: [OrganisationResponse] })
  items: OrganisationResponse[];

  @ApiProperty({ type: Number })
  total: number;
}
