import { describe, expect, it } from '@jest/globals';
import type { Roundtable } from '../api/types.js';
import { announced } from './announced.js';

const meeting = { startsOn: '2026-03-10', endsOn: '2026-03-11' };
const place = (startsAt: string, endsAt: string) =>
  ({
    timeZone: 'Asia/Shanghai',
    seats: ['a', 'b', 'c'].map((id) => ({
      id: `seat-${id}`,
      kind: id === 'c' ? 'adviser' : 'titular',
      person: { id },
    })),
    substitutions: [{ seatId: 'seat-a', startsAt, endsAt }],
  }) as unknown as Roundtable;
const answers = ['a', 'b', 'c'].map((personId) => ({ personId, answer: 'substitute' as const }));

describe('the substitutes that members will send', () => {
  it.each<[string, string, string, readonly string[]]>([
    ['before the meeting', '2026-03-09T01:00:00.000Z', '2026-03-09T16:00:00.000Z', ['a', 'b']],
    ['on its last day', '2026-03-11T15:00:00.000Z', '2026-03-11T18:00:00.000Z', ['b']],
    ['after the meeting', '2026-03-11T16:00:00.000Z', '2026-03-12T16:00:00.000Z', ['a', 'b']],
  ])('remain to be planned for titular members with a substitution %s', (_, startsAt, endsAt, open) => {
    expect(announced(place(startsAt, endsAt), meeting, answers)).toEqual(open);
  });

  it('are not those of members who accept', () => {
    const accepted = [{ personId: 'b', answer: 'accepted' as const }];
    expect(announced(place('2026-03-10T01:00:00.000Z', '2026-03-10T02:00:00.000Z'), meeting, accepted)).toEqual([]);
  });
});
