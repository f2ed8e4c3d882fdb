import type { Actor } from '../../kernel/actor.js';
import { holds } from '../../kernel/actor.js';
import type { NamedResponse } from '../../platform/http/dto.js';
import { actionNumber } from '../domain/action.js';
import { slippage } from '../domain/action-dates.js';
import { allowedTo, movesOf, withdrawable } from '../domain/allowed.js';
import { mayDeleteComment } from '../domain/comment.js';
import { mayRemoveEvidence, roadmapPermissions } from '../domain/policy.js';
import { policyAreaNames } from '../domain/policy-area.js';
import { sentReportRefusal } from '../domain/sent-report.js';
import { awaitedGroups } from '../domain/validation.js';
import { responseDays } from '../domain/state-report.js';
import type { UpdateRow } from '../queries/action-detail.query.js';
import type { CommentRow } from '../queries/comments.query.js';
import type { ReadCommentPage } from '../use-cases/read-comments.js';
import type { RoadmapComparison } from '../use-cases/read-comparison.js';
import type { StateReport } from '../use-cases/read-state-report.js';
import type { Inbox } from '../use-cases/read-inbox.js';
import type { ShownRecords } from '../use-cases/read-action-names.js';
import type { OwnedCard, OwnedRow, ReadAction, ReadActionGroups, ReadActionPage } from '../use-cases/read-actions.js';
import type { ActionListResponse, BoardResponse, GroupedActionsResponse } from './dto/action-list.response.js';
import type {
  ActionCardResponse,
  ActionDetailResponse,
  ActionResponse,
  ConclusionRefResponse,
  InboxResponse,
  OrganisationRefResponse,
  OwnerRefResponse,
} from './dto/action.response.js';
import type { CommentListResponse, CommentResponse } from './dto/comment.response.js';
import type { ComparisonResponse } from './dto/comparison.response.js';
import type { StateReportResponse } from './dto/state-report.response.js';

export interface Names {
  organisation(id: string | null): OrganisationRefResponse | null;
  owner(row: OwnedCard): OwnerRefResponse | null;
  person(id: string | null): NamedResponse | null;
  /** In the order of their numbers. */
  conclusions(ids: readonly string[]): readonly ConclusionRefResponse[];
}

export function namesFrom({ organisations, workingGroups, people, conclusions }: ShownRecords): Names {
  const organisationOf = new Map(
    organisations.map(({ id, name, constituency }) => [id, { id, name, constituency }] as const),
  );
  const places = new Map(conclusions.map(({ id }, place) => [id, place]));
  const personOf = new Map(people.map(({ id, name }) => [id, { id, name }] as const));
  const organisation = (id: string | null) => (id === null ? null : (organisationOf.get(id) ?? null));
  const groupOf = new Map(workingGroups.map(({ id, name }) => [id, { id, name }] as const));
  return {
    organisation,
    owner: ({ ownerOrganisationId, ownerWorkingGroupId, ownerConstituency }) => {
      const group = ownerWorkingGroupId === null ? undefined : groupOf.get(ownerWorkingGroupId);
      if (group) return { ...group, constituency: ownerConstituency, kind: 'working-group' };
      const found = organisation(ownerOrganisationId);
      return found && { ...found, kind: 'organisation' };
    },
    person: (id) => (id === null ? null : (personOf.get(id) ?? null)),
    conclusions: (ids) =>
      ids
        .map((id) => places.get(id))
        .filter((place) => place !== undefined)
        .sort((left, right) => left - right)
        .map((place) => ({ id: conclusions[place]!.id, label: conclusions[place]!.label })),
  };
}

export function listResponse(actor: Actor, { rows, shown, readAt: _, ...totals }: ReadActionPage): ActionListResponse {
  const names = namesFrom(shown);
  return { items: rows.map((row) => summary(actor, row, names)), ...totals };
}

export function boardResponse(
  actor: Actor,
  { groups, shown, readAt: _, ...totals }: ReadActionGroups<OwnedCard>,
): BoardResponse {
  const names = namesFrom(shown);
  return {
    groups: groups.map(({ rows, ...group }) => ({ ...group, items: rows.map((row) => card(actor, row, names)) })),
    ...totals,
  };
}

export function groupsResponse(
  actor: Actor,
  { groups, shown, readAt: _, ...totals }: ReadActionGroups<OwnedRow>,
): GroupedActionsResponse {
  const names = namesFrom(shown);
  return {
    groups: groups.map(({ rows, ...group }) => ({ ...group, items: rows.map((row) => summary(actor, row, names)) })),
    ...totals,
  };
}

export function inboxResponse(actor: Actor, { organisationId, duties, shown }: Inbox): InboxResponse {
  const names = namesFrom(shown);
  return {
    organisationId,
    duties: duties.map(({ duty, rows }) => ({ duty, items: rows.map((row) => summary(actor, row, names)) })),
  };
}

/** What evidence contains; who may not read it sees only that it exists, of whom and under which name. */
const unread = { link: null, figure: null, unit: null, source: null };

export function detailResponse(actor: Actor, { action, voice, response, shown }: ReadAction): ActionDetailResponse {
  const names = namesFrom(shown);
  const readsEvidence = holds(actor, roadmapPermissions, 'roadmap.evidence.read');
  const open = new Set(withdrawable(actor, action, voice).map(({ id }) => id));
  return {
    ...summary(actor, action, names),
    description: action.description,
    planId: action.planId,
    findingIds: action.findingIds,
    targets: action.targets,
    updates: action.updates.map(({ personId, organisationId: _, ...update }) => ({
      ...update,
      person: names.person(personId),
      ...mayChangeReport(actor, action, { personId, ...update }),
    })),
    validations: action.validations.map(
      ({ personId, organisationId: _, withdrawnById, lapsedContent: _lapsed, ...said }) => ({
        ...said,
        recordedBy: names.person(personId),
        withdrawnBy: names.person(withdrawnById),
        mayWithdraw: open.has(said.id),
      }),
    ),
    corrections: action.corrections.map(({ personId, ...corrected }) => ({
      ...corrected,
      person: names.person(personId),
    })),
    dueChanges: action.dueChanges.map(({ personId, ...change }) => ({ ...change, person: names.person(personId) })),
    evidence: action.evidence.map(({ personId, organisationId: _, ...file }) => ({
      ...file,
      ...(readsEvidence ? null : unread),
      person: names.person(personId),
      mayRemove: mayRemoveEvidence(actor, { personId, updateId: file.updateId }),
    })),
    comments: commentResponses(actor, action.comments, names),
    commentCount: action.commentCount,
    awaited: awaitedGroups(action, action.validations),
    response,
    allowed: allowedTo(actor, action, voice),
  };
}

/** The use case checks again. */
function mayChangeReport(actor: Actor, action: ReadAction['action'], report: Omit<UpdateRow, 'organisationId'>) {
  const mayCorrect =
    holds(actor, roadmapPermissions, 'roadmap.action.report') &&
    sentReportRefusal(actor, report, action.validations) === null;
  const last = action.updates.find(({ withdrawnAt }) => withdrawnAt === null);
  return { mayCorrect, mayWithdraw: mayCorrect && last?.id === report.id && report.statusAfter === action.status };
}

export function commentListResponse(actor: Actor, { comments, shown }: ReadCommentPage): CommentListResponse {
  return { items: commentResponses(actor, comments, namesFrom(shown)) };
}

function commentResponses(actor: Actor, comments: readonly CommentRow[], names: Names): readonly CommentResponse[] {
  return comments.map(({ personId, deletedById, mentionIds, ...comment }) => ({
    ...comment,
    person: names.person(personId),
    deletedBy: names.person(deletedById),
    mentions: mentionIds.map((id) => names.person(id)).filter((person) => person !== null),
    mayDelete: mayDeleteComment(actor, { personId, deletedAt: comment.deletedAt }),
  }));
}

export function stateReportResponse(
  actor: Actor,
  { today, since, total, published, publicActions, summary: figures, owed, roundtable, sections, shown }: StateReport,
): StateReportResponse {
  const names = namesFrom(shown);
  return {
    ...{
      today,
      since,
      total,
      published,
      publicActions,
      responseDays,
      byStatus: figures.byStatus,
      byConstituency: figures.byConstituency,
    },
    budget: figures.budget,
    byPlace: figures.byPlace,
    byArea: figures.byArea.map((area) => ({
      ...area,
      name: area.policyArea === null ? null : policyAreaNames[area.policyArea],
    })),
    owed: owed.map(({ constituency, duties }) => ({
      constituency,
      duties: duties.map(({ duty, actions }) => ({
        duty,
        actions: actions.map(({ id, number, title }) => ({ id, code: actionNumber(number), title })),
      })),
    })),
    roundtable: roundtable
      ? { id: roundtable.id, label: roundtable.label, title: roundtable.title, startsOn: roundtable.startsOn }
      : null,
    sections: sections.map(({ section, rows }) => ({ section, items: rows.map((row) => summary(actor, row, names)) })),
  };
}

export function comparisonResponse(actor: Actor, comparison: RoadmapComparison): ComparisonResponse {
  const { on, today, total, rows, removed, shown } = comparison;
  const names = namesFrom(shown);
  return {
    ...{ on, today, total, removed: removed.map(actionNumber) },
    items: rows.map(({ row, then, differences, dueMovedBy }) => ({
      action: summary(actor, row, names),
      ...{ differences, dueMovedBy, statusThen: then.status },
      ...{ dueThen: then.dueOn, duePrecisionThen: then.duePrecision },
    })),
  };
}

export function card(actor: Actor, row: OwnedCard, names: Names): ActionCardResponse {
  return {
    id: row.id,
    code: actionNumber(row.number),
    title: row.title,
    status: row.status,
    progress: row.progress,
    policyAreas: row.policyAreas,
    risk: row.risk,
    nextStep: row.nextStep,
    owner: names.owner(row),
    ownerConstituency: row.ownerConstituency,
    startOn: row.startOn,
    dueOn: row.dueOn,
    duePrecision: row.duePrecision,
    daysLate: row.daysLate,
    agreedStartOn: row.agreedStartOn,
    agreedDueOn: row.agreedDueOn,
    agreedDuePrecision: row.agreedDuePrecision,
    daysPastAgreed: row.daysPastAgreed,
    evidenceCount: row.evidenceCount,
    confirmedBy: row.confirmedBy,
    disputedBy: row.disputedBy,
    basis: row.basis,
    moves: movesOf(actor, row),
    version: row.version,
    createdAt: row.createdAt,
  };
}

function summary(actor: Actor, row: OwnedRow, names: Names): ActionResponse {
  return {
    ...card(actor, row, names),
    number: row.number,
    genderTag: row.genderTag,
    tags: row.tags,
    objectiveId: row.objectiveId,
    budget: row.budget,
    ownerPerson: names.person(row.ownerPersonId),
    coOwners: row.coOwnerOrganisationIds
      .map((id) => names.organisation(id))
      .filter((organisation) => organisation !== null),
    dueSlippage: slippage(row.agreedDueOn, row.dueOn),
    placeId: row.placeId,
    conclusions: names.conclusions(row.conclusionIds),
    indicatorIds: row.indicatorIds,
    validatorConstituency: row.validatorConstituency,
    updatedAt: row.updatedAt,
  };
}
