import { ApiProperty } from '@nestjs/swagger';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import { type RuleOrigin, ruleOrigins, type Treatment, treatments } from '../../domain/files/sharing/sharing-rules.js';

export class JoinedCodesResponse {
  @ApiProperty({ type: [String] })
  codes: readonly string[];
}

export class VariableRuleResponse {
  @ApiProperty()
  variable: string;

  @ApiProperty({ enum: treatments })
  treatment: Treatment;

  @ApiProperty()
  isKey: boolean;

  @ApiProperty({ type: Number, nullable: true })
  lowest: number | null;

  @ApiProperty({ type: Number, nullable: true })
  highest: number | null;

  @ApiProperty({ type: [Number] })
  bands: readonly number[];

  @ApiProperty({ type: [JoinedCodesResponse] })
  groups: readonly JoinedCodesResponse[];

  @ApiProperty({ type: Number, nullable: true })
  digits: number | null;
}

export class VariableCodeResponse {
  @ApiProperty()
  code: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;
}

export class SharingVariableResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ enum: treatments, isArray: true })
  treatments: readonly Treatment[];

  @ApiProperty()
  mayBeKey: boolean;

  @ApiProperty({ type: [VariableCodeResponse], description: 'Without codes of declined answers' })
  codes: readonly VariableCodeResponse[];
}

export class ReleasedFileResponse {
  @ApiProperty({ description: 'The version of the questionnaire' })
  formVersion: string;

  @ApiProperty({ description: 'Of the rules' })
  revision: number;

  @ApiProperty({ type: String, format: 'date-time' })
  releasedAt: Date;
}

export class SharingRulesResponse {
  @ApiProperty({ description: 'The revision in force; 0: none was saved for this version of the questionnaire' })
  version: number;

  @ApiProperty()
  formVersion: string;

  @ApiProperty({ enum: ruleOrigins, description: 'Saved for this version or for another one, or proposed' })
  origin: RuleOrigin;

  @ApiProperty({ description: 'Least records for each combination of key variables' })
  k: number;

  @ApiProperty({ description: 'The minimum of the wave: a lower k has no effect' })
  leastK: number;

  @ApiProperty({ description: 'Least enterprises for each combination' })
  minimumEnterprises: number;

  @ApiProperty({ type: [VariableRuleResponse] })
  rules: readonly VariableRuleResponse[];

  @ApiProperty({ type: [SharingVariableResponse], description: 'In the order of the rules' })
  variables: readonly SharingVariableResponse[];

  @ApiProperty({
    type: ReleasedFileResponse,
    nullable: true,
    description: 'The shared file of the wave, which does not change any more',
  })
  released: ReleasedFileResponse | null;

  @ApiProperty({ description: 'All answers have been opened, and there is no shared file yet' })
  mayBeReleased: boolean;
}

export class KeyVariableResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ description: 'Answers at risk if this variable were left out' })
  atRiskWithout: number;

  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Values that are protected; null: too few answers for a file',
  })
  suppressed: number | null;
}

export class RevealingVariableResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  label: LocalizedTextResponse;

  @ApiProperty({ type: [String], description: 'Names of the questions that it would reveal' })
  reveals: readonly string[];
}

/** Counts only: no combination and no answer is listed. */
export class SharingReportResponse {
  @ApiProperty()
  records: number;

  @ApiProperty()
  combinations: number;

  @ApiProperty({ description: 'Answers whose combination is too rare or from too few enterprises' })
  atRisk: number;

  @ApiProperty({ type: [Number], description: 'Combinations with one answer, with two, and so on below k' })
  rare: readonly number[];

  @ApiProperty({ description: 'Combinations with k answers or more, but from too few enterprises' })
  fewEnterprises: number;

  @ApiProperty({ description: 'The k in force' })
  k: number;

  @ApiProperty()
  enterprises: number;

  @ApiProperty({ type: [KeyVariableResponse] })
  keys: readonly KeyVariableResponse[];

  @ApiProperty({ type: [RevealingVariableResponse], description: 'Left out although a rule keeps them' })
  revealing: readonly RevealingVariableResponse[];

  @ApiProperty({ type: [String], description: 'Key variables because other key variables depend on them' })
  added: readonly string[];
}
