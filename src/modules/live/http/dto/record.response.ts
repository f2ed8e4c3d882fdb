import { ApiProperty } from '@nestjs/swagger';
import { type Capacity, capacities, type Constituency, constituencies } from '../../../../kernel/actor.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import { type OverrideReason, overrideReasons } from '../../domain/room/events.js';
import type { RecordedSpeech } from '../../domain/room/record.js';
import { type Speaker, type SpeechKind, speechKinds, type Subject } from '../../domain/room/state.js';
import type { NamedPerson, RoomRecord } from '../../use-cases/read-record.js';

class RecordedSpeakerResponse implements Speaker {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ enum: capacities, nullable: true }) capacity: Capacity | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) organisationId: string | null;
}

class UndoneResponse {
  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' }) at: number;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) by: string | null;
}

class RecordedSpeechResponse implements RecordedSpeech {
  @ApiProperty({ type: 'integer', description: 'Number of the event that gave the floor.' }) id: number;
  @ApiProperty({ type: RecordedSpeakerResponse }) speaker: RecordedSpeakerResponse;
  @ApiProperty({ enum: speechKinds }) kind: SpeechKind;
  @ApiProperty({
    type: 'object',
    additionalProperties: true,
    nullable: true,
    description: 'Exactly one of `replyTo`, `constituency`, `organisationId` and `withIds`; null for other kinds.',
  })
  subject: Subject | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The speaker who ceded the floor.' })
  cededById: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) agendaItemId: string | null;
  @ApiProperty({ type: 'integer', description: 'Milliseconds since 1970.' }) startedAt: number;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Null during the speech, and if the floor was withdrawn.',
  })
  milliseconds: number | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person who gave the floor.' }) by:
    string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'The person who was proposed.' })
  proposedId: string | null;
  @ApiProperty({ enum: overrideReasons, nullable: true, description: 'Why another person was called.' })
  override: OverrideReason | null;
  @ApiProperty({ type: UndoneResponse, nullable: true, description: 'The floor was given by mistake.' })
  undone: UndoneResponse | null;
}

class RecordedPersonResponse implements NamedPerson {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ type: LocalizedTextResponse }) name: LocalizedTextResponse;
}

export class RoomRecordResponse implements RoomRecord {
  @ApiProperty({ type: [RecordedSpeechResponse] }) speeches: readonly RecordedSpeechResponse[];
  @ApiProperty({ type: [RecordedPersonResponse] }) people: readonly RecordedPersonResponse[];
}
