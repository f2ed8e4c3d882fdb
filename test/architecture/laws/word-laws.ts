import ts from 'typescript';
import banned from '../../../docs/banned-phrases.json' with { type: 'json' };
import glossary from '../../../docs/glossary.json' with { type: 'json' };
import type { Law } from './law.js';

interface Term {
  readonly term: string;
  readonly zh: string;
  readonly not?: readonly string[];
  readonly notZh?: readonly string[];
}

interface Phrase {
  readonly pattern: string;
  readonly say: string;
  /** A text that matches the pattern, if the pattern itself does not. */
  readonly example?: string;
}

const terms: readonly Term[] = glossary;
const phrases: readonly Phrase[] = banned;

/** Files that quote others, are generated or cannot change, and the lists themselves. */
const excluded =
  /^(?:migrations|test\/migrations)\/|\/catalogue\/.*\.json$|^docs\/(?:glossary|banned-phrases|api\/)|\/word-laws\.ts$/;
const spoken = (file: string): boolean => !excluded.test(file);
const hasTexts = (file: string): boolean =>
  spoken(file) && /^(?:src|web)\/.*(?:\.tsx?|words\.json)$/.test(file) && !/\.spec\.tsx?$/.test(file);

/** String literals that are sentences or titles: with a blank, and not SQL. */
function textsOf(file: string, text: string): readonly string[] {
  if (file.endsWith('.json')) return [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each = '']) => each);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    if (ts.isTemplateExpression(node))
      found.push(
        [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text: part }) => part).join('…'),
      );
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest));
  return found.filter((each) => / /.test(each) && !/\b(?:SELECT|INSERT|UPDATE|DELETE|CREATE|ALTER|WHERE)\b/.test(each));
}

const wholeWord = (words: string): RegExp => new RegExp(`(?<![\\w-])${words}(?![\\w-])`, 'i');
const wrongEnglish = terms.flatMap(({ term, not = [] }) => not.map((each) => [each, term, wholeWord(each)] as const));
const wrongChinese = terms.flatMap(({ zh, notZh = [] }) => notZh.map((each) => [each, zh] as const));
const patterns = phrases.map(({ pattern, say }) => [say, wholeWord(`(?:${pattern})`)] as const);

/** Joins a sentence that a comment breaks over lines. */
const unbroken = (text: string): string => text.replace(/\s*\n\s*(?:\*(?!\/)|\/\/|--)?\s*/g, ' ');

/** Comments and string literals with a blank, without identifiers; for files other than TypeScript the whole text. */
function proseOf(file: string, text: string): string {
  if (!/\.(?:tsx?|mjs)$/.test(file)) return unbroken(text);
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    const comments = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of comments) found.set(pos, unbroken(text.slice(pos, end)));
    if (ts.isJsxText(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node))
      if (/ /.test(node.text)) found.set(node.getStart(source), unbroken(node.text));
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return [...found.values()].join(' \n ');
}

export const wordLaws: readonly Law[] = [
  {
    says: 'Texts say what the glossary calls a thing, and none of the words that it rules out',
    seeds: [
      ...wrongEnglish.map(([each]) => ({
        'src/roadmap/domain/problems.ts': `const en = 'Look at the ${each} again.';`,
      })),
      ...wrongChinese.map(([each]) => ({ 'src/roadmap/domain/problems.ts': `const zh = '请查看${each}';` })),
      { 'web/phone/src/later-words.json': '{ "a": ["Your e-mail address", "您的邮箱"] }' },
    ],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => hasTexts(file))
        .flatMap(([file, text]) => [
          ...(wrongEnglish.some(([, , pattern]) => pattern.test(text)) ? textsOf(file, text) : []).flatMap((said) =>
            wrongEnglish
              .filter(([, , pattern]) => pattern.test(said))
              .map(([each, term]) => `${file}: "${each}" in "${said}"; the glossary says: ${term}`),
          ),
          ...wrongChinese
            .filter(([each]) => text.includes(each))
            .map(([each, zh]) => `${file}: ${each}; the glossary says: ${zh}`),
        ]),
  },
  {
    says: 'Texts, comments, test titles and documents contain no phrase of docs/banned-phrases.json',
    seeds: phrases.flatMap(({ pattern, example = pattern }): readonly Readonly<Record<string, string>>[] => [
      { 'src/roadmap/domain/a.ts': `/** So that ${example.replace(' ', '\n * ')}. */` },
      { 'test/medium/a.spec.ts': `it("says that ${example} here", () => {});` },
      { 'docs/architecture.md': `# ${example}\n` },
    ]),
    broken: (tree) =>
      [...tree]
        .filter(([file]) => spoken(file))
        .flatMap(([file, text]) => {
          const whole = unbroken(text);
          const suspected = patterns.filter(([, pattern]) => pattern.test(whole));
          const prose = suspected.length === 0 ? '' : proseOf(file, text);
          return suspected
            .map(([say, pattern]) => [say, pattern.exec(prose)] as const)
            .filter(([, found]) => found !== null)
            .map(
              ([say, found]) =>
                `${file}: "${prose.slice(Math.max(0, found!.index - 30), found!.index + 50)}"; say: ${say}`,
            );
        }),
  },
];
