import { indicatorVariables } from '../../src/surveys/catalogue/indicator-variables.js';
import type { MappedVariable } from '../../src/surveys/domain/mapping.js';
import type { SyntheticSurvey } from './park-workers.js';

/** The questions of the indicators as an XLSForm with other names, other codes, yearly pay and -9 for no answer. */
export const translatedForm = [
  '| survey |',
  '|  | type | name | label |',
  ...indicatorVariables.map(({ name, kind }) => `|  | ${typeOf(name, kind)} | their_${name} | About ${name} |`),
  '| choices |',
  '|  | list_name | name | label |',
  ...indicatorVariables.flatMap(({ name, categories }) =>
    categories.map(({ code }) => `|  | ${name} | c${code} | Choice ${code} |`),
  ),
  '| settings |',
  '|  | form_id | form_title | version |',
  '|  | theirs | Their questionnaire | 3 |',
].join('\n');

function typeOf(name: string, kind: string): string {
  if (kind === 'number') return 'decimal';
  return kind === 'code' ? `select_one ${name}` : `select_multiple ${name}`;
}

const unitOf = (name: string, units: readonly { readonly code: string }[]): string | null =>
  name === 'wage_month' ? 'yuan-year' : (units[0]?.code ?? null);

export const translatedMapping: readonly MappedVariable[] = indicatorVariables.map(
  ({ name, kind, categories, units }) => ({
    ...{ variable: name, question: `their_${name}`, unit: unitOf(name, units) },
    noAnswer: kind === 'number' ? ['-9'] : [],
    categories: categories.map(({ code }) => ({ choice: `c${code}`, category: code })),
  }),
);

/** The same answers in the words of this form. */
export function inTheirWords(survey: SyntheticSurvey): SyntheticSurvey {
  const kinds = new Map(indicatorVariables.map(({ name, kind }) => [name, kind]));
  const theirs = (name: string, value: string): string => {
    if (kinds.get(name) !== 'number')
      return value
        .split(' ')
        .map((code) => `c${code}`)
        .join(' ');
    if (value === '') return '-9';
    return name === 'wage_month' ? String(Number(value) * 12) : value;
  };
  const answers = survey.answers.map((answer) => ({
    ...answer,
    answers: Object.fromEntries(
      Object.entries(answer.answers)
        .filter(([name]) => kinds.has(name))
        .map(([name, value]) => [`their_${name}`, theirs(name, value)]),
    ),
  }));
  return { ...survey, answers };
}
