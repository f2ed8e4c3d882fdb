import type { LocalizedText } from '../../kernel/localized-text.js';
import type { PlanKind } from '../domain/plan.js';
import document from './jiangsu-roadmap.json' with { type: 'json' };

interface Sourced {
  readonly key: string;
  /**
   * Where the statement comes from: stated in the text (`seed`), our reading of it (`inferred`), or general knowledge
   * (`general`).
   */
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
  /** A year or a month, as written in the text. */
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

/** Plans, instruments, achievements and planned actions from one published text, which names few owners. */
export const jiangsuRoadmap = document as unknown as {
  readonly plans: readonly JiangsuPlan[];
  readonly instruments: readonly JiangsuInstrument[];
  readonly achievements: readonly JiangsuAchievement[];
  readonly followUp: readonly JiangsuFollowUp[];
};
