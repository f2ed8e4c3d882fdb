import { ApiProperty } from '@nestjs/swagger';
import { type OpeningFaultKind, openingFaults } from '../../domain/opening-check.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import { LocalizedTextResponse } from '../../../platform/http/dto.js';
import type { SizeClass } from '../../domain/frame.js';
import { sizeClasses } from '../../domain/frame.js';
import type { ModuleOffer, WaveState } from '../../domain/wave.js';
import { moduleOffers } from '../../domain/wave.js';
import { type SampleRule, sampleRules } from '../../domain/sample.js';

const states: readonly WaveState[] = ['draft', 'open', 'closed'];

export class ReceivedResponse {
  @ApiProperty()
  received: boolean;
}

export class WaveResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty()
  number: number;

  @ApiProperty({ type: LocalizedTextResponse })
  title: LocalizedTextResponse;

  @ApiProperty({ type: String, format: 'date' })
  startsOn: string;

  @ApiProperty({ type: String, format: 'date' })
  endsOn: string;

  @ApiProperty({ enum: states })
  state: WaveState;

  @ApiProperty({ type: String, format: 'uuid' })
  questionnaireId: string;

  @ApiProperty()
  questionnaire: string;

  @ApiProperty()
  formVersion: string;

  @ApiProperty({ type: String, nullable: true, description: 'Of its questionnaire; null: the built-in one' })
  formTitle: string | null;

  @ApiProperty({ enum: moduleOffers })
  offer: ModuleOffer;

  @ApiProperty()
  demonstration: boolean;

  @ApiProperty()
  minimumPersons: number;

  @ApiProperty()
  minimumEnterprises: number;

  @ApiProperty({ description: 'No more answers are accepted and all answers are opened: figures can be computed.' })
  answersComplete: boolean;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  answersDeletedOn: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  healthDeletedOn: string | null;

  @ApiProperty()
  received: number;

  @ApiProperty({ description: 'Complete answers of the probability sample' })
  completes: number;

  @ApiProperty()
  target: number;
}

export class WaveListResponse {
  @ApiProperty({ type: [WaveResponse] })
  items: WaveResponse[];
}

export class PlaceholderResponse {
  @ApiProperty()
  name: string;

  @ApiProperty({ type: LocalizedTextResponse })
  meaning: LocalizedTextResponse;
}

export class StratumResponse {
  @ApiProperty()
  stratum: string;

  @ApiProperty({ type: String, format: 'uuid' })
  parkId: string;

  @ApiProperty({ enum: sizeClasses, isArray: true })
  sizeClasses: readonly SizeClass[];

  @ApiProperty()
  certainty: boolean;

  @ApiProperty({ description: 'In the frame' })
  enterprises: number;

  @ApiProperty({ description: 'In the wave' })
  drawn: number;

  @ApiProperty()
  headcount: number;

  @ApiProperty()
  women: number;

  @ApiProperty()
  men: number;

  @ApiProperty()
  target: number;
}

export class WaveSampleResponse {
  @ApiProperty({ description: 'Number of enterprises that were drawn' })
  enterprises: number;

  @ApiProperty({ enum: sampleRules, description: 'Rule of allocation to the strata' })
  rule: SampleRule;

  @ApiProperty({ description: 'Fewest enterprises of a stratum' })
  minimum: number;

  @ApiProperty()
  seed: number;

  @ApiProperty({ description: 'Generator of random numbers' })
  generator: string;
}

class WaveFormResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'The latest version of its mapping to variables; 0: none' }) mappingVersion: number;
}

export class OpeningAlarmResponse {
  @ApiProperty({ enum: openingFaults })
  kind: OpeningFaultKind;

  @ApiProperty({ description: 'Number of waiting answers at fault; 0 if the fault is elsewhere' })
  rows: number;

  @ApiProperty({ type: String, format: 'date-time' })
  since: string;
}

class RetiredVersionResponse {
  @ApiProperty() version: string;
  @ApiProperty({ type: String, format: 'date-time' }) retiredAt: Date;
  @ApiProperty({ type: String, format: 'date-time', description: 'Answers begun before are accepted until then' })
  acceptedUntil: Date;
}

class NextVersionResponse {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty() version: string;
}

export class WavePageResponse extends WaveResponse {
  @ApiProperty({ type: String, nullable: true })
  approvalNumber: string | null;

  @ApiProperty({ type: String, nullable: true })
  approvalBody: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  approvalValidUntil: string | null;

  @ApiProperty({ type: String, nullable: true })
  approvalExemption: string | null;

  @ApiProperty({ type: 'object', additionalProperties: { $ref: '#/components/schemas/LocalizedTextResponse' } })
  texts: Readonly<Record<string, LocalizedText>>;

  @ApiProperty({ type: [PlaceholderResponse] })
  placeholders: readonly PlaceholderResponse[];

  @ApiProperty({ type: String, format: 'date', nullable: true })
  answersKeptUntil: string | null;

  @ApiProperty({ type: String, format: 'date', nullable: true })
  healthKeptUntil: string | null;

  @ApiProperty()
  graceHours: number;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  openedAt: Date | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  closedAt: Date | null;

  @ApiProperty()
  version: number;

  @ApiProperty({ type: WaveSampleResponse, nullable: true, description: 'Null: every enterprise of the frame' })
  sample: WaveSampleResponse | null;

  @ApiProperty({ type: WaveFormResponse, nullable: true, description: 'Null: the built-in questionnaire' })
  form: WaveFormResponse | null;

  @ApiProperty({ type: OpeningAlarmResponse, nullable: true, description: 'Why waiting answers are not opened' })
  openingAlarm: OpeningAlarmResponse | null;

  @ApiProperty({ type: [RetiredVersionResponse], description: 'Versions that the wave has left, the earliest first' })
  retiredVersions: readonly RetiredVersionResponse[];

  @ApiProperty({ type: [NextVersionResponse], description: 'Published versions to which it could move' })
  nextVersions: readonly NextVersionResponse[];

  @ApiProperty({ type: [StratumResponse] })
  strata: readonly StratumResponse[];

  @ApiProperty({ type: [String] })
  parks: readonly string[];
}

export class InvitationsResponse {
  /** Shown once; afterwards only their hashes are stored. */
  @ApiProperty({ type: [String] })
  links: string[];
}

/** For trying a draft on a phone. */
export class TestLinkResponse {
  @ApiProperty()
  link: string;

  /** SVG markup of the QR code. */
  @ApiProperty()
  svg: string;
}

export class PosterResponse {
  @ApiProperty({ type: String, format: 'uuid' })
  id: string;

  @ApiProperty({ enum: ['poster', 'open-poster'] })
  kind: 'poster' | 'open-poster';

  @ApiProperty()
  link: string;

  /** SVG markup of the QR code. */
  @ApiProperty()
  svg: string;

  @ApiProperty({ type: LocalizedTextResponse })
  park: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse, nullable: true })
  enterprise: LocalizedTextResponse | null;

  @ApiProperty({ type: String, nullable: true })
  stratum: string | null;

  @ApiProperty({ type: String, nullable: true })
  sizeClass: string | null;

  @ApiProperty({ type: String, format: 'uuid', nullable: true })
  unitId: string | null;

  @ApiProperty({ type: Date, nullable: true, description: 'When this code replaced an earlier one, which is closed' })
  rotatedAt: Date | null;
}

export class PosterSheetResponse {
  @ApiProperty({ type: LocalizedTextResponse })
  title: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse })
  owner: LocalizedTextResponse;

  @ApiProperty({ type: LocalizedTextResponse })
  contact: LocalizedTextResponse;

  @ApiProperty({ description: 'Number and body of the approval; blank where none is needed' })
  approval: string;

  @ApiProperty({ type: String, format: 'date' })
  endsOn: string;

  @ApiProperty({ type: [PosterResponse] })
  posters: PosterResponse[];
}
