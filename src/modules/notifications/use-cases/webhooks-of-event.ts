import type { DomainEvent } from '../../../platform/events/index.js';
import { roadmapEvents } from '../../../roadmap/index.js';
import { surveyEvents } from '../../../surveys/index.js';
import {
  conclusionRecorded,
  conclusionRevised,
  meetingEdited,
  meetingPlanned,
  meetingStateChanged,
  roundtableEdited,
  roundtableStateChanged,
  workingGroupEdited,
  workingGroupMemberChanged,
  workingGroupMemberJoined,
  workingGroupMemberLeft,
} from '../../dialogue/index.js';
import { indicatorEvents } from '../../indicators/index.js';
import type { SubjectType } from '../domain/notice.js';
import type { WebhookKind } from '../domain/webhook.js';

interface Said {
  readonly kind: WebhookKind;
  /** `body`: of a meeting, whose subject is its roundtable or working group. */
  readonly type: SubjectType | 'body';
}

function saidOfState(to: unknown): Said | null {
  if (to !== 'convened' && to !== 'closed' && to !== 'reopened') return null;
  return { kind: `roundtable.${to}`, type: 'roundtable' };
}

const readings: Readonly<Record<string, Said | 'state'>> = {
  [roundtableStateChanged]: 'state',
  [roundtableEdited]: { kind: 'roundtable.changed', type: 'roundtable' },
  [meetingPlanned]: { kind: 'meeting.planned', type: 'body' },
  [meetingEdited]: { kind: 'meeting.changed', type: 'body' },
  [meetingStateChanged]: { kind: 'meeting.status-changed', type: 'body' },
  [workingGroupEdited]: { kind: 'working-group.changed', type: 'working-group' },
  [workingGroupMemberJoined]: { kind: 'working-group.changed', type: 'working-group' },
  [workingGroupMemberChanged]: { kind: 'working-group.changed', type: 'working-group' },
  [workingGroupMemberLeft]: { kind: 'working-group.changed', type: 'working-group' },
  [conclusionRecorded]: { kind: 'conclusion.recorded', type: 'conclusion' },
  [conclusionRevised]: { kind: 'conclusion.revised', type: 'conclusion' },
  [roadmapEvents.actionOpened]: { kind: 'action.created', type: 'action' },
  [roadmapEvents.actionStatusChanged]: { kind: 'action.status-changed', type: 'action' },
  [roadmapEvents.actionConfirmed]: { kind: 'action.confirmed', type: 'action' },
  [roadmapEvents.actionDisputed]: { kind: 'action.disputed', type: 'action' },
  // as for notifications: nothing that an answer causes
  [surveyEvents.waveOpened]: { kind: 'wave.opened', type: 'wave' },
  [surveyEvents.waveClosed]: { kind: 'wave.closed', type: 'wave' },
  [indicatorEvents.releasePublished]: { kind: 'release.published', type: 'release' },
};

export const webhookEvents: readonly string[] = Object.keys(readings);

/** What webhooks are notified of; null for everything that concerns a group meeting, which exists for its members only. */
export function webhookOf({ type, payload }: Pick<DomainEvent, 'type' | 'payload'>): Said | null {
  if (payload['constituencyGroupId'] !== undefined) return null;
  const said = readings[type];
  return said === 'state' ? saidOfState(payload['to']) : (said ?? null);
}
