import { describe, expect, it } from '@jest/globals';
import { isStale } from './stale.js';

const action = { type: 'roadmap.action.updated.v1', subject: 'a1' };

describe('a cached reply', () => {
  it.each([
    ['the changed action', ['roadmap', 'w', 'action', 'a1'], action, true],
    ['another action', ['roadmap', 'w', 'action', 'a2'], action, false],
    ['a list of actions', ['roadmap', 'w', 'actions', { late: true }], action, true],
    [
      'an action whose evidence changed',
      ['roadmap', 'w', 'action', 'a1'],
      { ...action, type: 'roadmap.evidence.added.v1' },
      true,
    ],
    [
      'a roundtable with another agenda item',
      ['dialogue', 'w', 'roundtable', 'r'],
      { type: 'dialogue.agenda-item.moved.v1', subject: 'i' },
      true,
    ],
    ['a wave', ['surveys', 'w', 'wave', 'v'], action, false],
    ['the overview', ['chain', 'w', 'overview'], action, true],
    ['notifications', ['notifications', 'w', 'unread'], action, true],
    ['the overview of another workspace', ['chain', 'x', 'overview'], action, false],
    [
      'the attendance of a meeting after an arrival',
      ['live', 'w', 'attendance', 'm'],
      { type: 'live.attendance.recorded.v1', subject: 'r' },
      true,
    ],
    [
      'the overview after an arrival',
      ['chain', 'w', 'overview'],
      { type: 'live.attendance.recorded.v1', subject: 'r' },
      false,
    ],
    ['people', ['w', 'people', {}], action, false],
    ['people after one was added', ['w', 'people', {}], { type: 'identity.person.added.v1', subject: 'p' }, true],
    ['the own account after roles changed', ['me'], { type: 'identity.member.roles-changed.v1', subject: 'm' }, true],
    ['the own account', ['me', 'sessions'], action, false],
  ])('of %s is stale or not', (_, queryKey, changed, stale) => {
    expect(isStale(queryKey, changed, 'w')).toBe(stale);
  });
});
