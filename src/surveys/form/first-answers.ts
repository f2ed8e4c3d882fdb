import { FilledForm } from './filled-form.js';
import { FilledGroup } from './filled-group.js';
import type { Form, FormQuestion, FormRepeat } from './form.js';

class FreshForm extends FilledForm {
  /** An instance with its first answers, whatever the count of the repeat is. */
  trial(repeat: FormRepeat): readonly FilledGroup[] {
    const added = this.state.addInstance(this.instancesOf(repeat));
    if (added === undefined) return [];
    const group = new FilledGroup(repeat.questions, this.state, added, [], this);
    group.readDefaults();
    return [group];
  }
}

/** Names of the questions whose first answer is none, or has an error that no one can correct. */
export function faultyFirstAnswers(form: Form): readonly string[] {
  const whole = new FreshForm(form, [], { isFresh: true });
  const groups: readonly FilledGroup[] = form.repeats.reduce(
    (all: readonly FilledGroup[], repeat) => all.concat(whole.trial(repeat)),
    [whole],
  );
  const faulty: string[] = [];
  for (const group of groups)
    for (const question of group.questions) if (isFaulty(group, question)) faulty.push(question.name);
  return faulty;
}

function isFaulty(group: FilledGroup, question: FormQuestion): boolean {
  const isLost = question.default !== undefined && question.default !== '' && group.text(question.slot) === '';
  if (isLost || group.formatFault(question) !== undefined) return true;
  return group.isReadOnly(question) && group.fault(question) !== undefined;
}
