/**
 * Writes a form as an ODK XForm (https://getodk.github.io/xforms-spec/), which ODK's clients show. Entities are not
 * written: answers that update lists of entities are stored only.
 */
import type { FormNode } from '../../form/evaluation/form-node.js';
import { nodesBelow } from '../../form/evaluation/form-node.js';
import type { LoadedForm } from '../../form/evaluation/form-loader.js';
import { loadForm } from '../../form/evaluation/load-form.js';
import type { FormModel, FormQuestion, Formula, QuestionType, Texts } from '../../form/model/form-model.js';
import { XformBody, isReference } from './xform-body.js';
import { XformExpressions } from './xform-expressions.js';
import { xformTexts } from './xform-texts.js';
import { element, escaped } from '../../../kernel/xml.js';

const NAMESPACES = {
  xmlns: 'http://www.w3.org/2002/xforms',
  'xmlns:h': 'http://www.w3.org/1999/xhtml',
  'xmlns:ev': 'http://www.w3.org/2001/xml-events',
  'xmlns:xsd': 'http://www.w3.org/2001/XMLSchema',
  'xmlns:jr': 'http://openrosa.org/javarosa',
  'xmlns:orx': 'http://openrosa.org/xforms',
  'xmlns:odk': 'http://www.opendatakit.org/xforms',
};

/** The XML of a form. Errors: `CircularCalculation` if calculations depend on themselves. */
export function writeXform(model: FormModel): string {
  return new XformWriter(model, loadForm(model)).write();
}

class XformWriter {
  private readonly expressions: XformExpressions;

  constructor(
    private readonly model: FormModel,
    private readonly form: LoadedForm,
  ) {
    this.expressions = new XformExpressions(form);
  }

  write(): string {
    const { model, form, expressions } = this;
    const nodes = [...nodesBelow(form.root)].filter(({ item }) => item !== undefined);
    const texts = xformTexts(model, nodes, expressions);
    const body = new XformBody(expressions, texts.referenceOf, (node) => this.triggered(node));
    const data = element(
      'data',
      { id: model.id, version: model.version || undefined },
      this.answers(form.root),
      this.meta(),
    );
    const parts = [
      texts.itext,
      element('instance', {}, data),
      ...texts.lists,
      ...model.attachments.map(attachment),
      ...nodes.map((node) => this.bind(node)),
      this.metaBinds(),
      ...nodes.map((node) => this.firstAnswer(node)),
    ];
    const head = element(
      'h:head',
      {},
      element('h:title', {}, escaped(model.title)),
      element('model', { 'odk:xforms-version': '1.0.0' }, ...parts),
    );
    return `<?xml version="1.0"?>\n${element('h:html', NAMESPACES, head, element('h:body', {}, body.controls(form.root)))}\n`;
  }

  /** The elements of the answers, with fixed defaults. A repeat is written as a template and one instance. */
  private answers(node: FormNode): string {
    return node.children
      .map((child) => {
        const { initial } = child.question ?? {};
        if (child.question !== undefined)
          return element(child.name, {}, initial !== undefined && 'fixed' in initial ? escaped(initial.fixed) : '');
        const inside = this.answers(child);
        if (!child.isRepeat) return element(child.name, {}, inside);
        const count = child.item?.kind === 'repeat' ? child.item.count : undefined;
        const counted = count === undefined || isReference(count.text) ? '' : element(`${child.name}_count`, {});
        return (
          counted + element(child.name, { 'jr:template': '' }, inside) + (count ? '' : element(child.name, {}, inside))
        );
      })
      .join('');
  }

  private meta(): string {
    const name = this.model.instanceName === undefined ? '' : element('orx:instanceName', {});
    return element('orx:meta', {}, element('orx:instanceID', {}), name);
  }

  private metaBinds(): string {
    const { instanceName } = this.model;
    const id = element('bind', {
      nodeset: '/data/orx:meta/orx:instanceID',
      type: 'string',
      readonly: 'true()',
      'jr:preload': 'uid',
    });
    if (instanceName === undefined) return id;
    const calculate = this.expressions.formula(instanceName, this.form.root, 'form');
    return id + element('bind', { nodeset: '/data/orx:meta/orx:instanceName', type: 'string', calculate });
  }

  private bind(node: FormNode): string {
    const { item, question } = node;
    const nodeset = this.expressions.path(node);
    const relevant = item?.relevant && this.expressions.formula(item.relevant, node);
    const count = item?.kind === 'repeat' ? item.count : undefined;
    if (question === undefined) {
      const counted = count === undefined || isReference(count.text) ? '' : this.countBind(node, count);
      return counted + (relevant === undefined ? '' : element('bind', { nodeset, relevant }));
    }
    return element('bind', { nodeset, relevant, ...this.rules(node, question), ...typeOf(question.type) });
  }

  private countBind(node: FormNode, count: Formula): string {
    const calculate = this.expressions.formula(count, node);
    return element('bind', {
      nodeset: `${this.expressions.path(node)}_count`,
      type: 'string',
      readonly: 'true()',
      calculate,
    });
  }

  private rules(node: FormNode, question: FormQuestion): Readonly<Record<string, string | undefined>> {
    const { required, constraint, calculation, readOnly, triggers, type } = question;
    const written = (formula: typeof required): string | undefined =>
      formula && this.expressions.formula(formula, node);
    return {
      required: written(required),
      'jr:requiredMsg': firstText(question.requiredMessage),
      constraint: written(constraint),
      'jr:constraintMsg': firstText(question.constraintMessage),
      calculate: triggers.length > 0 ? undefined : written(calculation),
      readonly: type.kind === 'note' ? 'true()' : written(readOnly),
    };
  }

  /** A default that is an expression is evaluated when the form is opened, or when an instance is added. */
  private firstAnswer(node: FormNode): string {
    const { initial } = node.question ?? {};
    if (initial === undefined || 'fixed' in initial) return '';
    const value = this.expressions.formula(initial.formula, node);
    return element('setvalue', { event: 'odk-instance-first-load', ref: this.expressions.path(node), value });
  }

  private triggered(node: FormNode): string {
    return node.triggered
      .map(({ rule }) => {
        const { calculation } = rule.node.question ?? {};
        const value = calculation && this.expressions.formula(calculation, rule.node);
        return element('setvalue', { event: 'xforms-value-changed', ref: this.expressions.path(rule.node), value });
      })
      .join('');
  }
}

function attachment(file: string): string {
  const [, name = file, ending = ''] = /^(.*)\.([^.]*)$/.exec(file) ?? [];
  const folder = ending === 'csv' ? 'file-csv' : 'file';
  return element('instance', { id: name, src: `jr://${folder}/${file}` });
}

const firstText = (texts: Texts): string | undefined => Object.values(texts)[0];

const BINARY: readonly string[] = ['image', 'audio', 'video', 'file'];
const TYPES: Readonly<Record<string, string>> = { integer: 'int', rank: 'odk:rank' };
const SAME: readonly string[] = ['decimal', 'date', 'time', 'dateTime', 'barcode', 'geopoint', 'geotrace', 'geoshape'];

/** The type of a bind, and what the device fills in. */
function typeOf(type: QuestionType): Readonly<Record<string, string | undefined>> {
  if (type.kind === 'metadata') return preload(type.of);
  if (type.kind === 'range') {
    const isWhole = [type.start, type.end, type.step].every(Number.isInteger);
    return { type: isWhole ? 'int' : 'decimal' };
  }
  if (BINARY.includes(type.kind)) return { type: 'binary' };
  return { type: SAME.includes(type.kind) ? type.kind : (TYPES[type.kind] ?? 'string') };
}

function preload(of: string): Readonly<Record<string, string>> {
  if (of === 'start' || of === 'end') return { type: 'dateTime', 'jr:preload': 'timestamp', 'jr:preloadParams': of };
  if (of === 'today') return { type: 'date', 'jr:preload': 'date', 'jr:preloadParams': 'today' };
  if (of === 'audit' || of === 'background-audio') return { type: 'binary' };
  if (of.endsWith('geopoint')) return { type: 'geopoint' };
  return { type: 'string', 'jr:preload': 'property', 'jr:preloadParams': of };
}
