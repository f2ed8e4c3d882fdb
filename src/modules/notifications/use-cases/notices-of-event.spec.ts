import { describe, expect, it } from '@jest/globals';
import type { DomainEvent } from '../../../platform/events/index.js';
import { noticesOf, notifiedEvents } from './notices-of-event.js';

const event = (type: string, payload: DomainEvent['payload'] = {}): DomainEvent => ({
  id: 'e',
  workspaceId: 'w',
  type,
  subject: 's',
  actorId: 'author',
  payload,
  recordedAt: new Date('2026-03-02T08:00:00Z'),
});
const kindsOf = (type: string, payload?: DomainEvent['payload']): readonly string[] =>
  noticesOf(event(type, payload)).map(({ kind }) => kind);

describe('the notices of an event', () => {
  it.each([
    ['dialogue.roundtable.state-changed.v1', { from: 'draft', to: 'convened' }, ['roundtable-convened']],
    ['dialogue.roundtable.state-changed.v1', { from: 'convened', to: 'draft' }, []],
    ['dialogue.roundtable.state-changed.v1', { from: 'convened', to: 'in-session' }, []],
    ['dialogue.roundtable.state-changed.v1', { from: 'reopened', to: 'closed' }, ['roundtable-closed']],
    ['dialogue.roundtable.state-changed.v1', { from: 'closed', to: 'reopened' }, ['roundtable-reopened']],
    ['dialogue.roundtable.edited.v1', { fields: ['titleEn', 'startsOn'] }, ['roundtable-changed']],
    ['dialogue.roundtable.edited.v1', { fields: ['noteEn'] }, []],
    ['dialogue.meeting.edited.v1', { fields: ['closesAt'] }, ['roundtable-changed']],
    ['dialogue.meeting.edited.v1', { fields: ['titleEn'] }, []],
    ['dialogue.conclusion.revised.v1', { fields: ['en'], reworded: true }, ['conclusion-revised']],
    ['dialogue.conclusion.revised.v1', { fields: ['agreedOn'], reworded: false }, []],
    ['dialogue.confirmation.answered.v1', { organisationId: 'o', recordedAs: 'organisation' }, []],
    ['dialogue.confirmation.answered.v1', { organisationId: 'o', recordedAs: 'recorder' }, ['confirmation-entered']],
    ['dialogue.substitution.planned.v1', { substituteId: 'p', startsOn: '2026-03-10' }, ['substitution-planned']],
    ['dialogue.substitution.ended.v1', { substituteId: 'p', begun: false }, ['substitution-cancelled']],
    ['dialogue.substitution.ended.v1', { substituteId: 'p', begun: true }, ['substitution-ended']],
    // before its event named the substitute
    ['dialogue.substitution.ended.v1', { personId: 'p' }, []],
    ['roadmap.action.edited.v1', { changes: { ownerOrganisationId: {} } }, ['action-assigned']],
    ['roadmap.action.edited.v1', { changes: { dueOn: {} } }, ['action-changed']],
    ['roadmap.action.updated.v1', { from: 'in-progress', to: 'claimed-done' }, ['action-to-confirm']],
    ['roadmap.action.updated.v1', { from: 'claimed-done', to: 'claimed-done' }, []],
    ['roadmap.action.updated.v1', { from: 'planned', to: 'in-progress' }, []],
    ['roadmap.action.verdict-reopened.v1', { fields: ['dueOn'] }, ['action-confirmation-lapsed']],
    ['roadmap.action.verdict-restored.v1', { constituencies: ['workers'] }, ['action-confirmation-restored']],
    ['roadmap.action.wording-corrected.v1', { constituencies: ['workers'] }, ['action-wording-corrected']],
    ['roadmap.action.report-corrected.v1', { constituencies: [] }, []],
    ['roadmap.action.report-corrected.v1', { constituencies: ['workers'] }, ['action-report-corrected']],
    ['roadmap.action.report-withdrawn.v1', { constituencies: ['workers'] }, ['action-report-withdrawn']],
    ['roadmap.comment.added.v1', { mentionedIds: ['p'] }, ['action-mentioned']],
    ['roadmap.comment.added.v1', { mentionedIds: [] }, []],
    ['roadmap.public.proposed.v1', {}, ['public-text-proposed']],
    ['surveys.answer-sets.opened.v1', { waveId: 's', count: 1 }, []],
  ])('%s with %j are %j', (type, payload, kinds) => {
    expect(kindsOf(type, payload)).toEqual(kinds);
  });

  it('carry what happened, when, and the author who is left out', () => {
    const [notice] = noticesOf(event('roadmap.action.confirmed.v1', { constituency: 'employers' }));
    expect(notice).toEqual({
      kind: 'action-confirmed',
      subject: { type: 'action', id: 's' },
      facts: { group: 'employers' },
      audience: { of: 'reporters', actionId: 's' },
      source: 'e',
      occurredAt: new Date('2026-03-02T08:00:00Z'),
      authorId: 'author',
    });
  });

  it('of surveys exist only for whole waves, so that no answer causes one', () => {
    expect(notifiedEvents.filter((type) => type.startsWith('surveys.')).toSorted()).toEqual([
      'surveys.export.decided.v1',
      'surveys.export.requested.v1',
      'surveys.wave.closed.v1',
      'surveys.wave.opened.v1',
    ]);
  });

  it('of a new responsible person also go to the one before', () => {
    const changed = (from: string | null) => ({ changes: { ownerPersonId: { from, to: 'b' } } });
    const notices = noticesOf(event('roadmap.action.edited.v1', changed('a')));
    expect(notices.map(({ kind, audience }) => [kind, audience.of])).toEqual([
      ['action-assigned', 'owners'],
      ['action-handed-over', 'people'],
    ]);
    expect(notices[1]?.audience).toEqual({ of: 'people', personIds: ['a'] });
    expect(kindsOf('roadmap.action.edited.v1', changed(null))).toEqual(['action-assigned']);
  });
});
