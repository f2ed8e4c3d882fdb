import { dayPlus } from '../../../kernel/day.js';
import type { PolicyArea } from '../policy-area.js';
import { compareRows, type Comparison, type CurrentAction } from './compare.js';

/** The same change of several actions. A field that is absent stays as it is; null empties it. */
export interface CommonChange {
  readonly ownerOrganisationId?: string | null;
  readonly ownerWorkingGroupId?: string | null;
  readonly ownerPersonId?: string | null;
  readonly policyAreas?: readonly PolicyArea[];
  readonly placeId?: string | null;
  readonly startOn?: string | null;
  readonly dueOn?: string | null;
  /** Days by which start and due dates move, in addition; negative: earlier. Actions without dates keep none. */
  readonly moveBy?: number;
  /** For a new due date. */
  readonly reason: string;
}

/** Whether due dates change, which requires a reason. */
export const changesDueDates = ({ dueOn, moveBy }: CommonChange): boolean =>
  dueOn !== undefined || moveBy !== undefined;

function moved(day: string | null | undefined, now: string | null, by: number): string | null | undefined {
  const from = day === undefined ? now : day;
  return from === null || by === 0 ? day : dayPlus(from, by);
}

/** An action has one owner, so a new one replaces an organisation and a working group. */
function ownerOf({ ownerOrganisationId, ownerWorkingGroupId }: Omit<CommonChange, 'reason'>) {
  if (ownerOrganisationId === undefined && ownerWorkingGroupId === undefined) return {};
  return { ownerOrganisationId: null, ownerWorkingGroupId: null };
}

/** What the change does to each action. The rows of its errors and changes are the numbers of the actions. */
export function changeTogether(
  { moveBy = 0, startOn, dueOn, ...change }: CommonChange,
  actions: readonly CurrentAction[],
): Comparison {
  const rows = actions.map((action) => {
    const dates = { startOn: moved(startOn, action.startOn, moveBy), dueOn: moved(dueOn, action.dueOn, moveBy) };
    const stated = Object.fromEntries(Object.entries(dates).filter(([, day]) => day !== undefined));
    return { ...ownerOf(change), ...change, ...stated, row: action.number, number: action.number };
  });
  return compareRows(rows, new Map(actions.map((action) => [action.number, action])));
}
