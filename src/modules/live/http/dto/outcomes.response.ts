import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { type OutcomeKind, outcomeKinds } from '../../../../kernel/outcome-kind.js';
import type { MeetingOutcomes, OutcomeRow } from '../../../dialogue/index.js';

export class OutcomeResponse implements OutcomeRow {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ enum: outcomeKinds }) kind: OutcomeKind;
  @ApiProperty({ type: 'integer', description: 'The order in which the meeting recorded.' }) number: number;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedTextResponse;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) agendaItemId: string | null;
  @ApiProperty() recordedAt: Date;
  @ApiProperty({
    ...{ type: Date, nullable: true },
    description: 'When the spokesperson shared this position with the roundtable; null: only the group knows it.',
  })
  sharedAt: Date | null;
  @ApiProperty({ type: [String], description: 'Roundtables to which the recommendation was proposed.' })
  proposedTo: readonly string[];
  @ApiProperty({ type: [String], description: 'Conclusions that roundtables made of the recommendation.' })
  conclusions: readonly string[];
}

export class MeetingOutcomesResponse implements MeetingOutcomes {
  @ApiProperty({ type: [OutcomeResponse] }) items: readonly OutcomeResponse[];
  @ApiProperty({
    ...{ enum: ['conclusion', ...outcomeKinds], isArray: true },
    description: 'What the current user may record now.',
  })
  recordable: MeetingOutcomes['recordable'];
  @ApiProperty({ description: 'The current user is the spokesperson of this group.' }) shares: boolean;
}
