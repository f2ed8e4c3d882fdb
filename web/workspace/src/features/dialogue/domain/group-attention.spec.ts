import { describe, expect, it } from '@jest/globals';
import type { LinkedAction, Meeting } from '../api/types.js';
import { attentionOf } from './group-attention.js';

const today = '2026-06-01';
const daysTo = (day: string): number => Math.round((Date.parse(day) - Date.parse(today)) / 86_400_000);
const action = (id: string, status: LinkedAction['status'], dueOn: string | null): LinkedAction => ({
  ...{ id, code: id, title: { en: id, zh: id }, status, dueOn },
});
const meeting = (state: Meeting['state'], startsOn: string) => ({ id: startsOn, state, startsOn }) as Meeting;

describe('what waits for the members of a working group', () => {
  it('lists the end of the term, overdue, disputed, proposed and due actions, and meetings to convene in this order', () => {
    const actions = [
      ...[action('soon', 'agreed', '2026-06-10'), action('proposed', 'proposed', '2026-09-01')],
      ...[action('late', 'in-progress', '2026-05-31'), action('later', 'at-risk', '2026-05-01')],
      ...[action('disputed', 'disputed', '2026-09-01'), action('far', 'agreed', '2026-07-01')],
      ...[action('undated', 'agreed', null), action('done', 'confirmed', '2026-01-01')],
    ];
    const meetings = [
      ...[meeting('planned', '2026-06-09'), meeting('convened', '2026-06-02'), meeting('planned', '2026-08-01')],
    ];
    const found = attentionOf({ actions, meetings, termUntil: '2026-05-30' }, daysTo);
    expect(found.map((one) => ('action' in one ? one.action.id : one.kind))).toEqual([
      ...['term-over', 'later', 'late', 'disputed', 'proposed', 'soon', 'convene'],
    ]);
  });

  it.each([
    ['2026-07-31', ['term-ends']],
    ['2026-08-01', []],
    [null, []],
  ])('with a term until %s: %j', (termUntil, kinds) => {
    const found = attentionOf({ actions: [], meetings: [], termUntil }, daysTo);
    expect(found.map(({ kind }) => kind)).toEqual(kinds);
  });
});
