/**
 * Which variables reveal others: that a question was asked, or had to be answered, says what another one was answered. So a question is left
 * out if it depends on a question that is left out or coarser in the file; and the questions on which a key variable depends
 * are key variables too.
 */
import type { Question } from '../../../form/index.js';
import { rolesOf } from '../../../form/index.js';
import { readsOf } from '../../question-reads.js';
import { withEarlierVersions } from '../../wave-versions.js';
import type { VariableRule, WaveVersions } from './sharing-rules.js';

export interface JudgedRules {
  readonly rules: readonly VariableRule[];
  /** Left out because they would reveal a variable, by name: which ones. */
  readonly revealing: ReadonlyMap<string, readonly string[]>;
  /** Key variables because a key variable depends on them. */
  readonly added: readonly string[];
  /** The variables in the file that depend on a variable, directly or not. */
  readonly dependentsOf: (name: string) => ReadonlySet<string>;
}

class Judgement {
  private readonly rules: Map<string, VariableRule>;
  private readonly reads: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly questions: ReadonlyMap<string, Question>;
  /** All stored answers have the same answer to it. */
  private readonly consent: string | undefined;
  readonly revealing = new Map<string, string[]>();
  readonly added: string[] = [];

  constructor(versions: WaveVersions, rules: readonly VariableRule[]) {
    const definition = withEarlierVersions(versions);
    this.rules = new Map(rules.map((rule) => [rule.variable, rule]));
    this.questions = new Map(definition.questions.map((question) => [question.name, question]));
    this.consent = rolesOf(definition).consent?.question;
    const names = new Set([...this.questions.keys(), ...(definition.repeats ?? []).map(({ name }) => name)]);
    const reads = new Map<string, Set<string>>();
    // an answer to any version of the wave may be in the file, so what a question reads in each of them counts
    for (const question of versions.flatMap(({ questions }) => questions)) {
      const read = [...readsOf(question)].filter((name) => names.has(name) && name !== this.consent);
      reads.set(question.name, new Set([...(reads.get(question.name) ?? []), ...read]));
    }
    this.reads = reads;
  }

  settled(): readonly VariableRule[] {
    for (let changed = true; changed;) changed = [...this.rules.values()].some((rule) => this.changes(rule));
    return [...this.rules.values()];
  }

  readsOf(name: string): ReadonlySet<string> {
    return this.reads.get(name) ?? new Set();
  }

  /** Whether a rule had to be changed for what its variable depends on. */
  private changes(rule: VariableRule): boolean {
    if (rule.treatment === 'leave-out') return false;
    const read = [...this.readsOf(rule.variable)];
    const revealed = read.filter((name) => !this.isUnchanged(name) || (rule.isKey && !this.canBeKey(name)));
    if (revealed.length > 0) {
      this.rules.set(rule.variable, { ...rule, treatment: 'leave-out', isKey: false });
      this.revealing.set(rule.variable, revealed);
      return true;
    }
    const further = rule.isKey ? read.filter((name) => !this.rules.get(name)!.isKey) : [];
    for (const name of further) this.rules.set(name, { ...this.rules.get(name)!, isKey: true });
    this.added.push(...further);
    return further.length > 0;
  }

  private isUnchanged(name: string): boolean {
    return this.rules.get(name)?.treatment === 'keep';
  }

  private canBeKey(name: string): boolean {
    return this.questions.get(name)?.type === 'select_one';
  }
}

export function judgedRules(versions: WaveVersions, given: readonly VariableRule[]): JudgedRules {
  const judgement = new Judgement(versions, given);
  const rules = judgement.settled();
  const inFile = rules.filter(({ treatment }) => treatment !== 'leave-out').map(({ variable }) => variable);
  const dependentsOf = (name: string): ReadonlySet<string> => {
    const found = new Set([name]);
    for (let size = 0; size < found.size;) {
      size = found.size;
      for (const other of inFile) if ([...judgement.readsOf(other)].some((read) => found.has(read))) found.add(other);
    }
    found.delete(name);
    return found;
  };
  const added = judgement.added.filter((name) => inFile.includes(name));
  return { rules, revealing: judgement.revealing, added, dependentsOf };
}
