import type { Constituency } from '../../../kernel/actor.js';
import type { LocalizedText } from '../../../kernel/localized-text.js';
import type { ActionContent } from '../action.js';
import type { ActionStatus } from '../status.js';
import { type ImportError, importError } from './errors.js';
import type { ImportedRow } from './read-row.js';

/** An action as it is now, with the fields that an import can change. */
export type CurrentAction = Pick<
  ActionContent,
  | 'title'
  | 'description'
  | 'conclusionIds'
  | 'ownerOrganisationId'
  | 'ownerWorkingGroupId'
  | 'ownerPersonId'
  | 'policyAreas'
  | 'placeId'
  | 'startOn'
  | 'dueOn'
  | 'duePrecision'
  | 'budget'
> & {
  readonly id: string;
  readonly number: number;
  readonly version: number;
  readonly status: ActionStatus;
  /** The groups whose confirmation of a report of completion is in force. */
  readonly confirmedBy: readonly Constituency[];
};

export type ImportedContent = Partial<Omit<CurrentAction, 'id' | 'number' | 'version' | 'status' | 'confirmedBy'>>;

/** What a row does: it creates an action, or changes some fields of one. */
export interface ImportedChange {
  readonly row: number;
  /** Null: a new action. */
  readonly current: CurrentAction | null;
  readonly title: LocalizedText;
  readonly changes: ImportedContent;
  readonly reason: string;
}

export interface Comparison {
  readonly changes: readonly ImportedChange[];
  readonly unchanged: number;
  readonly errors: readonly ImportError[];
}

const same = (left: unknown, right: unknown): boolean => JSON.stringify(left) === JSON.stringify(right);

/** Both languages of a text; a language without a column keeps its text. */
function bothOf(
  now: LocalizedText | undefined,
  en: string | undefined,
  zh: string | undefined,
): LocalizedText | undefined {
  if (en === undefined && zh === undefined) return undefined;
  return { en: en ?? now?.en ?? '', zh: zh ?? now?.zh ?? '' };
}

function contentOf(row: ImportedRow, current: CurrentAction | null): ImportedContent {
  const { titleEn, titleZh, descriptionEn, descriptionZh } = row;
  const { conclusionIds, ownerOrganisationId, ownerWorkingGroupId, ownerPersonId } = row;
  const { policyAreas, placeId, startOn, dueOn, budget } = row;
  const content = {
    title: bothOf(current?.title, titleEn, titleZh),
    description: bothOf(current?.description, descriptionEn, descriptionZh),
    ...{ conclusionIds, ownerOrganisationId, ownerWorkingGroupId, ownerPersonId },
    ...{ policyAreas, placeId, startOn, dueOn, budget },
  };
  const changed = Object.entries(content).filter(
    ([field, value]) => value !== undefined && !same(value, current?.[field as keyof CurrentAction]),
  );
  const found = Object.fromEntries(changed) as ImportedContent;
  return found.dueOn === undefined || found.dueOn === null ? found : { ...found, duePrecision: 'day' };
}

function errorOf(row: ImportedRow, current: CurrentAction | null, changes: ImportedContent): ImportError | null {
  const title = changes.title ?? current?.title ?? { en: '', zh: '' };
  if (title.en === '' && title.zh === '') return importError('title-missing', { row: row.row, column: 'titleEn' });
  const [startOn, dueOn] = [changes.startOn, changes.dueOn].map((day, index) =>
    day === undefined ? ((index === 0 ? current?.startOn : current?.dueOn) ?? null) : day,
  );
  if (startOn && dueOn && dueOn < startOn)
    return importError('dates-reversed', { row: row.row, column: 'dueOn', value: dueOn });
  if (current?.dueOn && changes.dueOn !== undefined && row.reason === '')
    return importError('reason-missing', { row: row.row, column: 'reason' });
  return null;
}

/** Compares the rows of a file with the actions as they are now. Rows are matched by number. */
export function compareRows(rows: readonly ImportedRow[], actions: ReadonlyMap<number, CurrentAction>): Comparison {
  const changes: ImportedChange[] = [];
  const errors: ImportError[] = [];
  const seen = new Set<number>();
  let unchanged = 0;
  for (const row of rows) {
    const { number } = row;
    const current = number === null ? null : (actions.get(number) ?? null);
    const place = { row: row.row, column: 'number' as const, value: number === null ? '' : String(number) };
    if (number !== null && current === null) errors.push(importError('number-unknown', place));
    else if (number !== null && seen.has(number)) errors.push(importError('number-twice', place));
    else {
      if (number !== null) seen.add(number);
      const content = contentOf(row, current);
      const error = errorOf(row, current, content);
      if (error !== null) errors.push(error);
      else if (current !== null && Object.keys(content).length === 0) unchanged += 1;
      else
        changes.push({
          ...{ row: row.row, current, changes: content, reason: row.reason },
          title: content.title ?? current!.title,
        });
    }
  }
  return { changes, unchanged, errors };
}
