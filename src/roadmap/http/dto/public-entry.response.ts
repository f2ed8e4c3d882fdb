import { ApiProperty } from '@nestjs/swagger';
import { constituencies, type Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type RecordedAs, recordedAsAll } from '../../domain/validation.js';

class PublicWordsResponse {
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedText;
}

class PublicAgreementResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty({ enum: recordedAsAll, description: 'The capacity in which the agreement was given.' })
  recordedAs: RecordedAs;
  @ApiProperty() agreedAt: Date;
}

export class PublicEntryResponse {
  @ApiProperty({ type: PublicWordsResponse, nullable: true, description: 'Null: not proposed.' })
  words: PublicWordsResponse | null;
  @ApiProperty({ description: 'Of the words; 0: not proposed.' }) version: number;
  @ApiProperty({ type: [PublicAgreementResponse] }) agreed: readonly PublicAgreementResponse[];
  @ApiProperty({ description: 'Whether all groups agreed, so that the page shows the entry.' }) isPublic: boolean;
  @ApiProperty({ description: 'Whether you may propose or change the words.' }) mayPropose: boolean;
  @ApiProperty({ enum: constituencies, isArray: true, description: 'Groups for which you may agree.' })
  mayAgreeFor: readonly Constituency[];
  @ApiProperty() mayWithdraw: boolean;
}
