import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type ExportReason, type ExportState, fieldworkActs } from '../../domain/second-person.js';

const states = ['free', 'needed', 'waiting', 'agreed', 'declined'] as const;
const reasons = [...fieldworkActs, 'administrator'] as const;
const localizedOrNull = { type: LocalizedTextResponse, nullable: true } as const;

export class ExportRequestResponse {
  @ApiProperty({ type: String, format: 'uuid' }) personId: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
  @ApiProperty() requestedAt: Date;
  @ApiProperty({ enum: reasons, isArray: true, description: 'Why this person needs an agreement.' })
  reasons: readonly ExportReason[];
}

export class ExportAgreementResponse {
  @ApiProperty({ enum: states, description: 'Whether the reader may export the single answers of the wave.' })
  state: ExportState;
  @ApiProperty({ enum: reasons, isArray: true, description: 'Why an agreement is needed.' })
  reasons: readonly ExportReason[];
  @ApiProperty({ type: Date, nullable: true }) requestedAt: Date | null;
  @ApiProperty({ type: [LocalizedTextResponse], description: 'Who was asked; empty: no one else could agree.' })
  asked: readonly LocalizedTextResponse[];
  @ApiProperty({ type: Date, nullable: true, description: 'If no one else could agree: a day after the notice.' })
  openFrom: Date | null;
  @ApiProperty(localizedOrNull) decidedBy: LocalizedTextResponse | null;
  @ApiProperty({ type: Date, nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: [ExportRequestResponse], description: 'Requests of others on which the reader can decide.' })
  requests: readonly ExportRequestResponse[];
}

export class WithheldUnitResponse {
  @ApiProperty({ type: String, format: 'uuid' }) unitId: string;
  @ApiProperty({ type: LocalizedTextResponse }) enterprise: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedTextResponse;
  @ApiProperty() withheldAt: Date;
  @ApiProperty({ description: 'A second person decided that the rows may leave in files.' }) released: boolean;
  @ApiProperty({ description: 'Of the decision; blank before it.' }) reason: string;
  @ApiProperty(localizedOrNull) decidedBy: LocalizedTextResponse | null;
  @ApiProperty({ type: Date, nullable: true }) decidedAt: Date | null;
}

export class LinkAllowanceResponse {
  @ApiProperty({ type: String, format: 'uuid' }) unitId: string;
  @ApiProperty({ type: LocalizedTextResponse }) enterprise: LocalizedTextResponse;
  @ApiProperty({ type: LocalizedTextResponse }) park: LocalizedTextResponse;
  @ApiProperty({ description: 'Workers of the enterprise when the wave was drawn.' }) workers: number;
  @ApiProperty({ description: 'Personal links that were requested in all.' }) links: number;
  @ApiProperty() reason: string;
  @ApiProperty(localizedOrNull) requestedBy: LocalizedTextResponse | null;
  @ApiProperty() requestedAt: Date;
  @ApiProperty({ description: 'The reader requested it and cannot decide.' }) own: boolean;
  @ApiProperty(localizedOrNull) decidedBy: LocalizedTextResponse | null;
  @ApiProperty({ type: Date, nullable: true }) decidedAt: Date | null;
  @ApiProperty({ type: Boolean, nullable: true }) agreed: boolean | null;
}
