import { constituencies, type Constituency } from '../../kernel/actor.js';
import { dayPlus } from '../../kernel/day.js';
import { type BudgetLine, type BudgetSum, sumsByCurrency } from './budget.js';
import type { PolicyArea } from './policy-area.js';
import { policyAreas } from './policy-area.js';
import type { ActionStatus } from './status.js';
import { actionStatuses } from './status.js';

/** The sections of the report on the state of the roadmap, what needs discussion first. */
export const stateSections = [
  'late',
  'disputed',
  'unanswered',
  'slipped',
  'without-evidence',
  'proposed',
  'done',
] as const;
export type StateSection = (typeof stateSections)[number];

/** Days in which other groups can respond to a report of completion before the report says that none has. */
export const responseDays = 30;

/** The time in which a response to a report of completion is expected. */
export interface ResponseTerm {
  /** ISO day. */
  readonly until: string;
  readonly isOver: boolean;
}

/** Null: no response is expected. */
export function responseTerm(
  { status, claimedOn }: Pick<ReportedAction, 'status' | 'claimedOn'>,
  today: string,
): ResponseTerm | null {
  if (status !== 'claimed-done' || claimedOn === null) return null;
  const until = dayPlus(claimedOn, responseDays);
  return { until, isOver: today > until };
}

export interface ReportedAction {
  readonly status: ActionStatus;
  /** Set if the entry repeats a published text; no one reports on it here. */
  readonly basis: string | null;
  readonly daysLate: number;
  /** Days by which the due date is later than first agreed; null if one of them is missing. */
  readonly dueSlippage: number | null;
  readonly evidenceCount: number;
  /** ISO day of the current report of completion. */
  readonly claimedOn: string | null;
  /** ISO day of the confirmation. */
  readonly confirmedOn: string | null;
}

/** The day of the report, and the first day of the confirmations that it lists; null: all of them. */
export interface ReportDays {
  readonly today: string;
  readonly since: string | null;
}

const isClaimed = ({ status }: Pick<ReportedAction, 'status'>): boolean =>
  status === 'claimed-done' || status === 'confirmed' || status === 'disputed';

/** All sections in which an action is listed: one that is disputed and has no evidence is in both. */
export function sectionsOf(action: ReportedAction, { today, since }: ReportDays): readonly StateSection[] {
  const { status, basis, daysLate, dueSlippage, evidenceCount, confirmedOn } = action;
  if (basis !== null) return [];
  const isRecent = since === null || (confirmedOn !== null && confirmedOn >= since);
  const listed: Readonly<Record<StateSection, boolean>> = {
    late: daysLate > 0,
    disputed: status === 'disputed',
    unanswered: responseTerm(action, today)?.isOver === true,
    slipped: status !== 'dropped' && dueSlippage !== null && dueSlippage > 0,
    'without-evidence': isClaimed(action) && evidenceCount === 0,
    proposed: status === 'proposed',
    done: status === 'confirmed' && isRecent,
  };
  return stateSections.filter((section) => listed[section]);
}

export interface StateFigures {
  readonly actions: number;
  readonly late: number;
  readonly disputed: number;
  readonly withoutEvidence: number;
  readonly confirmed: number;
}

interface CountedAction extends Omit<ReportedAction, 'claimedOn' | 'confirmedOn' | 'dueSlippage'> {
  readonly ownerConstituency: Constituency | null;
  readonly policyAreas: readonly PolicyArea[];
  readonly placeId: string | null;
  readonly budget: readonly BudgetLine[];
}

export interface FiguresByGroup extends StateFigures {
  /** Null: the owner belongs to no constituency, or to several. */
  readonly constituency: Constituency | null;
}

export interface FiguresByArea extends StateFigures {
  /** Null: no policy area is stated. */
  readonly policyArea: PolicyArea | null;
}

export interface FiguresByPlace extends StateFigures {
  /** Null: no place is stated. */
  readonly placeId: string | null;
}

/** Without evidence: accepted by the owner, not dropped, and no file is attached. */
function figures(actions: readonly CountedAction[]): StateFigures {
  const count = (counts: (action: CountedAction) => boolean): number => actions.filter(counts).length;
  return {
    actions: actions.length,
    late: count(({ daysLate }) => daysLate > 0),
    disputed: count(({ status }) => status === 'disputed'),
    withoutEvidence: count(
      ({ status, evidenceCount }) => evidenceCount === 0 && status !== 'proposed' && status !== 'dropped',
    ),
    confirmed: count(({ status }) => status === 'confirmed'),
  };
}

export interface StateSummary {
  readonly byStatus: readonly { readonly status: ActionStatus; readonly actions: number }[];
  readonly byConstituency: readonly FiguresByGroup[];
  /** An action with several policy areas counts in each of them. */
  readonly byArea: readonly FiguresByArea[];
  /** Places with actions. An action counts in its own place only, not in the places that contain it. */
  readonly byPlace: readonly FiguresByPlace[];
  /** Of actions that were not dropped. */
  readonly budget: readonly BudgetSum[];
}

/** Figures of the actions on which owners report here. */
export function summaryOf(all: readonly CountedAction[]): StateSummary {
  const actions = all.filter(({ basis }) => basis === null);
  const groups = [...constituencies, null].map((constituency) => ({
    constituency,
    ...figures(actions.filter(({ ownerConstituency }) => ownerConstituency === constituency)),
  }));
  const areas = [...policyAreas, null].map((policyArea) => ({
    policyArea,
    ...figures(
      actions.filter(({ policyAreas: named }) =>
        policyArea === null ? named.length === 0 : named.includes(policyArea),
      ),
    ),
  }));
  const places = [...new Set(actions.map(({ placeId }) => placeId))].map((placeId) => ({
    placeId,
    ...figures(actions.filter((action) => action.placeId === placeId)),
  }));
  return {
    byStatus: actionStatuses.map((status) => ({
      status,
      actions: actions.filter((action) => action.status === status).length,
    })),
    byConstituency: groups.filter((group) => group.constituency !== null || group.actions > 0),
    byArea: areas.filter((area) => area.actions > 0),
    byPlace: places,
    budget: sumsByCurrency(actions.flatMap(({ status, budget }) => (status === 'dropped' ? [] : budget))),
  };
}

/** What a group still has to do: accept, report, settle a dispute of its work, or respond to a report of others. */
export const duties = ['accept', 'report', 'settle', 'respond'] as const;
export type Duty = (typeof duties)[number];

export interface OwedByGroup<Owed> {
  readonly constituency: Constituency | null;
  readonly duties: readonly { readonly duty: Duty; readonly actions: readonly Owed[] }[];
}

interface OwedAction extends Pick<ReportedAction, 'status' | 'basis' | 'daysLate'> {
  readonly ownerConstituency: Constituency | null;
  /** The groups whose response to a report of completion is awaited. */
  readonly awaited: readonly Constituency[];
}

/** What those who own an action, or who can respond to it, still have to do. */
export function dutiesOf(
  { status, basis, daysLate }: Pick<OwedAction, 'status' | 'basis' | 'daysLate'>,
  { accepts, owns, responds }: { readonly accepts: boolean; readonly owns: boolean; readonly responds: boolean },
): readonly Duty[] {
  if (basis !== null) return [];
  const owed: Readonly<Record<Duty, boolean>> = {
    accept: accepts && status === 'proposed',
    report: owns && daysLate > 0 && status !== 'proposed' && status !== 'disputed',
    settle: owns && status === 'disputed',
    respond: responds && status === 'claimed-done',
  };
  return duties.filter((duty) => owed[duty]);
}

function dutiesOfGroup(action: OwedAction, group: Constituency | null): readonly Duty[] {
  const owns = action.ownerConstituency === group;
  return dutiesOf(action, { accepts: owns, owns, responds: group !== null && action.awaited.includes(group) });
}

/**
 * What each group owes. Of the whole roadmap, a constituency that owes nothing is listed without duties; of a part of
 * it, no one can say so.
 */
export function owedByGroups<Owed extends OwedAction>(
  actions: readonly Owed[],
  isWhole: boolean,
): readonly OwedByGroup<Owed>[] {
  return [...constituencies, null]
    .map((constituency) => ({
      constituency,
      duties: duties
        .map((duty) => ({
          duty,
          actions: actions.filter((action) => dutiesOfGroup(action, constituency).includes(duty)),
        }))
        .filter((owed) => owed.actions.length > 0),
    }))
    .filter((group) => (isWhole && group.constituency !== null) || group.duties.length > 0);
}
