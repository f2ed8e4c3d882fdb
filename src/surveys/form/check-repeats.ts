import type { FilledGroup } from './filled-group.js';
import { listIn } from './filled-row.js';
import type { FormRepeat } from './form.js';
import { addressOf } from './form.js';
import type { NestedAnswers } from './questionnaire.js';

/** `not-a-list`: a repeat is no list of answers; `instances`: there are fewer or more than its count says. */
export type RepeatError = 'not-a-list' | 'not-relevant' | 'instances' | 'too-many-instances' | 'unknown-question';

interface FoundError {
  readonly question: string;
  readonly code: RepeatError;
}

/** What is wrong with the instances of a repeat, and not with one answer. */
export function shapeErrors(
  repeat: FormRepeat,
  answers: NestedAnswers,
  { filled, isComplete }: { readonly filled: FilledGroup; readonly isComplete: boolean },
): readonly FoundError[] {
  const { name, most, plain, repeats } = repeat;
  const given = listIn(answers, name);
  if (given === undefined) return [{ question: name, code: 'not-a-list' }];
  if (given.length > most || (isComplete && filled.isTooMany(repeat)))
    return [{ question: name, code: 'too-many-instances' }];
  if (given.length > 0 && !filled.isRelevant(repeat.askedPlace)) return [{ question: name, code: 'not-relevant' }];
  const expected = filled.instances(repeat).length;
  if (repeat.isCounted && given.length !== expected && (isComplete || given.length > 0))
    return [{ question: name, code: 'instances' }];
  const names = new Set([...plain, ...repeats].map((each) => each.name));
  return given
    .map((instance, at) =>
      Object.keys(instance)
        .filter((key) => !names.has(key))
        .map((key): FoundError => ({ question: addressOf(name, at, key), code: 'unknown-question' })),
    )
    .reduce((all, some) => all.concat(some), []);
}
