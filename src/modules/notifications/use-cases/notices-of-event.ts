import type { Role } from '../../../kernel/actor.js';
import type { DomainEvent } from '../../../platform/events/index.js';
import { roadmapEvents } from '../../../roadmap/index.js';
import { surveyEvents } from '../../../surveys/index.js';
import {
  agendaItemAccepted,
  agendaItemDeclined,
  conclusionRecorded,
  conclusionRevised,
  corrigendumObjected,
  corrigendumProposed,
  confirmationAnswered,
  confirmationTermSet,
  groupClosed,
  groupGuestAdmitted,
  groupMemberAccepted,
  meetingEdited,
  meetingStateChanged,
  roundtableEdited,
  roundtableStateChanged,
  seatTaken,
  substitutionEnded,
  substitutionPlanned,
  workingGroupMemberJoined,
} from '../../dialogue/index.js';
import { identityEvents } from '../../identity/index.js';
import { indicatorEvents } from '../../indicators/index.js';
import type { Audience, Notice, SubjectRef, SubjectType } from '../domain/notice.js';
import type { Kind } from '../domain/topic.js';

type Said = Pick<Notice, 'kind' | 'subject' | 'audience'> & Partial<Pick<Notice, 'facts' | 'source'>>;
type Reading = (event: DomainEvent) => readonly Said[];

/** Fields of a roundtable or meeting for which people change their plans. */
const planned: readonly string[] = ['startsOn', 'endsOn', 'opensAt', 'closesAt', 'timeZone', 'placeId'];
const owning: readonly string[] = [
  'ownerPersonId',
  'ownerOrganisationId',
  'ownerWorkingGroupId',
  'coOwnerOrganisationIds',
];

/** Those who follow the fieldwork and its figures; a wave or release concerns no one else by itself. */
const fieldTeam: readonly Role[] = [
  ...(['administrator', 'analyst', 'facilitator', 'fieldwork-manager', 'park-coordinator'] as const),
];

/** Those who may read runs. */
const runTeam: readonly Role[] = ['administrator', 'analyst'];

const ref = (type: SubjectType, id: string): SubjectRef => ({ type, id });

/** The changes of state of which participants are notified; they see the start of a session in the room. */
function kindOfState(from: unknown, to: unknown): Kind | null {
  if (from === 'draft' && to === 'convened') return 'roundtable-convened';
  if (to === 'closed') return 'roundtable-closed';
  return to === 'reopened' ? 'roundtable-reopened' : null;
}

const stateChanged: Reading = ({ subject, payload }) => {
  const kind = kindOfState(payload['from'], payload['to']);
  const audience: Audience = { of: 'seats', bodyId: subject };
  return kind === null ? [] : [{ kind, subject: ref('roundtable', subject), audience }];
};

/** People of a group are notified of each of its meetings; those of a roundtable, of the roundtable. */
const groupMeeting =
  (what: 'convened' | 'changed' | 'cancelled'): Reading =>
  ({ subject, payload }) => {
    const [kind, type] = isConfined(payload)
      ? ([`constituency-meeting-${what}`, 'constituency-group'] as const)
      : ([`group-meeting-${what}`, 'working-group'] as const);
    return [{ kind, subject: ref(type, subject), audience: { of: 'seats', bodyId: subject } }];
  };

type Payload = DomainEvent['payload'];
const isConfined = ({ constituencyGroupId }: Payload): boolean => typeof constituencyGroupId === 'string';
const isOfGroup = (payload: Payload): boolean => typeof payload['workingGroupId'] === 'string' || isConfined(payload);

const meetingMoved: Reading = (event) => {
  const { to, from } = event.payload;
  if (!isOfGroup(event.payload)) return [];
  if (to === 'convened') return groupMeeting('convened')(event);
  return to === 'cancelled' && from !== 'planned' ? groupMeeting('cancelled')(event) : [];
};

const meetingChanged: Reading = (event) => {
  if (!isOfGroup(event.payload)) return edited(event);
  const changed = namesOf(event.payload['fields']).some((field) => planned.includes(field));
  return changed ? groupMeeting('changed')(event) : [];
};

/** A meeting and its roundtable that change together are one change: both events are recorded at the same time. */
const edited: Reading = ({ subject, payload, recordedAt }) =>
  namesOf(payload['fields']).some((field) => planned.includes(field))
    ? [
        {
          kind: 'roundtable-changed',
          subject: ref('roundtable', subject),
          audience: { of: 'seats', bodyId: subject },
          source: `schedule:${subject}:${recordedAt.toISOString()}`,
        },
      ]
    : [];

const decided =
  (kind: Kind): Reading =>
  ({ payload }) => {
    const agendaItemId = String(payload['agendaItemId']);
    return [{ kind, subject: ref('agenda-item', agendaItemId), audience: { of: 'proposer', agendaItemId } }];
  };

const toPerson =
  (kind: Kind, type: SubjectType): Reading =>
  ({ subject, payload }) => [
    { kind, subject: ref(type, subject), audience: { of: 'people', personIds: [String(payload['personId'])] } },
  ];

/** The substitute is notified of the time in which a titular seat is theirs, and when that ends early. */
const substituted =
  (kindOf: (payload: Payload) => Kind): Reading =>
  ({ subject, payload }) => {
    const { substituteId, startsOn } = payload;
    if (typeof substituteId !== 'string') return [];
    const facts = typeof startsOn === 'string' ? { dueOn: startsOn } : {};
    const audience = { of: 'people' as const, personIds: [substituteId] };
    return [{ kind: kindOf(payload), subject: ref('roundtable', subject), facts, audience }];
  };

/** All parties are notified of another wording, with both texts. */
const revised: Reading = ({ subject, payload }) => {
  const audience = { of: 'parties' as const, roundtableId: String(payload['roundtableId']) };
  return payload['reworded'] === true
    ? [{ kind: 'conclusion-revised', subject: ref('conclusion', subject), audience }]
    : [];
};

const corrected =
  (kind: Kind): Reading =>
  ({ subject, payload }) => {
    const { objectBy, constituency, corrigendumId } = payload;
    const facts = {
      ...(typeof objectBy === 'string' && { dueOn: objectBy }),
      ...(typeof constituency === 'string' && { group: constituency }),
      corrigendumId: String(corrigendumId),
    };
    const audience = { of: 'parties' as const, roundtableId: String(payload['roundtableId']) };
    return [{ kind, subject: ref('conclusion', subject), facts, audience }];
  };

const concluded: Reading = ({ subject, payload }) => [
  {
    kind: 'conclusion-recorded',
    subject: ref('conclusion', subject),
    audience: { of: 'seats', bodyId: String(payload['roundtableId']) },
  },
];

/** When organisations are asked to confirm, and again when the date changes. */
const asked: Reading = ({ subject, payload }) => [
  {
    ...{ kind: 'confirmation-requested', subject: ref('conclusion', subject) },
    ...{ facts: { dueOn: String(payload['dueOn']) }, audience: { of: 'asked', conclusionId: subject } },
  },
];

/** People of an organisation can replace what a recorder entered in its name. */
const answered: Reading = ({ subject, payload }) =>
  payload['recordedAs'] === 'recorder'
    ? [
        {
          ...{ kind: 'confirmation-entered', subject: ref('conclusion', subject) },
          audience: { of: 'organisation', organisationId: String(payload['organisationId']) },
        },
      ]
    : [];

const ofAction =
  (kind: Kind, of: 'owners' | 'reporters' | 'respondents'): Reading =>
  ({ subject, payload }) => {
    const group = payload['constituency'];
    const facts = typeof group === 'string' ? { group } : {};
    return [{ kind, subject: ref('action', subject), facts, audience: { of, actionId: subject } }];
  };

const publicProposed: Reading = ({ subject, recordedAt: proposedAt }) => [
  {
    ...{ kind: 'public-text-proposed', subject: ref('action', subject) },
    audience: { of: 'public-voices', actionId: subject, proposedAt },
  },
];

const actionEdited: Reading = (event) => {
  const changed = Object.keys((event.payload['changes'] ?? {}) as object);
  const kind = changed.some((field) => owning.includes(field)) ? 'action-assigned' : 'action-changed';
  const notices = kind === 'action-changed' ? changedBy(event, { fields: changed }) : ofAction(kind, 'owners')(event);
  return [...notices, ...handedOver(event)];
};

/** Owners are notified of what was changed, and by whom. */
const changedBy = ({ subject, actorId }: DomainEvent, facts: Notice['facts']): readonly Said[] => [
  {
    ...{ kind: 'action-changed', subject: ref('action', subject) },
    facts: { ...facts, ...(actorId !== null && { byId: actorId }) },
    audience: { of: 'owners', actionId: subject },
  },
];

const actionMoved: Reading = (event) =>
  changedBy(event, { from: String(event.payload['from']), to: String(event.payload['to']) });

/** Also whoever was responsible before is notified. */
const handedOver: Reading = ({ subject, payload }) => {
  const { ownerPersonId } = (payload['changes'] ?? {}) as { ownerPersonId?: { from?: string | null } };
  if (!ownerPersonId?.from) return [];
  const audience = { of: 'people' as const, personIds: [ownerPersonId.from] };
  return [{ kind: 'action-handed-over', subject: ref('action', subject), audience }];
};

/** Comments notify only those who are mentioned. */
const mentioned: Reading = ({ subject, payload }) => {
  const personIds = namesOf(payload['mentionedIds']);
  if (personIds.length === 0) return [];
  return [{ kind: 'action-mentioned', subject: ref('action', subject), audience: { of: 'people', personIds } }];
};

/** Only where a claim waits for an answer. */
const claimed: Reading = (event) =>
  event.payload['to'] === 'claimed-done' && event.payload['from'] !== 'claimed-done'
    ? ofAction('action-to-confirm', 'respondents')(event).map(({ facts: _, ...notice }) => notice)
    : [];

/** Those who confirmed, and those who speak for their group, learn what was changed. */
const toConfirming =
  (kind: Kind): Reading =>
  ({ subject, payload }) => {
    const [groups, personIds, fields] = ['constituencies', 'personIds', 'fields'].map((name) => namesOf(payload[name]));
    return [
      {
        ...{ kind, subject: ref('action', subject), facts: fields!.length > 0 ? { fields } : {} },
        audience: { of: 'confirming', actionId: subject, groups: groups!, personIds: personIds! },
      },
    ];
  };

/** Only where groups were asked to answer. */
const toAsked =
  (kind: Kind): Reading =>
  (event) =>
    namesOf(event.payload['constituencies']).length === 0 ? [] : toConfirming(kind)(event);

const toRoles =
  (kind: Kind, type: SubjectType, roles: readonly Role[]): Reading =>
  ({ subject }) => [{ kind, subject: ref(type, subject), audience: { of: 'roles', roles } }];

/** Whoever changes to a constituency may be seated in it and then sees its group meetings, so its people are notified. */
const constituencyChanged: Reading = ({ subject, payload }) => {
  const { from = null, to = null } = (payload['constituency'] ?? {}) as { from?: string | null; to?: string | null };
  return [
    { group: to, kind: 'constituency-joined' as const },
    { group: from, kind: 'constituency-left' as const },
  ].flatMap(({ group, kind }) =>
    group === null
      ? []
      : [{ kind, subject: ref('person', subject), facts: { group }, audience: { of: 'constituency' as const, group } }],
  );
};

/** All of the group are notified of those with whom its private meetings begin. */
const groupBegun: Reading = ({ subject, payload }) => {
  const { began, constituency } = payload;
  if (began !== true || typeof constituency !== 'string') return [];
  const audience = { of: 'constituency' as const, group: constituency };
  return [{ kind: 'constituency-group-begun', subject: ref('roundtable', subject), audience }];
};

/** All of the group are notified that its private meetings are closed until a successor was nominated. */
const groupClosing: Reading = ({ subject, payload }) => {
  const { constituency } = payload;
  if (typeof constituency !== 'string') return [];
  const audience = { of: 'constituency' as const, group: constituency };
  return [{ kind: 'constituency-group-closed', subject: ref('roundtable', subject), audience }];
};

/** A second person is asked, or everyone who oversees the workspace is notified where there is none. */
const exportRequested: Reading = ({ subject, payload }) => [
  payload['alone'] === true
    ? { kind: 'export-notice', subject: ref('wave', subject), audience: { of: 'overseers' } }
    : {
        ...{ kind: 'export-requested', subject: ref('wave', subject) },
        audience: { of: 'people', personIds: namesOf(payload['askedIds']) },
      },
];

const exportDecided: Reading = (event) =>
  toPerson(event.payload['agreed'] === true ? 'export-agreed' : 'export-declined', 'wave')(event);

/** All administrators are notified; where there is no other one, everyone who oversees the workspace. */
const pairRequested: Reading = ({ subject, payload }) => [
  {
    ...{ kind: 'pair-requested', subject: ref('rights', subject) },
    audience: payload['alone'] === true ? { of: 'overseers' } : { of: 'roles', roles: ['administrator'] },
  },
];

const pairDecided: Reading = ({ subject, payload }) => {
  const { decision, requestedBy } = payload;
  if (decision !== 'approved' && decision !== 'refused') return [];
  const personIds = [...new Set([subject, String(requestedBy)])];
  return [{ kind: `pair-${decision}`, subject: ref('rights', subject), audience: { of: 'people', personIds } }];
};

const pairElapsed: Reading = (event) =>
  event.payload['state'] === 'elapsed' ? toRoles('pair-elapsed', 'rights', ['administrator'])(event) : [];

const readings: Readonly<Record<string, Reading>> = {
  [roundtableStateChanged]: stateChanged,
  [roundtableEdited]: edited,
  [meetingEdited]: meetingChanged,
  [meetingStateChanged]: meetingMoved,
  [agendaItemAccepted]: decided('proposal-accepted'),
  [agendaItemDeclined]: decided('proposal-declined'),
  [groupMemberAccepted]: groupBegun,
  [groupClosed]: groupClosing,
  [groupGuestAdmitted]: toPerson('constituency-guest-admitted', 'constituency-group'),
  [seatTaken]: toPerson('seat-assigned', 'roundtable'),
  [substitutionPlanned]: substituted(() => 'substitution-planned'),
  [substitutionEnded]: substituted(({ begun }) => (begun === true ? 'substitution-ended' : 'substitution-cancelled')),
  [conclusionRecorded]: concluded,
  [conclusionRevised]: revised,
  [corrigendumProposed]: corrected('corrigendum-proposed'),
  [corrigendumObjected]: corrected('corrigendum-objected'),
  [confirmationTermSet]: asked,
  [confirmationAnswered]: answered,
  [identityEvents.personChanged]: constituencyChanged,
  [identityEvents.pairRequested]: pairRequested,
  [identityEvents.pairDecided]: pairDecided,
  [identityEvents.pairElapsed]: pairElapsed,
  [identityEvents.deviceReplacementRequested]: toRoles('device-replacement-requested', 'rights', ['administrator']),
  [identityEvents.deviceReplacementEnded]: toRoles('device-replacement-ended', 'rights', ['administrator']),
  [identityEvents.deviceReplaced]: toRoles('device-replaced', 'rights', ['administrator']),
  [identityEvents.earlierPairsListed]: ({ subject }) => [
    {
      ...{ kind: 'pair-earlier', subject: ref('rights', subject) },
      audience: { of: 'people', personIds: [subject] },
    },
  ],
  [identityEvents.administratorRestored]: ({ subject }) => [
    { kind: 'administrator-restored', subject: ref('rights', subject), audience: { of: 'overseers' } },
  ],
  [workingGroupMemberJoined]: toPerson('working-group-joined', 'working-group'),
  [roadmapEvents.actionOpened]: ofAction('action-assigned', 'owners'),
  [roadmapEvents.actionEdited]: actionEdited,
  [roadmapEvents.actionStatusChanged]: actionMoved,
  [roadmapEvents.commentAdded]: mentioned,
  [roadmapEvents.actionUpdated]: claimed,
  [roadmapEvents.verdictReopened]: toConfirming('action-confirmation-lapsed'),
  [roadmapEvents.verdictRestored]: toConfirming('action-confirmation-restored'),
  [roadmapEvents.wordingCorrected]: toConfirming('action-wording-corrected'),
  [roadmapEvents.reportCorrected]: toAsked('action-report-corrected'),
  [roadmapEvents.reportWithdrawn]: toAsked('action-report-withdrawn'),
  [roadmapEvents.actionConfirmed]: ofAction('action-confirmed', 'reporters'),
  [roadmapEvents.actionDisputed]: ofAction('action-disputed', 'reporters'),
  [roadmapEvents.publicProposed]: publicProposed,
  // of surveys only what is done with a whole wave: nothing that an answer causes
  [surveyEvents.waveOpened]: toRoles('wave-opened', 'wave', fieldTeam),
  [surveyEvents.waveClosed]: toRoles('wave-closed', 'wave', fieldTeam),
  [surveyEvents.exportRequested]: exportRequested,
  [surveyEvents.exportDecided]: exportDecided,
  [indicatorEvents.runFinished]: toRoles('run-finished', 'run', runTeam),
  [indicatorEvents.releasePublished]: toRoles('release-published', 'release', fieldTeam),
};

export const notifiedEvents: readonly string[] = Object.keys(readings);

/** What an event of another context means for whom; the author of the act is left out when people are notified. */
export function noticesOf(event: DomainEvent): readonly Notice[] {
  const said = readings[event.type]?.(event) ?? [];
  return said.map(({ facts = {}, source = event.id, ...notice }) => ({
    ...notice,
    facts,
    source,
    occurredAt: event.recordedAt,
    authorId: event.actorId,
  }));
}

function namesOf(list: unknown): readonly string[] {
  return Array.isArray(list) ? list.map(String) : [];
}
