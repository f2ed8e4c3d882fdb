import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type FlagKind, flagKinds, type RuleSource, ruleSources } from '../../domain/flag-rules.js';
import { type SizeClass, sizeClasses } from '../../domain/frame.js';

export class AnswerSaidResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  question: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse })
  answer: LocalizedTextResponse;
}

export class ReviewResponse {
  @ApiProperty()
  leftOut: boolean;

  @ApiProperty()
  reason: string;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true, description: 'Name of the person who decided' })
  decidedBy: LocalizedTextResponse | null;

  @ApiProperty({ type: String, format: 'date-time' })
  decidedAt: Date;

  @ApiProperty({ description: 'Increases by one with each decision; 0: figures were computed before anyone decided' })
  version: number;

  @ApiProperty({ description: 'Figures were computed: the decision can no longer be changed' })
  final: boolean;
}

export class FlaggedAnswerResponse {
  @ApiProperty({ type: String, format: 'uuid', description: 'Random; in no file' })
  id: string;

  @ApiProperty({ type: String, format: 'uuid' })
  parkId: string;

  @ApiProperty({ type: LocalizedTextResponse })
  park: LocalizedTextResponse;

  @ApiProperty({ enum: sizeClasses, nullable: true })
  sizeClass: SizeClass | null;

  @ApiProperty()
  disposition: string;

  @ApiProperty({ type: [String] })
  flags: readonly string[];

  @ApiProperty({ type: [AnswerSaidResponse], description: 'Only the answers that caused the flags' })
  because: readonly AnswerSaidResponse[];

  @ApiProperty({ type: ReviewResponse, nullable: true, description: 'Null: not decided' })
  review: ReviewResponse | null;
}

/** Single answers, for roles that may export the microdata. */
export class FlaggedAnswersResponse {
  @ApiProperty({
    type: [FlaggedAnswerResponse],
    description: 'One page; with the id of the last one, the next is read',
  })
  items: readonly FlaggedAnswerResponse[];

  @ApiProperty()
  total: number;

  @ApiProperty({ description: 'Figures were computed from all flagged answers of the wave: decisions are closed' })
  closed: boolean;

  @ApiProperty({
    ...{ type: String, format: 'date-time', nullable: true },
    description: 'When figures were last computed from answers that had no decision; null: not known',
  })
  computedAt: Date | null;

  @ApiProperty({
    ...{ type: 'object', additionalProperties: { $ref: '#/components/schemas/LocalizedTextResponse' } },
    description: 'What each flag means',
  })
  flagNames: Readonly<Record<string, LocalizedTextResponse>>;
}

export class FlagRuleResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ enum: flagKinds })
  kind: FlagKind;

  @ApiProperty({ type: Number, nullable: true })
  threshold: number | null;

  @ApiProperty({ type: [String] })
  questions: readonly string[];

  @ApiProperty()
  condition: string;
}

export class RuleQuestionResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ description: 'One of several choices' })
  isChoice: boolean;
}

export class FlagRulesResponse {
  @ApiProperty({ description: 'The revision in force; 0: none was saved for this version of the questionnaire' })
  version: number;

  @ApiProperty()
  formVersion: string;

  @ApiProperty({ enum: ruleSources, description: 'Saved for this version or for another one, or the default rules' })
  source: RuleSource;

  @ApiProperty({ type: [FlagRuleResponse] })
  rules: readonly FlagRuleResponse[];

  @ApiProperty({ type: [RuleQuestionResponse], description: 'Questions that a rule may name' })
  questions: readonly RuleQuestionResponse[];
}
