import type { Actor } from '../../kernel/actor.js';
import { actionNumber } from '../domain/action.js';
import type { LinkedActionRow } from '../queries/schedule.query.js';
import type { ActionSchedule, DatesPreview, LinkedAction } from '../use-cases/read-schedule.js';
import type { TimelinePage } from '../use-cases/read-timeline.js';
import { card, namesFrom } from './action-responses.js';
import type {
  ActionDependencyResponse,
  ActionScheduleResponse,
  DatesPreviewResponse,
  LinkedActionResponse,
  TimelineResponse,
} from './dto/schedule.response.js';

function named({ number, ...action }: LinkedActionRow): LinkedActionResponse {
  return { ...action, code: actionNumber(number) };
}

function linked({ action, ...dependency }: LinkedAction): ActionDependencyResponse {
  return { action: named(action), ...dependency };
}

export function scheduleResponse({ predecessors, successors, slips, ...rest }: ActionSchedule): ActionScheduleResponse {
  return {
    ...rest,
    predecessors: predecessors.map(linked),
    successors: successors.map(linked),
    slips: slips.map(({ action, ...slip }) => ({ action: named(action), ...slip })),
  };
}

export function previewResponse({ slips, waitsFor, refused }: DatesPreview): DatesPreviewResponse {
  return {
    refused,
    slips: slips.map(({ action, ...slip }) => ({ action: named(action), ...slip })),
    waitsFor: waitsFor && { ...waitsFor, action: named(waitsFor.action) },
  };
}

export function timelineResponse(
  actor: Actor,
  { rows, shown, readAt: _, dependencies, ...page }: TimelinePage,
): TimelineResponse {
  const names = namesFrom(shown);
  return {
    ...page,
    items: rows.map((row) => card(actor, row, names)),
    dependencies: dependencies.map(({ predecessorNumber, ...dependency }) => ({
      ...{ ...dependency, predecessorCode: actionNumber(predecessorNumber) },
    })),
  };
}
