/** A shared file before its answers are known: its variables, its key variables, and what is left out and why. */
import type { Bilingual, Question } from '../../../form/index.js';
import type { KeyVariable } from '../../../../methodology/disclosure/microdata/local-suppression.js';
import { withEarlierVersions } from '../../wave-versions.js';
import { weightColumn } from '../design-columns.js';
import {
  type CoarseQuestion,
  coarseQuestion,
  type SharedParks,
  type SharedSource,
  storedNames,
} from './coarse-questions.js';
import { judgedRules } from './dependent-variables.js';
import {
  completeRules,
  isSound,
  leftOut,
  type SharingRules,
  sharingVariables,
  type WaveVersions,
} from './sharing-rules.js';

export interface SharedVariable extends CoarseQuestion {
  readonly name: string;
  readonly label: Bilingual;
  /** Place among the key variables; null: it is none. */
  readonly key: number | null;
  /** Places of the key variables on which it depends. */
  readonly dependsOn: readonly number[];
}

export interface SharedPlan {
  readonly variables: readonly SharedVariable[];
  readonly keys: readonly (KeyVariable & { readonly name: string; readonly label: Bilingual })[];
  readonly hasWeights: boolean;
  /** Variables that rules keep, but that would reveal others, which are left out or coarser. */
  readonly revealing: readonly {
    readonly name: string;
    readonly label: Bilingual;
    readonly reveals: readonly string[];
  }[];
  /** Key variables because others depend on them. */
  readonly added: readonly string[];
  /** Names of stored answers from which the values of key variables are computed. */
  readonly names: readonly string[];
  /** The values of the key variables. */
  readonly valuesOf: (source: SharedSource) => readonly string[];
}

export function sharedPlan(versions: WaveVersions, rules: SharingRules, parks: SharedParks): SharedPlan {
  const definition = withEarlierVersions(versions);
  const known = new Map(sharingVariables(versions).map((each) => [each.name, each]));
  const complete = completeRules(rules, versions).variables.map((rule) =>
    isSound(rule, known.get(rule.variable)!) ? rule : leftOut(rule.variable),
  );
  const judged = judgedRules(versions, complete);
  const questions = new Map<string, Question>(definition.questions.map((question) => [question.name, question]));
  const keyNames = judged.rules.filter(({ isKey }) => isKey).map(({ variable }) => variable);
  const dependents = new Map(keyNames.map((name) => [name, judged.dependentsOf(name)]));
  const labelOf = (name: string): Bilingual => known.get(name)!.label;
  const variables = judged.rules.flatMap((rule): SharedVariable[] => {
    const name = rule.variable;
    const coarse = coarseQuestion(rule, questions.get(name), parks);
    if (coarse === null) return [];
    const key = keyNames.indexOf(name);
    const dependsOn = keyNames.flatMap((each, at) => (dependents.get(each)!.has(name) ? [at] : []));
    return [{ ...coarse, name, label: labelOf(name), key: key < 0 ? null : key, dependsOn }];
  });
  const keys = keyNames.map((name) => ({
    ...{ name, label: labelOf(name), cost: 1 + dependents.get(name)!.size },
    dependents: [...dependents.get(name)!].map((each) => keyNames.indexOf(each)).filter((place) => place >= 0),
  }));
  const ofKeys = keyNames.map((name) => variables.find((each) => each.name === name)!);
  return {
    ...{ variables, keys, added: judged.added },
    hasWeights: judged.rules.some(({ variable, treatment }) => variable === weightColumn && treatment === 'average'),
    revealing: [...judged.revealing].map(([name, reveals]) => ({ name, label: labelOf(name), reveals })),
    names: keyNames.flatMap((name) => {
      const question = questions.get(name);
      return question === undefined ? [] : storedNames(question);
    }),
    valuesOf: (source) => ofKeys.map(({ name, answersOf }) => answersOf(source)[name] ?? ''),
  };
}
