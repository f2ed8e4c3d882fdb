import { describe, expect, it } from '@jest/globals';
import { compared } from './comparison.js';

const then = { isNew: false, status: 'agreed', dueOn: '2027-01-31', duePrecision: 'day' } as const;
const now = { status: 'agreed', dueOn: '2027-01-31' } as const;

describe('an action compared with an earlier day', () => {
  it.each([
    ['nothing', {}, {}, [], null],
    ['another status', { status: 'in-progress' }, {}, ['status'], null],
    ['a later due date', { dueOn: '2027-02-03' }, {}, ['due'], 3],
    ['an earlier due date and another status', { status: 'dropped', dueOn: '2027-01-30' }, {}, ['status', 'due'], -1],
    ['a due date that was open', {}, { dueOn: null }, ['due'], null],
    ['nothing, when no event tells its status', { status: 'in-progress' }, { status: null }, [], null],
    ['nothing but that it is new', { dueOn: '2027-02-03' }, { isNew: true, status: null, dueOn: null }, ['new'], null],
  ] as const)('shows %s', (_, changes, earlier, differences, dueMovedBy) => {
    expect(compared({ ...now, ...changes }, { ...then, ...earlier })).toEqual({ differences, dueMovedBy });
  });
});
