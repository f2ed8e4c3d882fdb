import { describe, expect, it } from '@jest/globals';
import { parkWorkerQuestionnaire } from '../catalogue/park-worker.js';
import { columnTargets } from './import-columns.js';

describe('what columns of a file can be assigned to', () => {
  it('includes hidden choices, with code and label and nothing else', () => {
    const hidden = parkWorkerQuestionnaire.questions.flatMap(({ choices }) => choices.filter((each) => each.hidden));
    expect(hidden.length).toBeGreaterThan(0);
    const choices = columnTargets(parkWorkerQuestionnaire).flatMap((target) => target.choices);
    expect(choices).toEqual(expect.arrayContaining(hidden.map(({ code, label }) => ({ code, label }))));
    expect(new Set(choices.flatMap((choice) => Object.keys(choice)))).toEqual(new Set(['code', 'label']));
  });
});
