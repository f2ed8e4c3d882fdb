/**
 * What can be computed for a questionnaire: indicators whose questions it asks, by the breakdowns whose questions it asks.
 * Every figure is also by sex.
 */
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import type { DecentRule } from '../../../../methodology/classification/settings.js';
import { type Breakdown, type BreakdownId, breakdowns } from '../definitions/breakdowns.js';
import type { IndicatorDefinition } from '../definitions/definition.js';
import { askedByStrict8 } from '../definitions/derived-variables.js';
import { comparedIn } from '../definitions/formula/comparison.js';
import { shortNameOf } from '../definitions/vocabulary.js';
import type { RunInputs } from './run.js';
import type { RunSettings } from './settings.js';

const decentWork: readonly string[] = ['decent', 'green_job'];

/**
 * The questions that a definition reads: its own, those of a definition that it compares, and those that the rule of
 * decent work needs.
 */
export function questionsOf(
  definition: IndicatorDefinition,
  known: readonly IndicatorDefinition[],
  rule: DecentRule = 'core5',
): readonly string[] {
  const compared = definition.estimator === 'index' ? comparedIn(definition.numerator) : null;
  const read = [definition, ...known.filter(({ id }) => id === compared)];
  const isStrict =
    rule === 'strict8' && read.some((each) => each.derived_variables.some((name) => decentWork.includes(name)));
  return [...new Set([...read.flatMap(({ variables }) => variables), ...(isStrict ? askedByStrict8 : [])])];
}

interface AskedOf {
  readonly known: readonly IndicatorDefinition[];
  readonly asked: readonly string[];
  readonly rule: DecentRule;
}

/** The questions that a definition needs and a questionnaire does not ask. */
export function questionsMissing(definition: IndicatorDefinition, { known, asked, rule }: AskedOf): readonly string[] {
  return questionsOf(definition, known, rule).filter((question) => !asked.includes(question));
}

interface RunWithMapping {
  readonly inputs: Pick<RunInputs, 'mapping'> | null;
  readonly settings: Pick<RunSettings, 'decentRule'>;
}

/** Why the indicators of a run whose questions its questionnaire does not ask were not computed. */
export function reasonsNotAsked(
  { inputs, settings }: RunWithMapping,
  known: readonly IndicatorDefinition[],
): ReadonlyMap<string, LocalizedText> {
  const asked = inputs?.mapping?.asked;
  if (asked === undefined) return new Map();
  const surveyed = known.filter(({ source }) => source === 'survey');
  const missing = surveyed.map(
    (each) => [each.id, questionsMissing(each, { known, asked, rule: settings.decentRule })] as const,
  );
  return new Map(missing.filter(([, names]) => names.length > 0).map(([id, names]) => [id, notAsked(names)]));
}

function notAsked(questions: readonly string[]): LocalizedText {
  const names = questions.map(shortNameOf);
  const en = names.map((name) => name.en);
  const list = new Intl.ListFormat('en-GB', { type: 'disjunction' }).format(en);
  return {
    en: `This questionnaire has no question on ${list}.`,
    zh: `本问卷未询问：${names.map(({ zh }) => zh).join('、')}。`,
  };
}

const employee = ['emp_status', 'icse'];

function isAsked(id: BreakdownId, asked: readonly string[]): boolean {
  const { answer }: Breakdown = breakdowns[id];
  if (answer === null) return true;
  return [answer.question, ...(answer.employeesOnly ? employee : [])].every((question) => asked.includes(question));
}

type Tables = Pick<RunSettings, 'breakdowns' | 'pairs' | 'merged'>;

/** The tables of a run without breakdowns whose questions are not asked. */
export function tablesAsked<Settings extends Tables>(settings: Settings, asked: readonly string[]): Settings {
  const { breakdowns: ids, pairs, merged } = settings;
  const has = (id: string): boolean => isAsked(id as BreakdownId, asked);
  return {
    ...settings,
    breakdowns: ids.filter(has),
    pairs: pairs.filter((pair) => pair.split('+').every(has)),
    ...(merged && { merged: merged.filter(({ breakdown }) => has(breakdown)) }),
  };
}
