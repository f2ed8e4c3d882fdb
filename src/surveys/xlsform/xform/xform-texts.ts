import type { FormNode } from '../../form/evaluation/form-node.js';
import type { Choice, ChoiceList, FormModel, Texts } from '../../form/model/form-model.js';
import type { TextReference } from './xform-body.js';
import type { XformExpressions } from './xform-expressions.js';
import { element, escaped } from '../../../kernel/xml.js';

interface XformTexts {
  /** The translations of all texts. */
  readonly itext: string;
  /** The choice lists as secondary instances. */
  readonly lists: readonly string[];
  readonly referenceOf: TextReference;
}

/** The texts of a form by language. A text that is missing in a language is `-`, as the reference converter writes it. */
export function xformTexts(
  { languages, defaultLanguage, lists, externalLists }: FormModel,
  nodes: readonly FormNode[],
  expressions: XformExpressions,
): XformTexts {
  const known = new Map<string, (language: string) => string>();
  const textOf = (texts: Texts, language: string): string => texts[language] ?? texts[''] ?? '-';
  for (const node of nodes)
    for (const kind of ['label', 'hint'] as const) {
      const texts = node.item?.[kind] ?? {};
      if (Object.keys(texts).length > 0)
        known.set(`${expressions.path(node)}:${kind}`, (language) => expressions.label(textOf(texts, language), node));
    }
  const root = nodes[0]?.parent;
  for (const { name, choices } of lists)
    choices.forEach(({ label, name: code }, at) =>
      known.set(`${name}-${at}`, (language) => {
        const text = Object.keys(label).length === 0 ? code : textOf(label, language);
        return root === undefined ? escaped(text) : expressions.label(text, root);
      }),
    );
  const translations = languages.map((language) =>
    element(
      'translation',
      { lang: language || 'default', default: language === defaultLanguage ? 'true()' : undefined },
      ...[...known].map(([id, text]) => element('text', { id }, element('value', {}, text(language)))),
    ),
  );
  return {
    itext: known.size === 0 ? '' : element('itext', {}, ...translations),
    lists: [...lists.map(listInstance), ...externalLists.map(listInstance)],
    referenceOf: (node, kind) => {
      const id = `${expressions.path(node)}:${kind}`;
      return known.has(id) ? id : undefined;
    },
  };
}

function listInstance({ name, choices }: ChoiceList): string {
  return element(
    'instance',
    { id: name },
    element('root', {}, ...choices.map((choice, at) => item(choice, `${name}-${at}`))),
  );
}

/** Columns whose name is no name of XML cannot be read by filters. */
const isName = (text: string): boolean => /^[\p{L}_][\p{L}\p{M}\p{N}_.·-]*$/u.test(text);

function item({ name, attributes }: Choice, id: string): string {
  const further = Object.entries(attributes).filter(([column]) => isName(column));
  return element(
    'item',
    {},
    element('itextId', {}, id),
    element('name', {}, escaped(name)),
    ...further.map(([column, text]) => element(column, {}, escaped(text))),
  );
}
