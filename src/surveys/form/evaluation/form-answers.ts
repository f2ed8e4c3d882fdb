import { computedAnswer } from './answer-types.js';
import type { EvaluationContext } from './environment.js';
import { Environment } from './environment.js';
import type { FormNode, Reader } from './form-node.js';
import { GivenAnswers } from './given-answers.js';
import type { LoadedForm } from './form-loader.js';
import type { AnswerNode, AnswerValue } from './nodes.js';
import { answersBelow, containerOf, GroupAnswer, QuestionAnswer, RepeatAnswer } from './nodes.js';
import type { Frame } from './operand.js';
import { RuleQueue } from './rule-queue.js';
import type { Rule } from './rule.js';
import { toNumber, toText } from './values.js';

/** Instances of one repeat, and groups and instances of one set of answers. */
const MOST_INSTANCES = 10_000;
const MOST_GROUPS = 100_000;

/** Where an expression is evaluated: one object for all of them. */
class Place implements Frame {
  readonly position = 1;
  readonly size = 1;
  item: AnswerNode;

  constructor(
    readonly environment: Environment,
    public answer: AnswerNode | RepeatAnswer,
  ) {
    this.item = environment.root;
  }
}

/**
 * One set of answers to a form. Values, relevance and numbers of instances always agree with the form's rules: a change
 * runs the rules that read what has changed, in the instances that it concerns, and no others.
 *
 * `given` is data as JSON: an object with one member for each question and group, and a list of objects for each
 * repeat. A question that it leaves out has its default. What cannot be used is listed in `given.problems`.
 */
export class FormAnswers {
  readonly root: GroupAnswer;
  readonly environment: Environment;
  readonly given: GivenAnswers;
  /** Rules that were run so far. */
  evaluations = 0;
  private readonly queue: RuleQueue;
  private groups = 0;
  /** One place for all evaluations: none begins before the one before has ended. */
  private readonly place: Place;
  private readonly runRule = (rule: Rule, subject: AnswerNode | RepeatAnswer): void => this.run(rule, subject);

  constructor(
    readonly form: LoadedForm,
    context: EvaluationContext,
    given: unknown = {},
  ) {
    this.queue = new RuleQueue(form.rules);
    this.given = new GivenAnswers(context, form.resources.language);
    this.root = this.group(form.root, undefined, this.given.members(form.root, given, undefined));
    this.environment = new Environment(context, form.resources, this.root);
    this.place = new Place(this.environment, this.root);
    this.queue.runAll(this.root, this.runRule);
    this.queue.runWaiting(this.runRule);
  }

  /** Replaces an answer; `''` is blank. Costs what depends on the answer. */
  set(question: QuestionAnswer, value: AnswerValue): void {
    this.store(question, value);
    this.queue.runWaiting(this.runRule);
  }

  /** Adds an instance at the end of a repeat; undefined if there are too many already. */
  addInstance(repeat: RepeatAnswer): GroupAnswer | undefined {
    const added = this.append(repeat, {});
    this.queue.runWaiting(this.runRule);
    return added;
  }

  removeInstance(repeat: RepeatAnswer, at: number): void {
    if (repeat.instances.splice(at, 1).length > 0) this.notifyInstances(repeat);
    this.queue.runWaiting(this.runRule);
  }

  /** Where the expressions of an answer are evaluated. Only until the next call: the same object is used again. */
  frame(answer: AnswerNode | RepeatAnswer): Frame {
    const { place } = this;
    place.answer = answer;
    place.item = answer.kind === 'repeat' ? answer.parent : answer;
    return place;
  }

  private group(form: FormNode, parent: GroupAnswer | undefined, given: readonly unknown[]): GroupAnswer {
    this.groups += 1;
    const group = new GroupAnswer(form, parent);
    group.relevant = parent?.relevant ?? true;
    for (const child of form.children) {
      const value = given[child.slot];
      if (child.question !== undefined) group.children[child.slot] = this.question(child, group, value);
      else if (child.isRepeat) this.repeat(child, group, value);
      else group.children[child.slot] = this.group(child, group, this.given.members(child, value, group));
    }
    this.addRules(form, group);
    return group;
  }

  private question(form: FormNode, parent: GroupAnswer, given: unknown): QuestionAnswer {
    const answer = new QuestionAnswer(form, parent);
    answer.relevant = parent.relevant;
    if (form.question !== undefined) this.given.fill(answer, form.question, given);
    this.addRules(form, answer);
    return answer;
  }

  /** A repeat begins with one instance, as in ODK's clients, unless answers or a count say how many. */
  private repeat(form: FormNode, parent: GroupAnswer, given: unknown): void {
    const repeat = new RepeatAnswer(form, parent, this.given.instances(form, given, parent));
    parent.children[form.slot] = repeat;
    const count = form.rules.find(({ kind }) => kind === 'count');
    if (count !== undefined) this.queue.add(count, repeat);
    else for (const instance of repeat.given ?? [{}]) this.append(repeat, instance);
  }

  /** The rules of an answer that is added later. The first run finds those of the answers that are there. */
  private addRules({ rules }: FormNode, answer: AnswerNode): void {
    if (this.queue.reached < 0) return;
    for (const rule of rules) if (rule.kind !== 'count' && !rule.isTriggered) this.queue.add(rule, answer);
  }

  private append(repeat: RepeatAnswer, given: Readonly<Record<string, unknown>>): GroupAnswer | undefined {
    if (repeat.instances.length >= MOST_INSTANCES || this.groups >= MOST_GROUPS) return undefined;
    const { form, parent } = repeat;
    const added = this.group(form, parent, this.given.members(form, given, parent));
    repeat.instances.push(added);
    this.notifyInstances(repeat);
    return added;
  }

  private run(rule: Rule, subject: AnswerNode | RepeatAnswer): void {
    this.evaluations += 1;
    if (rule.kind === 'relevance') {
      if (subject.kind === 'repeat') return;
      const same = rule.sameAs < 0 ? undefined : this.root.children[rule.sameAs];
      this.setRelevant(subject, same?.kind === 'question' ? same.ownRelevant : rule.holds(this.frame(subject)));
    } else if (rule.kind === 'count') {
      if (subject.kind === 'repeat') this.resize(subject, toNumber(rule.value.run(this.frame(subject))));
    } else if (subject.kind === 'question' && !(rule.kind === 'initial' && subject.isGiven)) {
      this.store(subject, this.computed(rule, this.frame(subject), subject));
    }
  }

  private computed(rule: Rule, frame: Frame, { form }: QuestionAnswer): AnswerValue {
    const value = rule.value.run(frame);
    const plain = typeof value === 'object' ? toText(value) : value;
    return form.question === undefined ? '' : computedAnswer(form.question.type, plain, () => toNumber(plain));
  }

  /** A blank count, or one that is no number, is 0: the state follows from the answers and not from their history. */
  private resize(repeat: RepeatAnswer, count: number): void {
    const { instances } = repeat;
    const wanted = Number.isFinite(count) ? Math.min(Math.max(0, Math.trunc(count)), MOST_INSTANCES) : 0;
    while (instances.length < wanted) {
      const given = repeat.given?.[instances.length] ?? {};
      if (this.append(repeat, given) === undefined) break;
    }
    if (instances.length <= wanted) return;
    instances.length = wanted;
    this.notifyInstances(repeat);
  }

  private store(answer: QuestionAnswer, value: AnswerValue): void {
    if (answer.stored === value) return;
    answer.stored = value;
    if (answer.relevant) this.notify(answer.form, answer);
    for (const reader of answer.form.triggered) this.schedule(reader, answer);
  }

  private setRelevant(answer: AnswerNode, own: boolean): void {
    answer.ownRelevant = own;
    this.inherit(answer, answer.parent?.relevant ?? true);
  }

  /** What is in a group is relevant only if the group is. */
  private inherit(answer: AnswerNode, parentRelevant: boolean): void {
    const relevant = answer.ownRelevant && parentRelevant;
    if (relevant === answer.relevant) return;
    answer.relevant = relevant;
    this.notify(answer.form, answer);
    if (answer.kind === 'question') return;
    const siblings = answer.parent?.children[answer.form.slot];
    if (siblings?.kind === 'repeat') this.notifyInstances(siblings);
    for (const child of answer.children)
      if (child.kind !== 'repeat') this.inherit(child, relevant);
      else for (const instance of child.instances) this.inherit(instance, relevant);
  }

  /** Schedules the rules that read an answer. In the first run, rules of higher ranks are still to come. */
  private notify(form: FormNode, at: AnswerNode): void {
    if (form.firstReader > this.queue.reached) return;
    for (const reader of form.readers) if (reader.rule.rank <= this.queue.reached) this.schedule(reader, at);
  }

  /** Schedules the rules outside of a repeat's instances that read what is in them, e.g. a sum or their number. */
  private notifyInstances({ form, parent }: RepeatAnswer): void {
    if (this.queue.reached < 0) return;
    for (const reader of form.outerReaders) if (reader.rule.rank <= this.queue.reached) this.schedule(reader, parent);
  }

  private schedule({ rule, shared }: Reader, at: AnswerNode): void {
    const container = containerOf(at, shared);
    if (rule.kind !== 'count') {
      for (const answer of answersBelow(container, rule.node)) this.queue.add(rule, answer);
      return;
    }
    const around = rule.node.parent;
    if (around === undefined) return;
    for (const group of answersBelow(container, around)) {
      const repeat = group.kind === 'group' ? group.children[rule.node.slot] : undefined;
      if (repeat?.kind === 'repeat') this.queue.add(rule, repeat);
    }
  }
}
