import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { AgendaItemStatus, CarryTarget, UnfinishedItem, UntranslatedText } from '../../../dialogue/index.js';
import { type SpeechKind, speechKinds } from '../../domain/room/state.js';
import type { NamedHand, RoomOpenMatters } from '../../use-cases/read-open-matters.js';

const unfinished: readonly AgendaItemStatus[] = ['planned', 'under-discussion'];
const texts: readonly UntranslatedText['kind'][] = ['agenda-item', 'conclusion', 'reservation'];

class OpenSpeakerResponse implements Omit<NamedHand, 'kind'> {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) name: LocalizedTextResponse | null;
}

class OpenHandResponse extends OpenSpeakerResponse implements NamedHand {
  @ApiProperty({ enum: speechKinds }) kind: SpeechKind;
}

class UnfinishedItemResponse implements UnfinishedItem {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() label: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
  @ApiProperty({ enum: unfinished }) status: AgendaItemStatus;
}

class CarryTargetResponse implements CarryTarget {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Of the same roundtable or group.' })
  meetingNumber: number | null;
  @ApiProperty({ type: String, nullable: true, example: 'RT3', description: 'Null if none is planned yet.' })
  roundtableLabel: string | null;
}

class UntranslatedTextResponse implements UntranslatedText {
  @ApiProperty({ enum: texts }) kind: UntranslatedText['kind'];
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'Id of the agenda item or of the conclusion that the text belongs to.' }) label: string;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedTextResponse;
  @ApiProperty({ enum: ['en', 'zh'], description: 'The language that is missing or outdated.' }) language: 'en' | 'zh';
  @ApiProperty({ enum: ['missing', 'out-of-date'] }) reason: UntranslatedText['reason'];
}

class AwaitedProposalResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedTextResponse;
}

export class OpenMattersResponse implements RoomOpenMatters {
  @ApiProperty({ type: OpenSpeakerResponse, nullable: true }) speaker: OpenSpeakerResponse | null;
  @ApiProperty({ type: [OpenHandResponse] }) hands: readonly OpenHandResponse[];
  @ApiProperty({ type: [UnfinishedItemResponse] }) items: readonly UnfinishedItemResponse[];
  @ApiProperty({
    ...{ type: CarryTargetResponse, nullable: true },
    description: 'To where unfinished items can be carried over; null: the group has no further meeting.',
  })
  carriesTo: CarryTargetResponse | null;
  @ApiProperty({ type: [UntranslatedTextResponse] }) texts: readonly UntranslatedTextResponse[];
  @ApiProperty({ type: [AwaitedProposalResponse] }) proposals: readonly AwaitedProposalResponse[];
}
