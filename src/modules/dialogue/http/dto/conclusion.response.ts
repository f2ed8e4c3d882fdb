import { ApiProperty } from '@nestjs/swagger';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { LocalizedTextResponse, NamedResponse } from '../../../../platform/http/dto.js';
import { agreements, recordedAsAll, reservationKinds } from '../../domain/conclusion.js';
import type { Agreement, RecordedAs, ReservationKind } from '../../domain/conclusion.js';
import {
  answeredAsAll,
  answersCountedAll,
  confirmationAnswers,
  confirmationStates,
  confirmationStatuses,
} from '../../domain/confirmation.js';
import type {
  AnsweredAs,
  AnswersCounted,
  ConfirmationAnswer,
  ConfirmationState,
  ConfirmationStatus,
} from '../../domain/confirmation.js';
import { type Shortfall, shortfalls } from '../../domain/presence.js';
import { agreedInAll, textLanguages } from '../../domain/translation.js';
import type { AgreedIn, TextKind, TextLanguage } from '../../domain/translation.js';
import { roundtableStates } from '../../domain/roundtable.js';
import type { RoundtableState } from '../../domain/roundtable.js';
import { CorrigendumResponse } from './corrigendum.response.js';
import { type FixedBecause, fixedReasons } from '../../domain/replacement.js';
import { DialogueOrganisation } from './parts.response.js';

export class ReservationResponse {
  @ApiProperty() id: string;
  @ApiProperty({ enum: reservationKinds }) kind: ReservationKind;
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({ type: LocalizedTextResponse }) statement: LocalizedTextResponse;
  @ApiProperty({
    enum: textLanguages,
    nullable: true,
    type: String,
    description: 'The language that an interpreter added.',
  })
  translatedLanguage: TextLanguage | null;
  @ApiProperty({ description: 'The version of the text that the reservation refers to.' }) textVersion: number;
  @ApiProperty({ description: 'Whether the text has been revised since.' }) textChanged: boolean;
  @ApiProperty({ type: NamedResponse, nullable: true }) recordedBy: NamedResponse | null;
  @ApiProperty({ enum: recordedAsAll, nullable: true, description: 'Null if not stored.' })
  recordedAs: RecordedAs | null;
  @ApiProperty() recordedAt: Date;
  @ApiProperty({ type: Date, nullable: true }) withdrawnAt: Date | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) withdrawnBy: NamedResponse | null;
  @ApiProperty({ description: 'Whether the current user may withdraw it.' }) mayWithdraw: boolean;
}

export class ConfirmationTermResponse {
  @ApiProperty({ format: 'date' }) dueOn: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why the date changed; null for the first one.' })
  reason: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() setAt: Date;
}

export class ConfirmationPaperResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() title: string;
}

export class OrganisationConfirmationResponse {
  @ApiProperty({ type: DialogueOrganisation, nullable: true }) organisation: DialogueOrganisation | null;
  @ApiProperty({ enum: constituencies, nullable: true }) constituency: Constituency | null;
  @ApiProperty({
    enum: answersCountedAll,
    description: 'How the answers of its group count, by its mandate. for-group: it answers for the whole group.',
  })
  rule: AnswersCounted;
  @ApiProperty({
    enum: confirmationStatuses,
    description: 'silent: the date has passed without an answer to the present text.',
  })
  status: ConfirmationStatus;
  @ApiProperty({ enum: confirmationAnswers, nullable: true, type: String, description: 'Also to an earlier text.' })
  answer: ConfirmationAnswer | null;
  @ApiProperty({ type: String, nullable: true, description: 'Comments.' }) note: string | null;
  @ApiProperty({ type: String, format: 'uuid', nullable: true, description: 'Among the reservations.' })
  reservationId: string | null;
  @ApiProperty({ type: String, nullable: true }) letterNumber: string | null;
  @ApiProperty({ type: String, format: 'date', nullable: true }) letterDate: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Of the person who signed the letter.' })
  signatoryFunction: string | null;
  @ApiProperty({ description: 'Whether the text has been revised since the answer, which then does not count.' })
  textChanged: boolean;
  @ApiProperty({ type: ConfirmationPaperResponse, nullable: true, description: 'A document of the roundtable.' })
  paper: ConfirmationPaperResponse | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) recordedBy: NamedResponse | null;
  @ApiProperty({
    enum: answeredAsAll,
    nullable: true,
    type: String,
    description: 'recorder: a facilitator or rapporteur entered an answer given on paper.',
  })
  recordedAs: AnsweredAs | null;
  @ApiProperty({ type: Date, nullable: true }) answeredAt: Date | null;
  @ApiProperty({ description: 'Whether the current user may answer for it now.' }) mayAnswer: boolean;
  @ApiProperty({ description: 'Whether the current user may attach its paper now.' }) mayAttach: boolean;
}

export class ConfirmationResponse {
  @ApiProperty({
    enum: confirmationStates,
    description:
      'confirmed: by every organisation, or as the mandates of the groups provide. no-term: reached before dates were recorded. no-one: no organisation is asked.',
  })
  state: ConfirmationState;
  @ApiProperty({ type: String, format: 'date', nullable: true }) dueOn: string | null;
  @ApiProperty({ type: [ConfirmationTermResponse] }) terms: ConfirmationTermResponse[];
  @ApiProperty({ type: [OrganisationConfirmationResponse] }) organisations: OrganisationConfirmationResponse[];
}

export class ConfirmationRuleResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ enum: answersCountedAll }) rule: AnswersCounted;
  @ApiProperty({ type: DialogueOrganisation, nullable: true, description: 'It answers for the group.' })
  organisation: DialogueOrganisation | null;
  @ApiProperty({ type: String, nullable: true, description: 'Where the mandate says so.' }) mandate: string | null;
  @ApiProperty({ type: [DialogueOrganisation], description: 'With a titular or substitute seat.' })
  organisations: DialogueOrganisation[];
}

export class ConfirmationRulesResponse {
  @ApiProperty({ type: [ConfirmationRuleResponse] }) rules: ConfirmationRuleResponse[];
  @ApiProperty({ description: 'Whether the current user may change them now.' }) maySet: boolean;
}

export class GroupPresenceResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ description: 'Titular seats.' }) titular: number;
  @ApiProperty({ description: 'Titular seats attended by the member or a substitute.' }) attended: number;
  @ApiProperty({ description: 'Titular seats that the quorum needs.' }) needed: number;
}

export class ConclusionQuorumResponse {
  @ApiProperty() reached: boolean;
  @ApiProperty({ type: [GroupPresenceResponse] }) groups: readonly GroupPresenceResponse[];
}

export class AdoptionResponse {
  @ApiProperty() meetingId: string;
  @ApiProperty() meetingNumber: number;
  @ApiProperty({ example: 'RT3' }) roundtableLabel: string;
  @ApiProperty({ format: 'date' }) on: string;
}

export class ReplacedConclusionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'RT1/D-02' }) label: string;
}

export class ReplacementResponse extends ReplacedConclusionResponse {
  @ApiProperty({ enum: ['replaced', 'pending'], description: 'pending: the new conclusion is not agreed yet.' })
  state: 'replaced' | 'pending';
}

export class ConclusionResponse {
  @ApiProperty() id: string;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
  @ApiProperty() number: number;
  @ApiProperty() roundtableId: string;
  @ApiProperty() roundtableLabel: string;
  @ApiProperty({ type: LocalizedTextResponse }) roundtableTitle: LocalizedTextResponse;
  @ApiProperty({ enum: roundtableStates }) roundtableState: RoundtableState;
  @ApiProperty({ description: 'The meeting at which it was reached.' }) meetingId: string;
  @ApiProperty({ description: 'Number of that meeting in the roundtable.' }) meetingNumber: number;
  @ApiProperty({ type: String, nullable: true }) agendaItemId: string | null;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) agendaItemTitle: LocalizedTextResponse | null;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedTextResponse;
  @ApiProperty() textVersion: number;
  @ApiProperty({ enum: textLanguages, nullable: true, type: String, description: 'The language that is out of date.' })
  staleLanguage: TextLanguage | null;
  @ApiProperty({
    enum: agreedInAll,
    description:
      'The language in which it was agreed; the other version is a translation. both: the groups adopted both.',
  })
  agreedIn: AgreedIn;
  @ApiProperty({ enum: agreements }) agreement: Agreement;
  @ApiProperty({ example: '2019-04-16' }) agreedOn: string;
  @ApiProperty({ type: LocalizedTextResponse, nullable: true }) basis: LocalizedTextResponse | null;
  @ApiProperty() version: number;
  @ApiProperty() recordedAt: Date;
  @ApiProperty({ type: [ReservationResponse] }) reservations: ReservationResponse[];
  @ApiProperty({
    type: ConclusionQuorumResponse,
    nullable: true,
    description: 'When it was taken. Null: attendance was not recorded at its meeting.',
  })
  quorum: ConclusionQuorumResponse | null;
  @ApiProperty({
    enum: shortfalls,
    nullable: true,
    type: String,
    description:
      'groups: groups without anyone are asked to confirm. members: the next meeting with a quorum adopts it.',
  })
  shortfall: Shortfall | null;
  @ApiProperty({ description: 'Taken without a quorum, and neither confirmed nor adopted since: not agreed.' })
  provisional: boolean;
  @ApiProperty({ type: AdoptionResponse, nullable: true, description: 'The meeting with a quorum that adopted it.' })
  adoption: AdoptionResponse | null;
  @ApiProperty({ type: ConfirmationResponse, nullable: true, description: 'Null: agreed without confirmation.' })
  confirmation: ConfirmationResponse | null;
  @ApiProperty({ description: 'Taken with a quorum or settled since, and confirmed by every organisation asked.' })
  agreed: boolean;
  @ApiProperty({
    ...{ enum: fixedReasons, nullable: true, type: String },
    description: 'Why the text cannot be revised: its meeting has ended, or organisations are being asked to confirm.',
  })
  fixedBecause: FixedBecause | null;
  @ApiProperty({ description: 'Agreed at a meeting that has ended, and not replaced: can be corrected or replaced.' })
  settled: boolean;
  @ApiProperty({ type: [CorrigendumResponse] }) corrigenda: CorrigendumResponse[];
  @ApiProperty({ description: 'Whether the reader can propose a corrigendum now.' }) mayCorrect: boolean;
  @ApiProperty({ type: ReplacedConclusionResponse, nullable: true }) replaces: ReplacedConclusionResponse | null;
  @ApiProperty({ type: ReplacementResponse, nullable: true }) replacedBy: ReplacementResponse | null;
}

export class ConclusionListResponse {
  @ApiProperty({ type: [ConclusionResponse] }) items: ConclusionResponse[];
}

export class TextVersionResponse {
  @ApiProperty() version: number;
  @ApiProperty({ enum: ['recorded', 'revised', 'translated'] }) kind: TextKind;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedTextResponse;
  @ApiProperty({ type: String, nullable: true }) reason: string | null;
  @ApiProperty({ type: NamedResponse, nullable: true }) person: NamedResponse | null;
  @ApiProperty() writtenAt: Date;
}

export class ConclusionDetailResponse extends ConclusionResponse {
  @ApiProperty({ type: [TextVersionResponse] }) texts: TextVersionResponse[];
}

export class RecordedConclusionResponse {
  @ApiProperty() id: string;
  @ApiProperty() number: number;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
  @ApiProperty({ description: 'Taken without a quorum.' }) provisional: boolean;
}

export class RevisedConclusionResponse {
  @ApiProperty() version: number;
  @ApiProperty() textVersion: number;
}

export class TranslationResponse {
  @ApiProperty({ enum: ['conclusion', 'reservation'] }) kind: 'conclusion' | 'reservation';
  @ApiProperty() id: string;
  @ApiProperty() conclusionId: string;
  @ApiProperty({ example: 'RT2/D-07' }) label: string;
  @ApiProperty({ enum: textLanguages, description: 'The language to translate into.' }) language: TextLanguage;
  @ApiProperty({ enum: ['missing', 'out-of-date'] }) reason: 'missing' | 'out-of-date';
  @ApiProperty() source: string;
  @ApiProperty({ type: String, nullable: true, description: 'The source text on which the translation is based.' })
  sourceBefore: string | null;
  @ApiProperty({ description: 'The translation that is out of date.' }) translation: string;
  @ApiProperty({ description: 'Id of the conclusion.' }) version: number;
}

export class TranslationListResponse {
  @ApiProperty({ type: [TranslationResponse] }) items: TranslationResponse[];
}

export class WithdrawnResponse {
  @ApiProperty() withdrawnAt: Date;
}
