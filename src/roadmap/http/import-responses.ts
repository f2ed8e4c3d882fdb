import { dayInWords } from '../../kernel/day-in-words.js';
import type { Language, LocalizedText } from '../../kernel/localized-text.js';
import { inLanguage, localized } from '../../kernel/localized-text.js';
import type { Sheet } from '../../platform/http/index.js';
import { actionNumber } from '../domain/action.js';
import { budgetText } from '../domain/budget.js';
import { effectOnConfirmations } from '../domain/changes.js';
import { columnHelp, columnNames, type ImportColumn, importColumns } from '../domain/import/columns.js';
import type { ImportedChange, ImportedContent } from '../domain/import/compare.js';
import type { CheckedChanges, CheckedImport } from '../use-cases/check-import.js';
import type {
  CheckedChangesResponse,
  CheckedImportResponse,
  ImportedChangeResponse,
  ImportedFieldResponse,
} from './dto/import.response.js';

/** Of a list in an answer; further ones are only counted. */
const listed = 500;

/** The template: headers in the reader's language, and an explanation of each column. */
export function templateSheets(language: Language): readonly [Sheet, Sheet] {
  const head = importColumns.map((column) => inLanguage(columnNames[column], language));
  return [
    { name: inLanguage(localized('Actions', '行动'), language), head, rows: [] },
    {
      name: inLanguage(localized('Explanation', '说明'), language),
      head: [inLanguage(localized('Column', '列'), language), inLanguage(localized('Content', '内容'), language)],
      rows: importColumns.map((column, index) => [head[index]!, inLanguage(columnHelp[column], language)]),
    },
  ];
}

/** Names of the organisations, places and conclusions that the changes refer to. */
export type NameOf = (id: string) => LocalizedText | null;

export function checkedResponse(checked: CheckedImport, nameOf: NameOf): CheckedImportResponse {
  const { changes, errors } = checked;
  const opened = changes.filter(({ current }) => current === null).length;
  return {
    ...{ rows: checked.rows, unchanged: checked.unchanged, basis: checked.basis },
    ...{ ignoredColumns: checked.ignoredColumns, opened, changed: changes.length - opened },
    errorCount: errors.length,
    errors: errors.slice(0, listed).map(({ row, column, value, detail }) => ({
      ...{ row, column: column === null ? null : columnNames[column], value, detail },
    })),
    changes: changes.slice(0, listed).map((change) => changeResponse(change, nameOf)),
  };
}

function changeResponse(change: ImportedChange, nameOf: NameOf): ImportedChangeResponse {
  const code = change.current && actionNumber(change.current.number);
  const confirmedBy = change.current?.confirmedBy ?? [];
  const effect = change.current && effectOnConfirmations(change.current, change.changes, true);
  return {
    ...{ row: change.row, code, title: change.title, fields: fieldsOf(change, nameOf) },
    confirmations: effect === null || confirmedBy.length === 0 ? null : { effect: effect.of, groups: confirmedBy },
  };
}

export function checkedChangesResponse({ changes, errors, names, ...checked }: CheckedChanges): CheckedChangesResponse {
  return {
    ...{ basis: checked.basis, unchanged: checked.unchanged, changed: changes.length, errorCount: errors.length },
    errors: errors.slice(0, listed).map(({ row, detail }) => ({ code: actionNumber(row), detail })),
    changes: changes.slice(0, listed).map((change) => changeResponse(change, (id) => names.get(id) ?? null)),
  };
}

type Shown = Partial<Record<ImportColumn, LocalizedText | null>>;

const plain = (text: string | null | undefined): LocalizedText | null => (text ? localized(text, text) : null);

const date = (day: string | null | undefined): LocalizedText | null => (day ? dayInWords(day) : null);

/** The texts of the cells that a content has, by column. */
function shown(content: ImportedContent, nameOf: NameOf): Shown {
  const {
    title,
    description,
    conclusionIds,
    ownerOrganisationId,
    ownerWorkingGroupId,
    policyAreas,
    placeId,
    startOn,
    dueOn,
    budget,
  } = content;
  return {
    titleEn: plain(title?.en),
    titleZh: plain(title?.zh),
    descriptionEn: plain(description?.en),
    descriptionZh: plain(description?.zh),
    conclusions: plain(conclusionIds?.map((id) => nameOf(id)?.en ?? '').join(', ')),
    owner: nameOf(ownerOrganisationId ?? ownerWorkingGroupId ?? ''),
    policyAreas: plain(policyAreas?.join(', ')),
    place: placeId ? nameOf(placeId) : null,
    startOn: date(startOn),
    dueOn: date(dueOn),
    budget: plain(budgetText(budget ?? [])),
  };
}

const responsible = localized('Responsible person', '负责人');

function fieldsOf({ current, changes }: ImportedChange, nameOf: NameOf): readonly ImportedFieldResponse[] {
  if (changes.ownerPersonId) {
    const from = current?.ownerPersonId ?? null;
    return [{ column: responsible, from: from === null ? null : nameOf(from), to: nameOf(changes.ownerPersonId) }];
  }
  const before = current === null ? {} : shown(current, nameOf);
  const after = shown(current === null ? changes : { ...current, ...changes }, nameOf);
  return importColumns.flatMap((column) => {
    const [from, to] = [before[column] ?? null, after[column] ?? null];
    return JSON.stringify(from) === JSON.stringify(to) ? [] : [{ column: columnNames[column], from, to }];
  });
}
