/** The content of a definition that an analyst can write, in versions that are never overwritten. */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { FieldVersions } from '../../../../kernel/merge.js';
import { firstNotes } from './first-notes.js';
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
  /** No longer computed; the figures of earlier runs are kept. */
  readonly retired: boolean;
}

/** The universe, numerator and denominator in words, if available. */
export interface WordsInBoth {
  readonly universeWords: LocalizedText;
  readonly numeratorWords: LocalizedText | null;
  readonly denominatorWords: LocalizedText | null;
}

/** Data derived from the formulas, stored with the version so that reading it does not need the questionnaire. */
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

/**
 * The current definition. Version 1 of each indicator of the catalogue is the catalogue's; later versions are written
 * by analysts.
 */
export interface EffectiveDefinition extends IndicatorDefinition, WordsInBoth {
  readonly version: number;
  readonly origin: 'catalogue' | 'workspace';
  readonly retired: boolean;
}

/** A definition of the catalogue with its description in both languages. */
export type SeedDefinition = IndicatorDefinition & WordsInBoth;

type Written = Pick<DefinitionVersion, 'indicatorId' | 'version' | 'content'>;

function written(base: IndicatorDefinition | null, { indicatorId, version, content }: Written): EffectiveDefinition {
  const own = { formula: '', source: 'survey', decent_work_indicator: null, not_applicable: '' } as const;
  const origin = base === null ? 'workspace' : 'catalogue';
  // the description of a sum does not apply to the comparison that replaced it
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

/**
 * The versions of each indicator: those of the catalogue in its order, then the workspace's own in the order of
 * `versions`.
 */
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
 * Everything that determines a figure, as one text: two versions with the same text give the same figures. Runs store
 * its hash, so the text must never change for an unchanged definition. This is why the unit is in words here, and an
 * index of the catalogue includes its note, which used to contain what the fields of `index` now contain.
 */
export function meaningOf(definition: IndicatorDefinition, all: readonly IndicatorDefinition[]): string {
  const { universe, numerator, denominator, formula, estimator, disaggregations, sex_built_in } = definition;
  const texts = { universe, numerator, denominator, formula, estimator, unit: units[definition.unit].text };
  if (estimator !== 'index') return JSON.stringify({ ...texts, disaggregations, sex_built_in });
  // an index may compare another definition
  const compared = all.filter(({ id }) => id === comparedIn(numerator)).map((each) => meaningOf(each, []));
  const { en } = definition.notes;
  const noted = formula === '' ? {} : { notes: firstNotes[en] ?? en };
  return JSON.stringify({ ...texts, disaggregations, sex_built_in, ...noted, compared });
}

export function contentOf(definition: EffectiveDefinition): DefinitionContent {
  const { name, group, universe, numerator, denominator, estimator, unit, disaggregations } = definition;
  const { direction, sdg, notes, retired } = definition;
  const formula = { universe, numerator, denominator, estimator, unit };
  return { name, group, ...formula, disaggregations, direction, sdg, notes, retired };
}

/** For each field, the version in which it got its current value; `contents` starts with version 1. */
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
