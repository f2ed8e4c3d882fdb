import { beforeAll, describe, expect, it } from '@jest/globals';
import { ESLint } from 'eslint';

const lines = (count: number, line: string): string => `${Array.from({ length: count }, () => line).join('\n')}\n`;
const branches = lines(16, '  if (value) value += 1;');

/** Style rules of the linter: for each rule a file and a text that violates it. */
const seeds: readonly (readonly [rule: string, file: string, text: string])[] = [
  ['max-lines-per-function', 'src/roadmap/domain/a.ts', `export function long() {\n${lines(51, '  call();')}}\n`],
  ['max-lines-per-function', 'web/workspace/src/app/a.tsx', `export function Long() {\n${lines(121, '  call();')}}\n`],
  ['complexity', 'src/roadmap/domain/a.ts', `export function much(value: number) {\n${branches}}\n`],
  ['no-restricted-syntax', 'src/roadmap/domain/a.ts', 'export function many(a: 1, b: 2, c: 3, d: 4) {}\n'],
  [
    'no-restricted-syntax',
    'src/roadmap/http/a.controller.ts',
    'export class A { constructor(a: 1, b: 2, c: 3, d: 4, e: 5, f: 6) {} }\n',
  ],
  ['no-restricted-syntax', 'src/roadmap/domain/a.ts', "export enum Status { Planned = 'planned' }\n"],
  ['no-restricted-syntax', 'src/roadmap/domain/a.spec.ts', "it.only('x', () => undefined);\n"],
  ['no-restricted-syntax', 'test/e2e/a.spec.ts', "describe.skip('x', () => undefined);\n"],
  ['no-restricted-syntax', 'web/phone/src/a.spec.ts', "xit('x', () => undefined);\n"],
  ['no-restricted-syntax', 'test/medium/roadmap/a.spec.ts', "jest.unstable_mockModule('pg', () => ({}));\n"],
  ['no-restricted-properties', 'src/roadmap/use-cases/a.ts', 'export const port = process.env.PORT;\n'],
  ['no-restricted-exports', 'src/roadmap/domain/a.ts', 'export default 1;\n'],
  ['@typescript-eslint/no-explicit-any', 'src/roadmap/domain/a.ts', 'export const a = (b: any) => b;\n'],
  ['@typescript-eslint/ban-ts-comment', 'src/roadmap/domain/a.ts', '// @ts-ignore\nexport {};\n'],
  ['@typescript-eslint/no-unused-vars', 'src/roadmap/domain/a.ts', 'const unused = 1;\nexport {};\n'],
  ['no-console', 'src/roadmap/domain/a.ts', "console.log('x');\n"],
  [
    'react-hooks/exhaustive-deps',
    'web/workspace/src/app/a.tsx',
    'export function A({ b }: { b: string }) { useEffect(() => call(b), []); }\n',
  ],
  [
    'no-restricted-imports',
    'web/workspace/src/features/a/b.ts',
    "import { api } from '../../shared/index.js';\napi();\n",
  ],
  ['no-restricted-imports', 'web/phone/src/a.ts', "export * from '../../../src/surveys/form/index.js';\n"],
  ['jsx-a11y-x/alt-text', 'web/workspace/src/app/a.tsx', 'export const A = () => <img src="/logo.svg" />;\n'],
  ['react-hooks/rules-of-hooks', 'web/workspace/src/app/a.tsx', 'export const A = () => { if (x) useB(); };\n'],
];

/** Rules that need types, in a file of a minimal program. */
const typedSeeds: readonly (readonly [rule: string, text: string])[] = [
  ['@typescript-eslint/no-floating-promises', 'export const a = async () => 1;\na();\n'],
  ['@typescript-eslint/no-misused-promises', 'export const a = async () => 1;\nif (a()) a().then();\n'],
];

function linterWith(project: readonly string[] | null): ESLint {
  const rules = typedSeeds.map(([rule]) => [rule, 'off'] as const);
  return new ESLint({
    overrideConfig: {
      files: ['**/*.{ts,tsx}'],
      // with `CI` set, the parser would read files from disk once instead of the given text
      languageOptions: { parserOptions: { project, disallowAutomaticSingleRunInference: true } },
      rules: project === null ? Object.fromEntries(rules) : {},
    },
  });
}

describe('the linter', () => {
  let linter: ESLint;
  let typed: ESLint;
  beforeAll(() => {
    linter = linterWith(null);
    typed = linterWith(['web/phone/tsconfig.json']);
  });

  it.each(typedSeeds)('reports a violation of %s', async (rule, text) => {
    const [result] = await typed.lintText(text, { filePath: 'web/phone/src/main.ts' });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });

  it.each(seeds)('reports a violation of %s in %s', async (rule, filePath, text) => {
    const [result] = await linter.lintText(text, { filePath });
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule);
  });
});
