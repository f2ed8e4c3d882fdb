import { ApiProperty } from '@nestjs/swagger';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../../platform/http/dto.js';
import type { NeedKind } from '../../domain/needs.js';
import type { NeedType, NodeType } from '../../domain/node.js';
import { needTypes, nodeTypes } from '../../domain/node.js';

export class ChainNodeResponse {
  @ApiProperty({ enum: nodeTypes }) type: NodeType;
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, example: 'RT2/D-07' }) label: string | null;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, nullable: true, description: 'The roundtable of an agenda item or conclusion.' })
  within: string | null;
}

export class PlaceInLoopResponse {
  @ApiProperty({ type: ChainNodeResponse }) here: ChainNodeResponse;
  @ApiProperty({ type: [ChainNodeResponse] }) from: readonly ChainNodeResponse[];
  @ApiProperty({ type: [ChainNodeResponse] }) to: readonly ChainNodeResponse[];
}

export class ChainStepResponse {
  @ApiProperty({ type: [ChainNodeResponse] }) nodes: readonly ChainNodeResponse[];
}

export class ChainLinkResponse {
  @ApiProperty({ description: 'Type and id of a record, with a blank between.' }) from: string;
  @ApiProperty({ description: 'Type and id of a record that results from it.' }) to: string;
}

export class ChainGraphResponse {
  @ApiProperty({ type: ChainNodeResponse }) here: ChainNodeResponse;
  @ApiProperty({ type: [ChainStepResponse], description: 'By steps from the record: first its direct sources.' })
  from: readonly ChainStepResponse[];
  @ApiProperty({ type: [ChainStepResponse], description: 'By steps from the record: first its direct results.' })
  to: readonly ChainStepResponse[];
  @ApiProperty({ type: [ChainLinkResponse] }) links: readonly ChainLinkResponse[];
  @ApiProperty({ description: 'False if there are more than 300 records in a direction.' }) isComplete: boolean;
}

export class MovedIndicatorResponse extends ChainNodeResponse {
  @ApiProperty({ description: 'Number of actions of which it is a target.' }) total: number;
  @ApiProperty({ type: [ChainNodeResponse], description: 'The first five of them.' })
  actions: readonly ChainNodeResponse[];
}

export class NextRoundtableResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() label: string;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ format: 'date' }) startsOn: string;
}

export class RoundtableNumbersResponse {
  @ApiProperty() total: number;
  @ApiProperty() closed: number;
  @ApiProperty({ type: NextRoundtableResponse, nullable: true }) next: NextRoundtableResponse | null;
}

export class ConclusionNumbersResponse {
  @ApiProperty() total: number;
  @ApiProperty() withoutAction: number;
}

export class ActionNumbersResponse {
  @ApiProperty() total: number;
  @ApiProperty() open: number;
  @ApiProperty() overdue: number;
  @ApiProperty() claimed: number;
  @ApiProperty() confirmed: number;
  @ApiProperty() disputed: number;
  @ApiProperty() withEvidence: number;
  @ApiProperty({ description: 'Open actions from a published source, which are never overdue.' })
  openPublished: number;
}

export class AnswerNumbersResponse {
  @ApiProperty() waves: number;
  @ApiProperty() openWaves: number;
  @ApiProperty() received: number;
}

export class IndicatorNumbersResponse {
  @ApiProperty({ description: 'Target indicators of actions.' }) linked: number;
  @ApiProperty({ description: 'Headline indicators with a figure in the latest run.' }) computed: number;
  @ApiProperty({ type: Date, nullable: true }) computedAt: Date | null;
}

export class AgendaNumbersResponse {
  @ApiProperty() waiting: number;
}

export class LoopNumbersResponse {
  @ApiProperty({ type: RoundtableNumbersResponse }) roundtables: RoundtableNumbersResponse;
  @ApiProperty({ type: ConclusionNumbersResponse }) conclusions: ConclusionNumbersResponse;
  @ApiProperty({ type: ActionNumbersResponse }) actions: ActionNumbersResponse;
  @ApiProperty({ type: AnswerNumbersResponse }) answers: AnswerNumbersResponse;
  @ApiProperty({ type: IndicatorNumbersResponse }) indicators: IndicatorNumbersResponse;
  @ApiProperty({ type: AgendaNumbersResponse }) agenda: AgendaNumbersResponse;
}

export class GapNodeResponse extends ChainNodeResponse {
  @ApiProperty({ type: Number, nullable: true }) daysPastDue: number | null;
}

export class GapNodesResponse {
  @ApiProperty() total: number;
  @ApiProperty({ type: [GapNodeResponse], description: 'The first 50, those due longest ago first.' })
  first: readonly GapNodeResponse[];
}

export class GapsResponse {
  @ApiProperty({ type: [ChainNodeResponse] }) conclusionsWithoutAction: readonly ChainNodeResponse[];
  @ApiProperty({ type: GapNodesResponse }) actionsWithoutIndicator: GapNodesResponse;
  @ApiProperty({ type: GapNodesResponse }) overdueWithoutEvidence: GapNodesResponse;
  @ApiProperty({ type: GapNodesResponse, description: 'Reported complete, and no group has responded.' })
  claimsWithoutConfirmation: GapNodesResponse;
  @ApiProperty({ type: [MovedIndicatorResponse], description: 'Indicators that clearly changed between waves.' })
  movedIndicators: readonly MovedIndicatorResponse[];
}

export class NeedNodeResponse {
  @ApiProperty({
    enum: needTypes,
    description: 'rights: a person who asks for rights; group-guest: a guest whom a titular member proposed',
  })
  type: NeedType;
  @ApiProperty() id: string;
  @ApiProperty({ type: String, nullable: true, example: 'RT2/D-07' }) label: string | null;
  @ApiProperty({ type: LocalizedTextResponse }) title: LocalizedText;
  @ApiProperty({ type: String, nullable: true, description: 'The roundtable of an agenda item, conclusion or guest.' })
  within: string | null;
}

export class NeedResponse {
  @ApiProperty({
    enum: [
      'wave-alarm',
      'passphrase-needed',
      'decide-rights',
      'second-guest',
      'late',
      'disputed',
      'confirm-conclusion',
      'object-to-corrigendum',
      'accept',
      'validate',
      'due-soon',
      'decide-proposal',
      'conclusion-without-action',
      'roundtable-ahead',
    ],
  })
  kind: NeedKind;
  @ApiProperty({ type: Number, nullable: true }) days: number | null;
  @ApiProperty({ type: NeedNodeResponse }) about: NeedNodeResponse;
}

export class NeedListResponse {
  @ApiProperty({ type: [NeedResponse] }) items: readonly NeedResponse[];
}

export class ActivityAboutResponse {
  @ApiProperty({ enum: nodeTypes }) type: NodeType;
  @ApiProperty() id: string;
}

export class ActivityEntryResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ example: 'roadmap.action.opened.v1' }) type: string;
  @ApiProperty({ type: LocalizedTextResponse }) sentence: LocalizedText;
  @ApiProperty({ type: ActivityAboutResponse, nullable: true }) about: ActivityAboutResponse | null;
  @ApiProperty() recordedAt: Date;
}

export class ActivityResponse {
  @ApiProperty({ type: [ActivityEntryResponse] }) items: readonly ActivityEntryResponse[];
  @ApiProperty({ type: String, nullable: true, description: 'Send as `before` for the next page.' })
  next: string | null;
}
