import type { Law, Tree } from './law.js';
import { code, contextOf, isSpec } from './law.js';

const layers = [
  'catalogue',
  'domain',
  'form',
  'xlsform',
  'http',
  'jobs',
  'persistence',
  'queries',
  'realtime',
  'subscribers',
  'use-cases',
];
/** A second entry point of a context, which the import rules open to one other context only. */
const entries = new Set(['src/surveys/answers.ts']);
const top = ['analyst', 'demo', 'kernel', 'methodology', 'modules', 'platform', 'roadmap', 'surveys'];
/** Folders of indicators, and folders that all of them share. */
const subjects: readonly string[] = [
  ...['definitions', 'institutional', 'publication', 'references', 'releases', 'runs', 'weighting'],
  ...['events.ts', 'policy.ts', 'problems.ts', 'steps.ts'],
];
const inFeature =
  /^(?:(?:api|domain|texts)\/[^/]+\.ts|components\/.+\.tsx?|pages\/[^/]+-page\.tsx|i18n\.ts|routes\.tsx|[a-z-]+\.css)$/;
const inContext = /^src\/(?:modules\/\w+|roadmap|surveys)\//;
const files = (tree: Tree): readonly string[] => [...tree.keys()];

/** The files that a layer may contain; a suffix only where the framework has that role. */
const shapes: readonly (readonly [RegExp, RegExp])[] = [
  [/\/persistence\/(?!sql\/)/, /^[a-z-]+\.(?:entity|repository)\.ts$/],
  [/\/persistence\/sql\//, /^[a-z-]+\.ts$/],
  [/\/jobs\//, /^[a-z-]+\.job\.ts$/],
  [/\/subscribers\//, /^[a-z-]+-when-[a-z-]+\.ts$/],
  [/\/http\/dto\//, /^(?:[a-z-]+\.(?:request|response)|fields)\.ts$/],
  [/\/(?:domain|use-cases|form|xlsform)\//, /^[a-z0-9-]+\.ts$/],
];
const suffixes =
  /\.(?:module|controller|gateway|entity|repository|query|request|response|projection|job|facade|filter|guard|interceptor|middleware|pipe)\.ts$/;
const banned = '(?:Manager|Helpers?|Utils?|Base|Impl|Data|Info)';
/** Used by the compiler only. */
const onlyCompiled: readonly string[] = ['Checked'];
/** Used by configurations of tools, which are not among the sources. */
const usedByTools: readonly string[] = ['tokenStyleSheet'];
const declared = new RegExp(`\\b(?:class|interface|function|const|let|type(?= \\w+ =)) (\\w*${banned})\\b`, 'g');

/** Jest loads these after `scripts/test.mjs` has installed the packages. */
const loadedByJest = ['scripts/test-environment.mjs', 'scripts/test-order.mjs'];

/** Modules that a script imports when it is loaded, other than those of Node and other scripts. */
const imported = (text: string): readonly string[] =>
  [...text.matchAll(/^(?:import\s+|(?:import|export)\s[^;'"=(]*\bfrom\s+)['"]([^'"]+)['"]/gm)]
    .map(([, module = '']) => module)
    .filter((module) => !module.startsWith('node:') && !/^\.\/[\w-]+\.mjs$/.test(module));

/** Packages that a script loads or runs, outside of its functions, before its call of `install`. */
const usedBeforeInstall = (text: string): readonly string[] => {
  const before = text.split(/\binstall\(\{/)[0] ?? '';
  return [...before.matchAll(/^\S.*(?:\bimport\('(?!node:|\.)|\bbin\(').*$/gm)].map(([line]) => line);
};

export const treeLaws: readonly Law[] = [
  {
    says: 'The folder tree is the table of contents: a layer is only ever the second level',
    seeds: [
      { 'src/services/roadmap.ts': '' },
      { 'src/roadmap/actions/domain/a.ts': '' },
      { 'src/roadmap/actions.ts': '' },
    ],
    broken: (tree) =>
      files(tree)
        .filter((file) => file.startsWith('src/') && !isSpec(file))
        .filter((file) => {
          const [, first = '', ...rest] = file.split('/');
          if (rest.length === 0) return false;
          if (!top.includes(first)) return true;
          const inside = inContext.test(file) ? file.replace(inContext, '').split('/') : undefined;
          if (inside === undefined)
            return rest.some(
              (part) => layers.includes(part) && part !== 'http' && part !== 'jobs' && part !== 'realtime',
            );
          if (inside.length === 1)
            return !/^(?:index|\w+\.(?:module|facade))\.ts$/.test(inside[0] ?? '') && !entries.has(file);
          return !layers.includes(inside[0] ?? '') || inside.slice(1).some((part) => layers.includes(part));
        }),
  },
  {
    says: 'In indicators each layer is divided by the same subjects',
    seeds: [
      { 'src/modules/indicators/domain/tally.ts': '' },
      { 'src/modules/indicators/http/dto/a.response.ts': '' },
      { 'src/modules/indicators/use-cases/estimates/a.ts': '' },
    ],
    broken: (tree) =>
      files(tree).filter((file) => {
        const subject = /^src\/modules\/indicators\/(?:domain|use-cases|http|persistence)\/(?:dto\/)?([^/]+)/.exec(
          file,
        )?.[1];
        // functions of the database are in one folder in every context
        if (file.startsWith('src/modules/indicators/persistence/sql/')) return false;
        return subject !== undefined && !subjects.includes(subject);
      }),
  },
  {
    says: 'A feature of the pages has api, components, domain, pages and texts, and next to them routes, i18n and style sheets',
    seeds: [
      { 'web/workspace/src/features/roadmap/parts/a.tsx': '' },
      { 'web/workspace/src/features/roadmap/a.ts': '' },
      { 'web/workspace/src/features/roadmap/domain/a.tsx': '' },
      { 'web/workspace/src/features/roadmap/pages/a.tsx': '' },
    ],
    broken: (tree) =>
      files(tree).filter((file) => {
        const inside = /^web\/workspace\/src\/features\/[^/]+\/(.*)/.exec(file)?.[1];
        return inside !== undefined && !inFeature.test(inside);
      }),
  },
  {
    says: 'Files are kebab-case, and each layer holds only what its name says',
    seeds: [
      { 'src/roadmap/domain/ActionState.ts': '' },
      { 'src/roadmap/persistence/action-mapper.ts': '' },
      { 'src/roadmap/persistence/sql/Counts.sql.ts': '' },
      { 'src/roadmap/subscribers/on-conclusion.ts': '' },
      { 'src/roadmap/use-cases/open-action.service.ts': '' },
    ],
    broken: (tree) =>
      files(tree).filter((file) => {
        const name = file.split('/').at(-1) ?? '';
        if (!/^[a-z0-9-]+(?:\.[a-z-]+)*$/.test(name)) return true;
        if (!file.startsWith('src/') || !name.endsWith('.ts') || isSpec(file)) return false;
        const shape = shapes.find(([place]) => place.test(file));
        if (shape !== undefined && inContext.test(file)) return !shape[1].test(name);
        return name.split('.').length > 2 && !suffixes.test(name);
      }),
  },
  {
    says: 'No Manager, Helper, Util, Base, Impl, Data, Info',
    seeds: [
      { 'src/roadmap/domain/a.ts': 'export class ActionManager {}' },
      { 'web/workspace/src/shared/date-utils.ts': '' },
    ],
    broken: (tree) => [
      ...files(tree).filter(
        (file) => new RegExp(`(?:^|[/-])${banned}\\.tsx?$`, 'i').test(file) && !file.startsWith('test/'),
      ),
      ...[...tree]
        .filter(([file]) => /^(?:src|web)\//.test(file) && /\.tsx?$/.test(file))
        .flatMap(([file, text]) => [...code(text).matchAll(declared)].map(([, name]) => `${file}: ${name}`)),
    ],
  },
  {
    says: 'index.ts exports module, facade, events and types, nothing else',
    seeds: [{ 'src/roadmap/index.ts': "export { ActionRepository } from './persistence/action.repository.js';\n" }],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => /^src\/(?:modules\/\w+|roadmap|surveys)\/index\.ts$/.test(file))
        .flatMap(([file, text]) =>
          code(text)
            .split(';')
            .map((part) => part.trim())
            .filter((part) => part !== '' && !/^export type \{[^}]*\} from '\.\//.test(part))
            .filter((part) => !/^export \{ \w+(?:Module|Facade) \} from '\.\/\w+\.(?:module|facade)\.js'$/.test(part))
            .filter((part) => !/^export \{[^}]*\} from '\.\/domain\/\w+\.js'$/.test(part))
            .map((part) => `${file}: ${part}`),
        ),
  },
  {
    says: 'Two answers or requests never share a name: the API description knows them by it',
    seeds: [
      {
        'src/roadmap/http/dto/a.response.ts': 'export class ProposalResponse {}',
        'src/surveys/http/dto/b.response.ts': 'class ProposalResponse {}',
      },
    ],
    broken: (tree) => {
      const names = [...tree]
        .filter(([file]) => /^src\/.*(?:\.(?:request|response)|\/dto)\.ts$/.test(file))
        .flatMap(([, text]) =>
          [...text.matchAll(/^(?:export )?(?:abstract )?class (\w+)/gm)].map(([, name]) => name ?? ''),
        );
      return names.filter((name, place) => names.indexOf(name) !== place);
    },
  },
  {
    says: 'Nothing lies unused: what is exported is mentioned once more, in something that is not a test',
    seeds: [
      { 'src/roadmap/domain/a.ts': 'export function nobodyCallsThis(): void {}' },
      {
        'src/roadmap/domain/a.ts': '/** nobodyCallsThis */\nexport function nobodyCallsThis(): void {}',
        'src/roadmap/domain/a.spec.ts': 'nobodyCallsThis();',
        'test/support/a.ts': 'nobodyCallsThis();',
      },
    ],
    broken: (tree) => {
      const mentions = new Map<string, number>();
      for (const [file, text] of tree)
        if (!isSpec(file) && !file.startsWith('test/'))
          for (const word of code(text).match(/\w+/g) ?? []) mentions.set(word, (mentions.get(word) ?? 0) + 1);
      return [...tree]
        .filter(([file]) => /^(?:src|web)\//.test(file) && !isSpec(file))
        .flatMap(([file, text]) =>
          [...text.matchAll(/^export (?:abstract |async )*(?:const|function|class|interface|type) (\w+)/gm)].map(
            ([, name = '']) => [file, name] as const,
          ),
        )
        .filter(([, name]) => mentions.get(name) === 1 && ![...onlyCompiled, ...usedByTools].includes(name))
        .map(([file, name]) => `${file}: ${name}`);
    },
  },
  {
    says: 'Each context is in the table of who may import whom',
    seeds: [{ 'src/modules/releases/releases.module.ts': '' }],
    broken: (tree) => {
      const known = [
        'directory',
        'identity',
        'dialogue',
        'live',
        'roadmap',
        'surveys',
        'indicators',
        'chain',
        'notifications',
      ];
      return files(tree).filter((file) => inContext.test(file) && !known.includes(contextOf(file) ?? ''));
    },
  },
  {
    says: 'A script imports only Node and other scripts before it has installed the packages',
    seeds: [
      { 'scripts/a.mjs': "import pg from 'pg';\n" },
      { 'scripts/a.mjs': "import {\n  chromium,\n} from 'playwright-core';\n" },
      { 'scripts/a.mjs': "import 'reflect-metadata';\n" },
      { 'scripts/a.mjs': "export { chromium } from 'playwright-core';\n" },
      { 'scripts/a.mjs': "import { migrate } from '../dist/migrate.js';\n" },
      { 'scripts/a.mjs': "const { format } = await import('prettier');\nawait install({ development: true });\n" },
      { 'scripts/a.mjs': "await runOrExit(bin('prettier'), ['--check', '.']);\n" },
    ],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => file.startsWith('scripts/') && !loadedByJest.includes(file))
        .flatMap(([file, text]) =>
          [...imported(code(text)), ...usedBeforeInstall(code(text))].map((what) => `${file}: ${what}`),
        ),
  },
];
