import { type FileColumn, frameColumns } from './import-columns.js';
import { rowError, type RowError } from './import-row.js';
import { answerColumns, outerRepeats, type QuestionnaireDefinition } from './questionnaire.js';

/** Columns without which answers to a version are not read: the enterprise's code and every core question. */
function neededColumns({ modules, questions }: QuestionnaireDefinition): readonly string[] {
  const core = new Set(modules.filter(({ optional }) => !optional).map(({ id }) => id));
  const asked = questions.filter(
    ({ module, type, repeat }) => core.has(module) && type !== 'note' && repeat === undefined,
  );
  return ['psu', ...asked.map(({ name }) => name)];
}

/** The columns that a version needs and a file does not have. */
export function missingColumns(definition: QuestionnaireDefinition, given: readonly FileColumn[]): readonly string[] {
  const present = new Set(given.map(({ to }) => to));
  return neededColumns(definition).filter((name) => !present.has(name));
}

/**
 * Errors of the header. Without the column `version`, rows are answers to the present version, whose columns are
 * required; with it, those that all versions need, and what a single version needs is required of its rows.
 *
 * @param versions the present version first
 */
export function headerErrors(
  versions: readonly QuestionnaireDefinition[],
  given: readonly FileColumn[],
): readonly RowError[] {
  const columns = given.filter(({ to }) => to !== null).map(({ column, to }) => to ?? column);
  const [first = [], ...others] = (columns.includes('version') ? versions : versions.slice(0, 1)).map((each) =>
    missingColumns(each, given),
  );
  const known = new Set([
    ...frameColumns,
    ...versions.flatMap((each) => [...answerColumns(each), ...outerRepeats(each).map(({ name }) => name)]),
  ]);
  const error = (name: string, code: string, value: string): RowError =>
    rowError({ row: 1, column: name, value }, code);
  return [
    ...first
      .filter((name) => others.every((missing) => missing.includes(name)))
      .map((name) => error(name, 'column-missing', '')),
    ...columns.filter((name) => !known.has(name)).map((name) => error(name, 'column-unknown', name)),
    ...columns
      .filter((name, index) => columns.indexOf(name) !== index)
      .map((name) => error(name, 'column-twice', name)),
  ];
}

const isNumber = (text: string): boolean => /^\d+(\.\d+)?$/.test(text);

/** The version that a cell names, also if a spreadsheet stored it as a number, "2" for "2.0"; undefined: none of them. */
export function versionNamed(cell: string, versions: readonly string[]): string | undefined {
  if (versions.includes(cell) || !isNumber(cell)) return versions.find((version) => version === cell);
  const same = versions.filter((version) => isNumber(version) && Number(version) === Number(cell));
  return same.length === 1 ? same[0] : undefined;
}
