import { ApiProperty } from '@nestjs/swagger';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, IsUUID, MaxLength } from 'class-validator';
import { constituencies } from '../../../../kernel/actor.js';
import type { Constituency } from '../../../../kernel/actor.js';
import { CalendarDate } from '../../../../platform/http/dto.js';
import { agreements, reservationKinds } from '../../domain/conclusion.js';
import type { Agreement, ReservationKind } from '../../domain/conclusion.js';
import {
  type AnswersCounted,
  answersCountedAll,
  type ConfirmationAnswer,
  confirmationAnswers,
} from '../../domain/confirmation.js';
import { agreedInAll, textLanguages } from '../../domain/translation.js';
import type { AgreedIn, TextLanguage } from '../../domain/translation.js';
import { BilingualText, DialogueTextRequest, OptionalBilingualText } from './text.request.js';

const listedAgreements = [...agreements, 'provisional', 'replaced'] as const;

export class RegisterFilterRequest {
  @ApiProperty({ required: false }) @IsOptional() @IsUUID() roundtable?: string;
  @ApiProperty({
    required: false,
    enum: listedAgreements,
    description:
      'provisional: taken without a quorum and not agreed since. replaced: by a later one, in no other list.',
  })
  @IsOptional()
  @IsIn(listedAgreements)
  agreement?: (typeof listedAgreements)[number];
  @ApiProperty({ required: false, enum: ['yes', 'no'] }) @IsOptional() @IsIn(['yes', 'no']) reserved?: 'yes' | 'no';
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(200) words?: string;
}

export class TextSearchRequest {
  @ApiProperty() @IsString() @MaxLength(200) words: string;
}

export class RecordConclusionRequest {
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Default: the meeting of the item, else the current meeting.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() agendaItemId?: string | null;
  @BilingualText() text: DialogueTextRequest;
  @ApiProperty({
    ...{ enum: agreedInAll, required: false },
    description: 'The language in which it was agreed. Absent: in the languages of the text.',
  })
  @IsOptional()
  @IsIn(agreedInAll)
  agreedIn?: AgreedIn;
  @ApiProperty({ enum: agreements }) @IsIn(agreements) agreement: Agreement;
  @CalendarDate() agreedOn: string;
  @CalendarDate({
    optional: true,
    nullable: true,
    description: 'The last day on which organisations confirm. Required for ad-referendum, otherwise absent.',
  })
  confirmBy?: string | null;
  @ApiProperty({
    type: Boolean,
    required: false,
    nullable: true,
    description: 'Whether a quorum was shown when the form was opened; refused if that has changed. Null: not shown.',
  })
  @IsOptional()
  @IsBoolean()
  quorumShown?: boolean | null;
  @ApiProperty({
    ...{ type: String, format: 'uuid', required: false, nullable: true },
    description: 'The earlier agreed conclusion that this one replaces.',
  })
  @IsOptional()
  @IsUUID()
  replacesId?: string | null;
}

export class AdoptTranslationRequest {
  @ApiProperty({ description: 'The version of the text that the groups adopted.' }) @IsInt() textVersion: number;
}

export class AdoptConclusionRequest {
  @ApiProperty({ format: 'uuid', description: 'The meeting in session, with a quorum, that adopts the conclusion.' })
  @IsUUID()
  meetingId: string;
}

export class ReviseConclusionRequest {
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) en?: string;
  @ApiProperty({ required: false }) @IsOptional() @IsString() @MaxLength(20_000) zh?: string;
  @ApiProperty({ required: false, enum: agreements }) @IsOptional() @IsIn(agreements) agreement?: Agreement;
  @CalendarDate({ optional: true }) agreedOn?: string;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
  @CalendarDate({
    optional: true,
    nullable: true,
    description: 'Required if the conclusion becomes ad-referendum, otherwise absent.',
  })
  confirmBy?: string | null;
}

export class SetConfirmationTermRequest {
  @CalendarDate({ description: 'The last day on which organisations confirm; not in the past.' }) confirmBy: string;
  @ApiProperty({ type: String, required: false, nullable: true, description: 'Required to change a date.' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  reason?: string | null;
}

export class AnswerConfirmationRequest {
  @ApiProperty({ enum: confirmationAnswers }) @IsIn(confirmationAnswers) answer: ConfirmationAnswer;
  @ApiProperty({ type: String, required: false, nullable: true })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  note?: string | null;
  @OptionalBilingualText() statement?: DialogueTextRequest | null;
  @ApiProperty({ type: String, required: false, nullable: true, description: 'The number of the letter.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  letterNumber?: string | null;
  @CalendarDate({ optional: true, nullable: true, description: 'The date of the letter.' }) letterDate?: string | null;
  @ApiProperty({ type: String, required: false, nullable: true, description: 'Of the person who signed the letter.' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  signatoryFunction?: string | null;
}

export class ConfirmationLettersRequest {
  @ApiProperty({ format: 'uuid', required: false }) @IsOptional() @IsUUID() organisation?: string;
}

export class SetConfirmationRuleRequest {
  @ApiProperty({ enum: constituencies }) @IsIn(constituencies) constituency: Constituency;
  @ApiProperty({ enum: answersCountedAll, description: 'each: no other rule.' })
  @IsIn(answersCountedAll)
  rule: AnswersCounted;
  @ApiProperty({ type: String, format: 'uuid', required: false, nullable: true, description: 'For for-group.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'The letter or decision of the group that says so. Required unless the rule is each.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  mandate?: string | null;
}

export class RecordReservationRequest {
  @ApiProperty({ enum: reservationKinds }) @IsIn(reservationKinds) kind: ReservationKind;
  @ApiProperty({ type: String, required: false, nullable: true }) @IsOptional() @IsUUID() organisationId?:
    string | null;
  @ApiProperty({ enum: constituencies, required: false, nullable: true })
  @IsOptional()
  @IsIn(constituencies)
  constituency?: Constituency | null;
  @BilingualText() statement: DialogueTextRequest;
}

export class TranslateConclusionRequest {
  @ApiProperty({ enum: textLanguages }) @IsIn(textLanguages) language: TextLanguage;
  @ApiProperty({
    type: String,
    required: false,
    nullable: true,
    description: 'Null: the existing translation is still correct.',
  })
  @IsOptional()
  @IsString()
  @MaxLength(20_000)
  text?: string | null;
}

export class TranslateReservationRequest {
  @ApiProperty({ enum: textLanguages }) @IsIn(textLanguages) language: TextLanguage;
  @ApiProperty({ maxLength: 20_000, description: 'The translation that was shown; blank if there was none.' })
  @IsString()
  @MaxLength(20_000)
  replaces: string;
  @ApiProperty({ maxLength: 20_000 }) @IsString() @MaxLength(20_000) text: string;
}
