import { FilledForm } from './filled-form.js';
import type { FilledGroup } from './filled-group.js';
import type { Form, FormLevel, FormQuestion } from './form.js';

/** Names of the questions whose first answer is none, or has an error that no one can correct. */
export function faultyFirstAnswers(form: Form): readonly string[] {
  const whole = new FilledForm(form, [], { isFresh: true });
  const faulty: string[] = [];
  for (const group of groupsOf(form, whole))
    for (const question of group.level.plain) if (isFaulty(group, question)) faulty.push(question.name);
  return faulty;
}

/** The form, and an entry of each repeat with its first answers, whatever its count is. */
function groupsOf({ repeats }: FormLevel, around: FilledGroup): readonly FilledGroup[] {
  const entries = repeats.map((repeat) => {
    const entry = around.trial(repeat);
    return entry === undefined ? [] : groupsOf(repeat, entry);
  });
  return [around].concat(...entries);
}

function isFaulty(group: FilledGroup, question: FormQuestion): boolean {
  const isLost = question.default !== undefined && question.default !== '' && group.text(question.slot) === '';
  if (isLost || group.formatFault(question) !== undefined) return true;
  return group.isReadOnly(question) && group.fault(question) !== undefined;
}
