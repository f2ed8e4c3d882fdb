import type { Question, Questionnaire } from '../../src/surveys/form/index.js';
import type { FormModel } from '../../src/surveys/form/model/form-model.js';
import { readForm } from '../../src/surveys/xlsform/read-form.js';
import { readMarkdown } from '../../src/surveys/xlsform/read-markdown.js';

/** The answer that says which optional modules the person accepted. */
export const MODULES_TAKEN = 'modules_taken';

const COLUMNS = ['type', 'name', 'label', 'relevant', 'constraint', 'required'] as const;
type Row = Readonly<Partial<Record<(typeof COLUMNS)[number], string>>>;

/**
 * A questionnaire in the format of the catalogue as a form of the model for any form, with everything that the format says
 * by columns of its own: optional modules and refusal markers become hidden questions, and the rules about them become
 * relevance, constraints and required answers.
 */
export function questionnaireAsForm(questionnaire: Questionnaire): FormModel {
  const optional = new Set(questionnaire.modules.filter((module) => module.optional).map(({ id }) => id));
  const rows: readonly Row[] = [
    { type: 'hidden', name: MODULES_TAKEN },
    ...questionnaire.questions.flatMap((question) => rowsOf(question, optional.has(question.module))),
  ];
  const choices = questionnaire.questions.flatMap(({ name, choices: list }) =>
    list.filter(({ hidden }) => hidden !== true).map(({ code }) => `| | ${name} | ${code} | ${code} |`),
  );
  const { model, messages } = readForm(
    readMarkdown(
      [
        '| survey |',
        `| | ${COLUMNS.join(' | ')} |`,
        ...rows.map((row) => `| | ${COLUMNS.map((column) => row[column] ?? '').join(' | ')} |`),
        '| choices |',
        '| | list_name | name | label |',
        ...choices,
      ].join('\n'),
    ),
    questionnaire.id,
  );
  if (model === null) throw new Error(JSON.stringify(messages.filter(({ severity }) => severity === 'error')));
  return model;
}

function rowsOf(question: Question, isOptional: boolean): readonly Row[] {
  const { name, type, decline, answer } = question;
  const marker = decline && decline.stored_in !== 'value' ? decline.stored_in : undefined;
  const relevant = all([isOptional ? `selected(\${${MODULES_TAKEN}}, '${question.module}')` : '', question.relevant]);
  const refusals = (decline?.codes ?? []).map((code) => `selected(., '${code}')`).join(' or ');
  const alone = type === 'select_multiple' && refusals !== '' ? `not((${refusals}) and count-selected(.) > 1)` : '';
  const row: Row = {
    type: type.startsWith('select') ? `${type} ${name}` : type,
    ...{ name, label: name, relevant },
    constraint: all([question.constraint, alone]),
    required: answer === 'optional' ? '' : marker === undefined ? 'yes' : `\${${marker}} = ''`,
  };
  if (marker === undefined) return [row];
  return [row, { type: 'hidden', name: marker, relevant, constraint: all([refusals, `\${${name}} = ''`]) }];
}

/** Conditions that must all be true; blank ones are left out. */
function all(conditions: readonly string[]): string {
  const given = conditions.filter((condition) => condition !== '');
  return given.length < 2 ? given.join('') : given.map((condition) => `(${condition})`).join(' and ');
}
