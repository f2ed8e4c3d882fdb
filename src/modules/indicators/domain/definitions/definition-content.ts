/** What an analyst may say about an indicator, in versions that are never overwritten. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../../kernel/merge.js';
import type { Direction, Estimator, IndicatorDefinition } from './definition.js';
import { comparedIn } from './formula/comparison.js';
import { type UnitCode, units } from './units.js';

export type SdgLink = IndicatorDefinition['sdg'][number];

export interface DefinitionContent {
  readonly name: LocalizedText;
  readonly group: string;
  readonly universe: string;
  readonly numerator: string;
  readonly denominator: string;
  readonly estimator: Estimator;
  readonly unit: UnitCode;
  readonly disaggregations: readonly string[];
  readonly direction: Direction;
  readonly sdg: readonly SdgLink[];
  readonly notes: LocalizedText;
  /** No longer computed; runs that used it keep their figures. */
  readonly retired: boolean;
}

/** Whom and what an indicator counts, in words, where there are any. */
export interface WordsInBoth {
  readonly universeWords: LocalizedText;
  readonly numeratorWords: LocalizedText | null;
  readonly denominatorWords: LocalizedText | null;
}

/** What follows from the formulas, kept with the version so that reading it needs no questionnaire. */
export interface DefinitionNeeds extends WordsInBoth {
  readonly variables: readonly string[];
  readonly derived_variables: readonly string[];
  readonly modules: readonly string[];
  readonly sex_built_in: boolean;
  readonly index?: IndicatorDefinition['index'];
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
export interface EffectiveDefinition extends IndicatorDefinition, WordsInBoth {
  readonly version: number;
  readonly origin: 'catalogue' | 'workspace';
  readonly retired: boolean;
}

/** The catalogue's definition with its words in both languages. */
export type SeedDefinition = IndicatorDefinition & WordsInBoth;

type Written = Pick<DefinitionVersion, 'indicatorId' | 'version' | 'content'>;

function written(base: IndicatorDefinition | null, { indicatorId, version, content }: Written): EffectiveDefinition {
  const own = { formula: '', source: 'survey', decent_work_indicator: null, not_applicable: '' } as const;
  const origin = base === null ? 'workspace' : 'catalogue';
  // what is said of a sum is not said of the comparison that took its place
  const compares = content.estimator === 'index' && base?.estimator !== 'index' ? { formula: '' } : {};
  const all = { ...own, ...base, ...content, ...compares };
  return { ...all, id: indicatorId, version, origin };
}

/** Every version of one indicator, from version 1 on; empty if the indicator does not exist. */
export type History = readonly EffectiveDefinition[];

export function historyOf(seed: SeedDefinition | null, versions: readonly Written[]): History {
  const first: History = seed === null ? [] : [{ ...seed, version: 1, origin: 'catalogue', retired: false }];
  return [...first, ...versions.map((version) => written(seed, version))];
}

/** By indicator: the catalogue in its order, then the workspace's own in the order of `versions`. */
export function historiesOf(
  seeds: readonly SeedDefinition[],
  versions: readonly Written[],
): ReadonlyMap<string, History> {
  const byId = new Map<string, Written[]>(seeds.map(({ id }) => [id, []]));
  for (const version of versions) {
    const list = byId.get(version.indicatorId);
    if (list === undefined) byId.set(version.indicatorId, [version]);
    else list.push(version);
  }
  const seedOf = new Map(seeds.map((seed) => [seed.id, seed]));
  return new Map([...byId].map(([id, list]) => [id, historyOf(seedOf.get(id) ?? null, list)]));
}

/**
 * What decides a figure, as one text: two versions with the same text give the same figures. Runs keep its hash, so the text of
 * a definition that stays as it is never changes: its unit is in words here, and an index of the catalogue has its note, which
 * once said what the fields of `index` say.
 */
export function meaningOf(definition: IndicatorDefinition, all: readonly IndicatorDefinition[]): string {
  const { universe, numerator, denominator, formula, estimator, disaggregations, sex_built_in } = definition;
  const texts = { universe, numerator, denominator, formula, estimator, unit: units[definition.unit].text };
  if (estimator !== 'index') return JSON.stringify({ ...texts, disaggregations, sex_built_in });
  // an index may compare another definition
  const compared = all.filter(({ id }) => id === comparedIn(numerator)).map((each) => meaningOf(each, []));
  const noted = formula === '' ? {} : { notes: definition.notes.en };
  return JSON.stringify({ ...texts, disaggregations, sex_built_in, ...noted, compared });
}

export function contentOf(definition: EffectiveDefinition): DefinitionContent {
  const { name, group, universe, numerator, denominator, estimator, unit, disaggregations } = definition;
  const { direction, sdg, notes, retired } = definition;
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
