import type { XPath } from '../xpath/tree.js';
import type { Table } from '../questionnaire.js';
import type { ChoiceSource, Formula, FormItem, FormModel, FormQuestion } from '../model/form-model.js';
import { compile } from './compile-expression.js';
import { FormResources } from './environment.js';
import type { Language } from './language.js';
import type { Reader } from './form-node.js';
import { FormNode, nodesBelow, sharedGroup } from './form-node.js';
import type { Condition, Frame, Operand, Scope } from './operand.js';
import { conditionOf } from './operand.js';
import type { Checks, Rule } from './rule.js';
import { refuseCycles, setRanks } from './rule-order.js';
import { shareConditions } from './shared-conditions.js';
import type { XPathValue } from './values.js';

/** A form whose expressions are compiled and whose rules are in order, for any number of sets of answers. */
export interface LoadedForm {
  readonly root: FormNode;
  /** In the order in which they run. */
  readonly rules: readonly Rule[];
  readonly resources: FormResources;
  /** The node that `${name}` means. */
  readonly named: (name: string) => FormNode | undefined;
  /** Compiles an expression that belongs to a node. */
  readonly valueAt: (node: FormNode, tree: XPath) => (frame: Frame) => XPathValue;
}

/** A rule, and what it reads. */
export interface RuleReads {
  readonly rule: Rule;
  readonly reads: readonly Omit<Reader, 'rule'>[];
}

/**
 * Compiles a form, in time linear in its expressions and in what they read. `attached`: its tables. Errors: `CircularCalculation` if
 * calculations depend on themselves.
 */
export function loadFormIn(language: Language, model: FormModel, attached?: readonly Table[]): LoadedForm {
  return new FormLoader(model, language, attached).load();
}

class FormLoader {
  private readonly root = new FormNode(undefined, undefined, 0, 0);
  private readonly names = new Map<string, FormNode>();
  private readonly rules: RuleReads[] = [];

  constructor(
    private readonly model: FormModel,
    private readonly language: Language,
    private readonly attached: readonly Table[] | undefined,
  ) {}

  load(): LoadedForm {
    this.addItems(this.model.items, this.root);
    for (const node of nodesBelow(this.root)) if (node.item !== undefined) this.addRules(node, node.item);
    refuseCycles(this.rules);
    const rules = setRanks(this.root, this.rules);
    shareConditions(this.rules, ({ node }) => node.item?.relevant?.tree);
    for (const { rule, reads } of this.rules) {
      if (rule.kind === 'initial' || rule.isTriggered) continue;
      for (const { node, shared } of reads) {
        const reader = { rule, shared, node };
        node.readers.push(reader);
        node.firstReader = Math.min(node.firstReader, rule.rank);
        for (const around of node.path)
          if (around.isRepeat && shared.depth < around.depth) around.outerReaders.push(reader);
      }
    }
    const { root, names } = this;
    const resources = new FormResources(this.model, this.language, this.attached);
    return {
      ...{ root, rules, resources, named: (name) => names.get(name) },
      valueAt: (node, tree) =>
        compile(
          tree,
          this.scope(node, () => undefined),
        ).run,
    };
  }

  private addItems(items: readonly FormItem[], parent: FormNode): void {
    items.forEach((item, slot) => {
      const node = new FormNode(item, parent, slot, parent.depth + 1);
      if (!this.names.has(item.name)) this.names.set(item.name, node);
      if (item.kind !== 'question') this.addItems(item.items, node);
    });
  }

  private addRules(node: FormNode, item: FormItem): void {
    if (item.relevant !== undefined) this.addRule('relevance', node, item.relevant);
    if (item.kind === 'repeat' && item.count !== undefined) this.addRule('count', node, item.count);
    if (item.kind !== 'question') return;
    if (item.initial !== undefined && 'formula' in item.initial) this.addRule('initial', node, item.initial.formula);
    if (item.calculation !== undefined) this.addCalculation(node, item, item.calculation);
    node.checks = this.checksOf(node, item);
    if ('choices' in item.type) this.addFilter(node, item.type.choices);
  }

  private addRule(kind: Rule['kind'], node: FormNode, formula: Formula): Rule {
    const isTriggered = kind === 'calculation' && (node.question?.triggers ?? []).length > 0;
    const reads: Omit<Reader, 'rule'>[] = [];
    const value = this.compiled(formula, node, (target, shared) => reads.push({ node: target, shared }));
    const rule: Rule = { kind, node, value, holds: conditionOf(value), isTriggered, rank: 0, sameAs: -1 };
    node.rules.push(rule);
    this.rules.push({ rule, reads });
    return rule;
  }

  private addCalculation(node: FormNode, { triggers }: FormQuestion, formula: Formula): void {
    const rule = this.addRule('calculation', node, formula);
    for (const name of triggers) {
      const trigger = this.names.get(name);
      trigger?.triggered.push({ rule, node: trigger, shared: sharedGroup(trigger, node) });
    }
  }

  private checksOf(node: FormNode, { required, constraint, readOnly }: FormQuestion): Checks {
    const compiled = (formula: Formula | undefined): Condition | undefined =>
      formula && conditionOf(this.compiled(formula, node));
    return { required: compiled(required), constraint: compiled(constraint), readOnly: compiled(readOnly) };
  }

  private addFilter(node: FormNode, { filter }: ChoiceSource): void {
    if (filter === undefined) return;
    const scope = { ...this.scope(node, () => undefined), starts: new Set<FormNode>(), isOwn: false };
    node.filter = this.language.filter(filter.tree, scope, compile);
  }

  private compiled({ tree }: Formula, owner: FormNode, reads: Scope['reads'] = () => undefined): Operand {
    return compile(tree, this.scope(owner, reads));
  }

  private scope(owner: FormNode, reads: Scope['reads']): Scope {
    const named = (name: string): FormNode | undefined => this.names.get(name);
    return { owner, language: this.language, named, reads, starts: new Set([owner]), isOwn: true, shared: owner };
  }
}
