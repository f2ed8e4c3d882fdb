import { ApiProperty } from '@nestjs/swagger';
import { type Constituency, constituencies } from '../../../../kernel/actor.js';
import { type Language, languages } from '../../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import {
  type Delivery,
  deliveries,
  type InvitationAnswer,
  invitationAnswers,
  type InvitationState,
  invitationStates,
} from '../../domain/invitation.js';
import type { SeatInvitation } from '../../use-cases/read-invitations.js';
import { type Way, ways } from '../../use-cases/read-recipients.js';

const text = { type: LocalizedTextResponse };
const textOrNull = { ...text, nullable: true };
const stringOrNull = { type: String, nullable: true };
const timeOrNull = { type: String, format: 'date-time', nullable: true };
const answerOrNull = { enum: invitationAnswers, nullable: true };

export class SeatInvitationResponse implements SeatInvitation {
  @ApiProperty({ format: 'uuid' }) personId: string;
  @ApiProperty(text) name: LocalizedTextResponse;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ description: 'The kind of seat.' }) kind: string;
  @ApiProperty({ ...timeOrNull, description: 'Null: not invited yet.' }) invitedAt: Date | null;
  @ApiProperty(timeOrNull) remindedAt: Date | null;
  @ApiProperty(answerOrNull) answer: InvitationAnswer | null;
  @ApiProperty(timeOrNull) answeredAt: Date | null;
  @ApiProperty({ enum: languages, description: 'Of the invitation.' }) language: Language;
  @ApiProperty({
    enum: ways,
    description: '`account`: to the address of the account. `address`: to the address kept with the person.',
  })
  way: Way;
  @ApiProperty({ ...stringOrNull, description: 'The address kept with a person who has no account.' })
  address: string | null;
  @ApiProperty({
    enum: deliveries,
    nullable: true,
    type: String,
    description: 'Of the last email; tried again for an hour.',
  })
  delivery: Delivery | null;
  @ApiProperty({ ...stringOrNull, description: 'What the mail server answered.' }) failure: string | null;
  @ApiProperty({
    description: 'The printed letter has a former date, time or place, or was cancelled: print it again.',
  })
  reprint: boolean;
}

export class MeetingInvitationsResponse {
  @ApiProperty({ type: [SeatInvitationResponse] }) items: readonly SeatInvitationResponse[];
}

/** The invitation of a link, for a person who need not sign in. */
export class OpenedInvitationResponse {
  @ApiProperty({ enum: invitationStates, description: 'Only an open invitation accepts answers.' })
  state: InvitationState;
  @ApiProperty(text) workspace: LocalizedTextResponse;
  @ApiProperty({ ...stringOrNull, example: 'RT2', description: 'Null for a working group.' }) label: string | null;
  @ApiProperty({ ...text, description: 'Title of the roundtable or working group.' }) body: LocalizedTextResponse;
  @ApiProperty(textOrNull) title: LocalizedTextResponse | null;
  @ApiProperty({ format: 'date' }) startsOn: string;
  @ApiProperty({ format: 'date' }) endsOn: string;
  @ApiProperty(stringOrNull) opensAt: string | null;
  @ApiProperty(stringOrNull) closesAt: string | null;
  @ApiProperty() timeZone: string;
  @ApiProperty(textOrNull) place: LocalizedTextResponse | null;
  @ApiProperty(answerOrNull) answer: InvitationAnswer | null;
  @ApiProperty(timeOrNull) answeredAt: Date | null;
}
