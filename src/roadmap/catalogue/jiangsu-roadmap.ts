import type { LocalizedText } from '../../kernel/localized-text.js';
import type { PlanKind } from '../domain/plan.js';
import document from './jiangsu-roadmap.json' with { type: 'json' };

interface Sourced {
  readonly key: string;
  /** Whether the text says it (`seed`), our reading of it does (`inferred`), or general knowledge. */
  readonly basis: string;
}

export interface JiangsuPlan extends Sourced {
  readonly title: LocalizedText;
  readonly text: LocalizedText;
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly targets: readonly (LocalizedText & {
    readonly key: string;
    readonly duePeriod: string;
    readonly instrument: string;
  })[];
}

export interface JiangsuInstrument extends Sourced {
  readonly name: LocalizedText;
  readonly kind: Exclude<PlanKind, 'plan'>;
  readonly places: readonly string[];
  readonly text?: LocalizedText;
}

export interface JiangsuAchievement extends Sourced {
  readonly title: LocalizedText;
  readonly places?: readonly string[];
  /** A year or a month, as the text says it. */
  readonly period: string | null;
  readonly since?: string;
  readonly note?: LocalizedText;
}

export interface JiangsuFollowUp extends Sourced {
  readonly title: LocalizedText;
  readonly stage: 'planned' | 'under-way' | 'interest-expressed';
  readonly places: readonly string[];
  readonly duePeriod: string | null;
  readonly owner: string | null;
  readonly ledBy: string | null;
  readonly host: string | null;
  readonly note?: LocalizedText;
}

/** Plans, instruments, what was achieved and what is to follow, as one published text tells them. It names few owners. */
export const jiangsuRoadmap = document as unknown as {
  readonly plans: readonly JiangsuPlan[];
  readonly instruments: readonly JiangsuInstrument[];
  readonly achievements: readonly JiangsuAchievement[];
  readonly followUp: readonly JiangsuFollowUp[];
};
