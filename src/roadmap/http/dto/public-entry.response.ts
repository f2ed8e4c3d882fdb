import { ApiProperty } from '@nestjs/swagger';
import { constituencies, type Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';

class PublicWordsResponse {
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: LocalizedTextResponse }) text: LocalizedText;
}

class PublicAgreementResponse {
  @ApiProperty({ enum: constituencies }) constituency: Constituency;
  @ApiProperty() agreedAt: Date;
}

export class PublicEntryResponse {
  @ApiProperty({ type: PublicWordsResponse, nullable: true, description: 'Null: not proposed, or withdrawn.' })
  words: PublicWordsResponse | null;
  @ApiProperty({ description: 'Of the words; 0: never proposed.' }) version: number;
  @ApiProperty({ type: [PublicAgreementResponse] }) agreed: readonly PublicAgreementResponse[];
  @ApiProperty({ description: 'Whether all groups agreed, so that the page shows the entry.' }) isPublic: boolean;
  @ApiProperty({
    description: 'Whether the action has changed since, so that its words have to be proposed and agreed again.',
  })
  isOutdated: boolean;
  @ApiProperty({ description: 'Whether you may propose or change the words.' }) mayPropose: boolean;
  @ApiProperty({ enum: constituencies, nullable: true, description: 'The group for which you may agree.' })
  mayAgreeFor: Constituency | null;
  @ApiProperty() mayWithdraw: boolean;
}
