import { describe, expect, it } from '@jest/globals';
import { Problem } from '../../src/kernel/problem.js';
import { notPermitted } from '../../src/kernel/actor.js';
import { sentences } from '../../src/modules/chain/domain/sentence-templates.js';
import { code, isProblemTable, isSpec, sources } from './laws/law.js';

const tree = [...sources()].filter(([file]) => file.startsWith('src/') && !isSpec(file));
/** The problems of the analysts' commands keep the codes that programs using the command line already know. */
const ownerOf = (file: string): string =>
  /^src\/(?:analyst|methodology)\//.test(file)
    ? '(?:indicators|methodology|disclosure|cli)'
    : (/^src\/(?:modules\/)?(\w+)\//.exec(file)?.[1] ?? '');

/** Stands in for any argument of a factory: every property, call and text conversion works. */
const anything: unknown = new Proxy(() => anything, {
  get: (_, key) => {
    if (key === Symbol.toPrimitive) return () => '7';
    if (key === Symbol.iterator) return () => [][Symbol.iterator]();
    return anything;
  },
});

interface Refusal {
  readonly file: string;
  readonly factory: string;
  readonly problem: Problem;
}

type Factory = (...parts: unknown[]) => unknown;

function factoriesOf(module: Record<string, unknown>): readonly (readonly [string, Factory])[] {
  return Object.entries(module).flatMap(([name, value]) => {
    if (typeof value === 'function') return [[name, value as Factory] as const];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter((pair): pair is [string, Factory] => typeof pair[1] === 'function');
  });
}

/** The problems that a factory makes: from any argument, or from each key of the tables in its file. */
function made(factory: Factory, text: string): readonly Problem[] {
  const keys = [
    ...text.matchAll(/^ {2}'?([a-z][\w.-]*)'?: (?:[[{]|localized\(|\(\w*\) => \(\{)|'([a-z-]+)' \||\| '([a-z-]+)'/gm),
  ].map(([, key, before, after]) => key ?? before ?? after);
  const attempt = (first: unknown): readonly Problem[] => {
    try {
      const problem = factory(first, anything, anything);
      return problem instanceof Problem && texts(problem).every((words) => typeof words?.en === 'string')
        ? [problem]
        : [];
    } catch {
      return [];
    }
  };
  const plain = attempt(anything).filter(({ code: name }) => !name.endsWith('.7'));
  return plain.length > 0 ? plain : keys.flatMap(attempt);
}

/** Files that export problems, whatever they are called; builders of problems take the code from those who call them. */
const exportsProblems = (file: string, text: string): boolean =>
  isProblemTable(file) && /^export (?:const|function) [^;]*?\bProblem\b/ms.test(code(text));
const files = tree.filter(([file, text]) => exportsProblems(file, text));

async function refusals(): Promise<readonly Refusal[]> {
  const found: { file: string; factory: string; problems: readonly Problem[] }[] = [];
  for (const [file, text] of files) {
    const module = (await import(`../../${file}`)) as Record<string, unknown>;
    for (const [factory, make] of factoriesOf(module)) {
      if (new RegExp(`\\b${factory} = \\([^=]*\\): LocalizedText`).test(text)) continue;
      found.push({ file, factory, problems: made(make, text) });
    }
  }
  return found.flatMap(({ file, factory, problems }) => {
    if (problems.length === 0) throw new Error(`${file}: ${factory} makes no problem of anything`);
    return problems.map((problem) => ({ file, factory, problem }));
  });
}

const chinese = /[\u3400-\u9fff]/;
const texts = ({ title, options }: Problem): readonly { readonly en: string; readonly zh: string }[] => [
  title,
  ...(options.detail ? [options.detail] : []),
  ...(Array.isArray(options.errors) ? options.errors.map(({ detail }) => detail) : []),
];
const speechless = (problem: Problem): boolean =>
  texts(problem).some(({ en, zh }) => !/[A-Za-z]{2}/.test(en) || chinese.test(en) || !chinese.test(zh));

const all = await refusals();

describe('every problem', () => {
  it('is found', () => {
    expect(new Set(all.map(({ problem }) => problem.code)).size).toBeGreaterThan(430);
    for (const name of ['problems.ts', 'problems-of-files.ts', 'agenda-problems.ts'])
      expect(exportsProblems(`src/roadmap/domain/${name}`, 'export const a = (): Problem => b();')).toBe(true);
    expect(exportsProblems('src/roadmap/domain/plan.ts', 'export const a = (): Problem => b();')).toBe(false);
  });

  it('has its own code, which begins with its context', () => {
    const twice = all
      .map(({ file, factory, problem }) => ({ code: problem.code, owner: `${file} ${factory}` }))
      .filter(({ code: own, owner }, _, each) => each.some((other) => other.code === own && other.owner !== owner));
    expect(twice).toEqual([]);
    const foreign = all.filter(
      ({ file, problem }) => !new RegExp(`^${ownerOf(file)}(?:\\.[a-z0-9-]+)+$`).test(problem.code),
    );
    expect(foreign.map(({ file, problem }) => [file, problem.code])).toEqual([]);
  });

  it('has a text in English and Chinese', () => {
    expect(all.filter(({ problem }) => speechless(problem)).map(({ problem }) => problem.code)).toEqual([]);
    expect(speechless(notPermitted('x'))).toBe(false);
    expect(speechless(new Problem('invalid', 'seed', { en: 'Not so.', zh: 'Not so.' }))).toBe(true);
    expect(speechless(new Problem('invalid', 'seed', { en: '', zh: '不行。' }))).toBe(true);
  });

  it('is used', () => {
    const used = (file: string, name: string): boolean =>
      tree.some(([other, text]) => other !== file && new RegExp(`\\b${name}\\b`).test(code(text))) ||
      (code(tree.find(([own]) => own === file)?.[1] ?? '').match(new RegExp(`\\b${name}\\(`, 'g'))?.length ?? 0) > 1;
    expect(
      all.filter(({ file, factory }) => !used(file, factory)).map(({ file, factory }) => `${file}: ${factory}`),
    ).toEqual([]);
    expect(used('src/roadmap/domain/problems.ts', 'neverThrown')).toBe(false);
  });

  it('has its code in one place of the platform', () => {
    const codes = tree
      .filter(([file]) => file.startsWith('src/platform/'))
      .flatMap(([, text]) =>
        [...code(text).matchAll(/new Problem\(\s*'[a-z-]+',\s*'([^']+)'/g)].map(([, name]) => name ?? ''),
      );
    expect(codes.length).toBeGreaterThan(10);
    expect(codes.filter((name, place) => codes.indexOf(name) !== place)).toEqual([]);
    expect(codes.filter((name) => !name.startsWith('platform.'))).toEqual([]);
  });
});

describe('every event type', () => {
  const pattern = /'([a-z]+(?:\.[a-z-]+)+\.v\d+)'/g;
  const lists = tree.filter(([file]) => /\/domain\/(?:room\/)?events\.ts$/.test(file));
  const declared = lists.flatMap(([file, text]) =>
    [...text.matchAll(pattern)].map(([, type]) => [file, type ?? ''] as const),
  );
  const types = declared.map(([, type]) => type);

  it('is declared once, by its own context', () => {
    expect(new Set(types.map((type) => type.split('.')[0])).size).toBeGreaterThanOrEqual(6);
    expect(types.filter((type, place) => types.indexOf(type) !== place)).toEqual([]);
    expect(declared.filter(([file, type]) => !type.startsWith(`${ownerOf(file)}.`))).toEqual([]);
  });

  it.each(types)('has a sentence in both languages: %s', (type) => {
    expect(Object.keys(sentences)).toContain(type);
  });

  it('is known wherever it is used', () => {
    const named = tree.flatMap(([file, text]) =>
      [...code(text).matchAll(pattern)].map(([, type]) => `${file}: ${type}`),
    );
    const unknown = named.filter((each) => !types.includes(each.split(': ')[1] ?? ''));
    expect(unknown).toEqual([]);
    expect(types).not.toContain('roadmap.action.forgotten.v1');
  });

  it('is recorded by some code', () => {
    const names = lists.flatMap(([file, text]) =>
      [...text.matchAll(/(?:export const |^ {2})(\w+)(?::| =) '[a-z]+\.[a-z.-]+\.v\d+'/gm)].map(
        ([, name]) => [file, name ?? ''] as const,
      ),
    );
    const silent = names.filter(
      ([file, name]) => !tree.some(([other, text]) => other !== file && new RegExp(`\\b${name}\\b`).test(code(text))),
    );
    expect(names.length).toBeGreaterThan(50);
    expect(silent).toEqual([]);
  });
});
