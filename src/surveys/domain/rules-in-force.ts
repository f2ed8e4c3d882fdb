import { defaultRules, type FlagRule, flagRuleFaults, type RuleSource } from './flag-rules.js';
import type { QuestionnaireDefinition } from './questionnaire.js';

interface SavedRules {
  readonly revision: number;
  readonly rules: readonly FlagRule[];
}

/** Revision 0: none were saved for this version. */
export interface RulesInForce extends SavedRules {
  readonly source: RuleSource;
}

/**
 * The rules that flag answers to a version: those saved for it, also if these are none; otherwise those that were saved
 * last for another version, as far as they can be evaluated; otherwise the default rules.
 */
export function rulesInForce(
  definition: QuestionnaireDefinition,
  own: SavedRules | null,
  ofOtherVersion: readonly FlagRule[] | null,
): RulesInForce {
  if (own !== null) return { ...own, source: 'own' };
  if (ofOtherVersion === null) return { revision: 0, rules: defaultRules(definition), source: 'default' };
  return { revision: 0, rules: usableRules(definition, ofOtherVersion), source: 'other-version' };
}

/** Rules without faults. */
export function usableRules(definition: QuestionnaireDefinition, rules: readonly FlagRule[]): readonly FlagRule[] {
  if (flagRuleFaults(definition, rules).length === 0) return rules;
  const each = rules.filter((rule) => flagRuleFaults(definition, [rule]).length === 0);
  return flagRuleFaults(definition, each).length === 0 ? each : each.filter(({ kind }) => kind !== 'condition');
}
