import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import ts from 'typescript';

/**
 * Checks the texts of every folder of the workspace in both languages: none is missing, and none is written in the
 * code.
 */

type Tree = { readonly [key: string]: string | Tree };
interface Words {
  readonly en: Tree;
  readonly zh: Tree;
}

const source = path.resolve('web/workspace/src');
const plural = /_(zero|one|two|few|many|other)$/;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name));
}

function flat(tree: Tree, prefix = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') found.set(prefix + key, value);
    else for (const [below, text] of flat(value, `${prefix}${key}.`)) found.set(below, text);
  }
  return found;
}

const parameters = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1] ?? ''))].sort();

/** Maps each key without its plural ending to the parameters of all its forms. */
function shape(words: Map<string, string>): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of words) {
    const bare = key.replace(plural, '');
    const known = found.get(bare) ?? new Set<string>();
    // "1 day" may omit the number.
    for (const name of parameters(text)) if (name !== 'count') known.add(name);
    found.set(bare, known);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort().join(',')]));
}

const namespaces: readonly (readonly [string, string, string])[] = [
  ['shared', 'shared', 'shared/i18n/messages.ts'],
  ['app', 'app', 'app/i18n.ts'],
  ...readdirSync(path.join(source, 'features')).map(
    (name) => [name, `features/${name}`, `features/${name}/i18n.ts`] as const,
  ),
];

const words = new Map<string, Words>();
for (const [name, , file] of namespaces) {
  const loaded = (await import(path.join(source, file))) as { messages: Words };
  words.set(name, loaded.messages);
}

const has = (known: ReadonlySet<string>, key: string): boolean =>
  known.has(key) || known.has(`${key}_other`) || known.has(`${key}_one`);

interface Use {
  readonly namespace: string;
  /** `*` represents a part that is known only at run time. */
  readonly key: string;
  readonly place: string;
}

function keyOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    return [node.head.text + node.templateSpans.map((span) => `*${span.literal.text}`).join('')];
  }
  if (ts.isConditionalExpression(node)) return [...keyOf(node.whenTrue), ...keyOf(node.whenFalse)];
  return [];
}

/** The argument of `useTranslation`: one namespace, several, or none for the shared one. */
function namespacesOf(node: ts.Expression | undefined): readonly string[] {
  if (node && ts.isStringLiteral(node)) return [node.text];
  if (node && ts.isArrayLiteralExpression(node))
    return node.elements.filter(ts.isStringLiteral).map((element) => element.text);
  return ['shared'];
}

function knows(namespace: string, key: string): boolean {
  const known = words.get(namespace);
  return known !== undefined && has(new Set(flat(known.en).keys()), key);
}

interface Reading {
  readonly uses: Use[];
  readonly literals: string[];
}

/** Attributes whose text is read or heard by people. */
const spoken = new Set(['title', 'label', 'placeholder', 'aria-label', 'alt', 'description', 'purpose', 'caption']);
const hasLetters = /\p{L}{2,}/u;

function read(file: string): Reading {
  const text = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, text, ts.ScriptTarget.ES2023, true);
  const uses: Use[] = [];
  const literals: string[] = [];
  /** Maps the name of a translating function to its namespaces, in the order in which a key is looked up. */
  const speakers = new Map<string, readonly string[]>();
  const at = (node: ts.Node): string =>
    `${path.relative(source, file)}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

  const declare = (node: ts.VariableDeclaration): void => {
    const call = node.initializer;
    if (!call || !ts.isCallExpression(call) || call.expression.getText() !== 'useTranslation') return;
    const first = call.arguments[0];
    const namespace = namespacesOf(first);
    if (!ts.isObjectBindingPattern(node.name)) return;
    for (const element of node.name.elements) {
      if ((element.propertyName ?? element.name).getText() === 't') speakers.set(element.name.getText(), namespace);
    }
  };

  const translate = (node: ts.CallExpression): void => {
    const order = speakers.get(node.expression.getText());
    const first = node.arguments[0];
    if (!order || !first) return;
    for (const key of keyOf(first)) {
      const [other, rest] = key.split(':');
      const namespace = order.find((one) => knows(one, key)) ?? order[0]!;
      uses.push({ namespace: rest ? (other ?? '') : namespace, key: rest ?? key, place: at(node) });
    }
  };

  const walk = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node)) declare(node);
    if (ts.isCallExpression(node)) translate(node);
    if (ts.isJsxText(node) && hasLetters.test(node.text)) literals.push(`${at(node)} “${node.text.trim()}”`);
    if (ts.isJsxAttribute(node) && node.initializer && ts.isStringLiteral(node.initializer)) {
      const { text: value } = node.initializer;
      if (spoken.has(node.name.getText()) && hasLetters.test(value)) literals.push(`${at(node)} “${value}”`);
    }
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return { uses, literals: literals.filter((line) => !line.includes('“Ctrl K”')) };
}

describe.each(namespaces)('the texts of %s', (name, folder) => {
  const { en, zh } = words.get(name)!;
  const english = flat(en);
  const chinese = flat(zh);

  it('exist in English and Chinese with the same parameters', () => {
    expect(Object.fromEntries(shape(chinese))).toEqual(Object.fromEntries(shape(english)));
  });

  it('are not empty, and there is no Chinese text in English', () => {
    for (const [key, text] of [...english, ...chinese]) expect([key, text.trim()]).not.toEqual([key, '']);
    const leftOver = [...chinese].filter(
      ([key, text]) => text === english.get(key) && /[a-z]{4,}/.test(text.replaceAll(/\{\{.*?\}\}/g, '')),
    );
    expect(leftOver).toEqual([]);
  });

  const readings = filesBelow(path.join(source, folder)).map((file) => read(file));

  it('cover every key that the code uses', () => {
    const missing = readings.flatMap(({ uses }) =>
      uses.filter(({ namespace, key }) => {
        const spokenThere = words.get(namespace);
        if (!spokenThere) return true;
        const known = new Set(flat(spokenThere.en).keys());
        if (!key.includes('*')) return !has(known, key);
        const escaped = key.replaceAll(/[.+?^${}()|[\]\\]/g, String.raw`\$&`).replaceAll('*', '[^.]+(\\.[^.]+)*');
        const pattern = new RegExp(`^${escaped}$`);
        return ![...known].some((one) => pattern.test(one.replace(plural, '')));
      }),
    );
    expect(missing).toEqual([]);
  });

  it('are not written in the components', () => {
    expect(readings.flatMap(({ literals }) => literals)).toEqual([]);
  });
});
