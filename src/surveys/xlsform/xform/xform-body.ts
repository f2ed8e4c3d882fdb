import type { FormNode } from '../../form/evaluation/form-node.js';
import type { ChoiceSource, FormItem, FormQuestion, Repeat } from '../../form/model/form-model.js';
import { element } from '../../../kernel/xml.js';
import type { XformExpressions } from './xform-expressions.js';

/** What the body needs to know of the texts: the reference of one that exists. */
export type TextReference = (node: FormNode, kind: 'label' | 'hint') => string | undefined;

const UPLOADS: Readonly<Record<string, string>> = {
  image: 'image/*',
  audio: 'audio/*',
  video: 'video/*',
  file: 'application/*',
};

/** Writes the controls of a form: what a person sees. */
export class XformBody {
  constructor(
    private readonly expressions: XformExpressions,
    private readonly textReference: TextReference,
    /** Calculations that run when the answer of a question changes, as XML. */
    private readonly triggered: (node: FormNode) => string,
  ) {}

  controls(node: FormNode): string {
    return node.children.map((child) => (child.item === undefined ? '' : this.control(child, child.item))).join('');
  }

  private control(node: FormNode, item: FormItem): string {
    if (item.kind === 'question') return isControl(item) ? this.question(node, item) : '';
    // a repeat without questions is written, because its instances are
    if (item.kind === 'group' && node.children.length === 0) return '';
    const attributes = { ref: this.expressions.path(node), appearance: item.appearance.join(' ') || undefined };
    const inside = item.kind === 'repeat' ? this.repeat(node, item) : this.controls(node);
    return element('group', attributes, this.texts(node), inside);
  }

  private repeat(node: FormNode, { count }: Repeat): string {
    const nodeset = this.expressions.path(node);
    const counted =
      count && (isReference(count.text) ? this.expressions.reference(count.text, node) : `${nodeset}_count`);
    const attributes = { nodeset, 'jr:count': counted, 'jr:noAddRemove': counted && 'true()' };
    return element('repeat', attributes, this.controls(node));
  }

  private question(node: FormNode, question: FormQuestion): string {
    const { type } = question;
    const ref = this.expressions.path(node);
    const appearance = question.appearance.join(' ') || undefined;
    const inside = this.texts(node) + this.triggered(node);
    switch (type.kind) {
      case 'selectOne':
      case 'selectMultiple':
      case 'rank':
        return this.select(node, type.choices, { ref, appearance });
      case 'range': {
        const { start, end, step } = type;
        const line = { start: String(start), end: String(end), step: String(step) };
        return element('range', { ref, appearance, ...line }, inside);
      }
      case 'image':
      case 'audio':
      case 'video':
      case 'file':
        return element('upload', { ref, mediatype: UPLOADS[type.kind], appearance }, inside);
      case 'acknowledge':
        return element('trigger', { ref, appearance }, inside);
      default:
        return element('input', { ref, appearance }, inside);
    }
  }

  private select(
    node: FormNode,
    source: ChoiceSource,
    attributes: { readonly ref: string; readonly appearance: string | undefined },
  ): string {
    const inside = this.texts(node) + this.triggered(node);
    const { from } = source;
    if ('externalList' in from)
      return element('input', { ...attributes, query: this.rows(node, source, from.externalList) }, inside);
    const kind = node.question?.type.kind;
    const name = kind === 'selectMultiple' ? 'select' : kind === 'rank' ? 'odk:rank' : 'select1';
    return element(name, attributes, inside, this.itemset(node, source));
  }

  private itemset(node: FormNode, source: ChoiceSource): string {
    const { from } = source;
    if ('repeatedQuestion' in from) return this.answersAsChoices(from.repeatedQuestion);
    const isFile = 'file' in from;
    const table = isFile ? from.file.replace(/\.[^.]*$/, '') : 'list' in from ? from.list : from.externalList;
    const value = isFile ? from.value : 'name';
    const label = isFile ? from.label : 'jr:itext(itextId)';
    const nodeset = this.randomized(node, this.rows(node, source, table), source);
    return element('itemset', { nodeset }, element('value', { ref: value }), element('label', { ref: label }));
  }

  private answersAsChoices(name: string): string {
    const nodeset = `${this.expressions.around(name)}[./${name} != '']`;
    return element('itemset', { nodeset }, element('value', { ref: name }), element('label', { ref: name }));
  }

  private rows(node: FormNode, { filter }: ChoiceSource, table: string): string {
    const condition = filter === undefined ? '' : `[${this.expressions.formula(filter, node, 'choice')}]`;
    return `instance('${table}')/root/item${condition}`;
  }

  private randomized(node: FormNode, nodeset: string, { randomize }: ChoiceSource): string {
    if (randomize === undefined) return nodeset;
    const seed = randomize.seed === undefined ? '' : `, ${this.expressions.reference(randomize.seed, node)}`;
    return `randomize(${nodeset}${seed})`;
  }

  private texts(node: FormNode): string {
    const label = this.textReference(node, 'label');
    const hint = this.textReference(node, 'hint');
    return (
      (label === undefined ? '' : element('label', { ref: `jr:itext('${label}')` })) +
      (hint === undefined ? '' : element('hint', { ref: `jr:itext('${hint}')` }))
    );
  }
}

export const isReference = (text: string): boolean => /^\s*\$\{[^}]*\}\s*$/.test(text);

/** Whether a person sees the question. */
function isControl({ type, calculation, label, hint, triggers }: FormQuestion): boolean {
  if (type.kind === 'calculate' || type.kind === 'hidden' || type.kind === 'metadata') return false;
  const isShown = Object.keys(label).length + Object.keys(hint).length > 0;
  return (calculation === undefined && triggers.length === 0) || isShown;
}
