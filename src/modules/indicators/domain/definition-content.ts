/** What an analyst may say about an indicator, in versions that are never overwritten. */
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../kernel/merge.js';
import type { Direction, Estimator, IndicatorDefinition } from './definition.js';

export type SdgLink = IndicatorDefinition['sdg'][number];

export interface DefinitionContent {
  readonly name: LocalizedText;
  readonly group: string;
  readonly universe: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly estimator: Estimator;
  readonly unit: string;
  readonly disaggregations: readonly string[];
  readonly direction: Direction;
  readonly sdg: readonly SdgLink[];
  readonly notes: LocalizedText;
  /** No longer computed; runs that used it keep their figures. */
  readonly retired: boolean;
}

/** What follows from the formulas, kept with the version so that reading it needs no questionnaire. */
export interface DefinitionNeeds {
  readonly variables: readonly string[];
  readonly derived_variables: readonly string[];
  readonly modules: readonly string[];
  readonly sex_built_in: boolean;
  readonly universeWords: LocalizedText;
}

export interface DefinitionVersion {
  readonly indicatorId: string;
  readonly version: number;
  readonly content: DefinitionContent & DefinitionNeeds;
  readonly reason: string;
  readonly personId: string | null;
  readonly writtenAt: Date;
}

/** A definition as it holds now: the catalogue's own is version 1 of each, what analysts wrote comes after it. */
export interface EffectiveDefinition extends IndicatorDefinition {
  readonly version: number;
  readonly origin: 'catalogue' | 'workspace';
  readonly retired: boolean;
  readonly universeWords: LocalizedText;
  readonly notesInBoth: LocalizedText;
}

/** The catalogue's definition with its words in both languages. */
export type SeedDefinition = IndicatorDefinition & Pick<EffectiveDefinition, 'universeWords' | 'notesInBoth'>;

type Written = Pick<DefinitionVersion, 'indicatorId' | 'version' | 'content'>;

function written(base: IndicatorDefinition | null, { indicatorId, version, content }: Written): EffectiveDefinition {
  const { notes, ...rest } = content;
  const own = { formula: '', source: 'survey', decent_work_indicator: null, not_applicable: '' } as const;
  const origin = base === null ? 'workspace' : 'catalogue';
  return { ...own, ...base, ...rest, id: indicatorId, notes: notes.en, notesInBoth: notes, version, origin };
}

/** The catalogue in its order, as far as it stands unchanged, then the workspace's own by their first version. */
export function definitionsInEffect(
  seeds: readonly SeedDefinition[],
  latest: readonly Written[],
): readonly EffectiveDefinition[] {
  const known = new Set(seeds.map(({ id }) => id));
  const revised = new Map(latest.map((version) => [version.indicatorId, version]));
  return [
    ...seeds.map((seed): EffectiveDefinition => {
      const found = revised.get(seed.id);
      return found === undefined ? { ...seed, version: 1, origin: 'catalogue', retired: false } : written(seed, found);
    }),
    ...latest.filter(({ indicatorId }) => !known.has(indicatorId)).map((version) => written(null, version)),
  ];
}

export function contentOf(definition: EffectiveDefinition): DefinitionContent {
  const { name, group, universe, numerator, denominator, estimator, unit, disaggregations } = definition;
  const { direction, sdg, notesInBoth: notes, retired } = definition;
  const formula = { universe, numerator, denominator, estimator, unit };
  return { name, group, ...formula, disaggregations, direction, sdg, notes, retired };
}

/** At which version each field got the value that it has; `contents` from version 1 on. */
export function fieldVersionsOf(contents: readonly DefinitionContent[]): FieldVersions {
  const versions: Record<string, number> = {};
  contents.forEach((content, at) => {
    for (const [field, value] of Object.entries(content)) {
      const before = contents[at - 1]?.[field as keyof DefinitionContent];
      if (at === 0 || JSON.stringify(before) !== JSON.stringify(value)) versions[field] = at + 1;
    }
  });
  return versions;
}
