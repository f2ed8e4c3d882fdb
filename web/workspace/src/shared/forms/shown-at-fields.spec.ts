import { describe, expect, it } from '@jest/globals';
import { problemFrom } from '../api/problem.js';
import { remainderOf, showAtField } from './shown-at-fields.js';

const title = 'Enter a title in English or Chinese.';
const problem = (errors: readonly { pointer: string; detail: string }[], more: object = {}) =>
  problemFrom(400, { code: 'x', title, errors: errors.map((error) => ({ code: 'x', ...error })), ...more }, null);
const left = (error: unknown) => {
  const { atFields, places } = remainderOf(error);
  return { atFields, places: places.map(({ detail }) => detail) };
};

describe('the message of a refusal', () => {
  it('is in the title only if no field shows it', () => {
    expect(left(problem([{ pointer: '/title', detail: title }]))).toEqual({ atFields: false, places: [] });
  });

  it('is at its field only if one shows it', () => {
    const refused = problem([{ pointer: '/title', detail: title }]);
    showAtField(refused, 'title');
    expect(left(refused)).toEqual({ atFields: true, places: [] });
  });

  it('is listed if no field shows it and the title is different', () => {
    const refused = problem([
      { pointer: '/title', detail: title },
      { pointer: '/dueOn', detail: 'Too early.' },
    ]);
    expect(left(refused)).toEqual({ atFields: false, places: ['Too early.'] });
    showAtField(refused, 'title');
    expect(left(refused)).toEqual({ atFields: true, places: ['Too early.'] });
  });

  it('is not listed again if the detail contains it', () => {
    const refused = problem([{ pointer: '/a', detail: 'Give one of them.' }], { detail: 'Give one of them.' });
    expect(left(refused)).toEqual({ atFields: false, places: [] });
  });

  it('leaves nothing for an error that is not a refusal', () => {
    expect(left(new Error('x'))).toEqual({ atFields: false, places: [] });
  });
});
