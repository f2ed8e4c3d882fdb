import type { FormQuestion } from '../model/form-model.js';
import { readAnswer } from './answer-types.js';
import type { EvaluationContext } from './environment.js';
import type { FormNode } from './form-node.js';
import type { Language } from './language.js';
import type { AnswerValue, GroupAnswer, QuestionAnswer } from './nodes.js';
import { pathOfAnswer } from './nodes.js';

/**
 * What is wrong with answers that were given as data. `unknown`: the form has no such name there; `type`: the value is not
 * of the question's type; `shape`: a group is no object, or a repeat is no list of objects.
 */
interface GivenProblem {
  readonly kind: 'unknown' | 'type' | 'shape';
  readonly path: string;
  readonly form: FormNode;
}

type Members = Readonly<Record<string, unknown>>;

const isMembers = (given: unknown): given is Members =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

/** Answers to a form without groups in the order of its questions; undefined where none is given. */
export class AnswersInOrder {
  constructor(readonly values: readonly unknown[]) {}
}

/** Reads answers given as JSON while the nodes for them are made. */
export class GivenAnswers {
  readonly problems: GivenProblem[] = [];
  /** Values given for questions whose value is calculated: they must be equal. */
  readonly calculated = new Map<QuestionAnswer, AnswerValue>();

  constructor(
    private readonly context: EvaluationContext,
    private readonly language: Language,
  ) {}

  /** What is given for each child of a group or instance, in the order of the form. */
  members(form: FormNode, given: unknown, parent: GroupAnswer | undefined): readonly unknown[] {
    if (given === undefined || given === null) return form.places;
    if (given instanceof AnswersInOrder) return given.values;
    const path = (): string =>
      parent === undefined ? '' : `${pathOfAnswer(parent)}/${form.name}${numberIn(parent, form)}`;
    if (!isMembers(given)) {
      this.problems.push({ kind: 'shape', path: path() || '/', form });
      return form.places;
    }
    const found: unknown[] = form.places.slice();
    let next = 0;
    for (const name of Object.keys(given)) {
      // most often the answers are in the order of the form
      const following = form.children[next];
      const child = following?.name === name ? following : form.child(name);
      if (child === undefined) this.problems.push({ kind: 'unknown', path: `${path()}/${name}`, form });
      else {
        found[child.slot] = given[name];
        next = child.slot + 1;
      }
    }
    return found;
  }

  /** Undefined if nothing is given. */
  instances(form: FormNode, given: unknown, parent: GroupAnswer): readonly Members[] | undefined {
    if (given === undefined || given === null) return undefined;
    if (Array.isArray(given) && given.every(isMembers)) return given;
    this.problems.push({ kind: 'shape', path: `${pathOfAnswer(parent)}/${form.name}`, form });
    return [];
  }

  /** Gives a question its first value: the answer, or what the form says if none is given. */
  fill(answer: QuestionAnswer, question: FormQuestion, given: unknown): void {
    const isCalculated = question.calculation !== undefined && question.triggers.length === 0;
    if (given === undefined || isCalculated) answer.stored = this.first(question);
    if (given === undefined) return;
    const value = readAnswer(question.type, given, this.language);
    if (value === undefined) this.problems.push({ kind: 'type', path: pathOfAnswer(answer), form: answer.form });
    else if (isCalculated) this.calculated.set(answer, value);
    else {
      answer.stored = value;
      answer.isGiven = true;
    }
  }

  private first({ initial, type }: FormQuestion): AnswerValue {
    if (type.kind === 'metadata') return this.language.metadata(type.of, this.context);
    return initial !== undefined && 'fixed' in initial ? (readAnswer(type, initial.fixed, this.language) ?? '') : '';
  }
}

/** The number of the instance that is being added, in brackets; `''` for groups. */
function numberIn({ children }: GroupAnswer, { slot }: FormNode): string {
  const repeat = children[slot];
  return repeat?.kind === 'repeat' ? `[${repeat.instances.length + 1}]` : '';
}
