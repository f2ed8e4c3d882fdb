import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const seeds = `.seeds-${process.pid}`;
const use = (target: string) => `import '${target}';\n`;
const target = 'export const target = 1;\n';
const entity = "import { Entity } from 'typeorm';\n@Entity()\nexport class Thing {}\n";

/** One violation of each rule: maps files to contents. Every rule must have one. */
const violations: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-circular': {
    'src/kernel/a.ts': "import { b } from './b.js';\nexport const a = () => b;\n",
    'src/kernel/b.ts': "import { a } from './a.js';\nexport const b = () => a;\n",
  },
  'kernel-imports-nothing': { 'src/kernel/a.ts': use('node:fs') },
  'methodology-is-pure': {
    'src/methodology/floor/a.ts': use('../balloting/b.js'),
    'src/methodology/balloting/b.ts': target,
  },
  'analyst-is-pure': {
    'src/analyst/estimate/a.ts': use('../commands/b.js'),
    'src/analyst/commands/b.ts': target,
  },
  'analyst-commands-read-files-only': { 'src/analyst/commands/a.ts': use('pg') },
  'analyst-belongs-to-the-command-line': {
    'src/roadmap/use-cases/a.ts': use('../../analyst/estimate/b.js'),
    'src/analyst/estimate/b.ts': target,
  },
  'form-is-pure': { 'src/surveys/form/a.ts': use('../domain/b.js'), 'src/surveys/domain/b.ts': target },
  'form-readers-read-texts-only': { 'src/surveys/xlsform/a.ts': use('pg') },
  'phone-page-reads-no-xlsform': {
    'web/phone/src/a.ts': use('../../../src/surveys/form/xpath/b.js'),
    'src/surveys/form/xpath/b.ts': target,
  },
  'phone-page-loads-the-engine-later': {
    'web/phone/src/a.ts': use('../../../src/surveys/form/index.js'),
    'src/surveys/form/index.ts': target,
  },
  'domain-is-pure': { 'src/roadmap/domain/a.ts': use('typeorm') },
  'definitions-know-no-run': {
    'src/modules/indicators/domain/definitions/a.ts': use('../runs/b.js'),
    'src/modules/indicators/domain/runs/b.ts': target,
  },
  'use-cases-know-no-edge': { 'src/roadmap/use-cases/a.ts': use('../http/b.js'), 'src/roadmap/http/b.ts': target },
  'reads-use-their-own-queries': {
    'src/roadmap/use-cases/a.ts': use('../queries/b.js'),
    'src/roadmap/queries/b.ts': target,
  },
  'queries-only-read': { 'src/roadmap/queries/a.ts': use('../use-cases/b.js'), 'src/roadmap/use-cases/b.ts': target },
  'queries-stay-home': { 'src/roadmap/queries/a.ts': use('../../surveys/index.js'), 'src/surveys/index.ts': target },
  'facades-open-their-own-rooms': {
    'src/roadmap/roadmap.facade.ts': use('./persistence/b.js'),
    'src/roadmap/persistence/b.ts': target,
  },
  'persistence-is-lowest': {
    'src/roadmap/persistence/a.ts': use('../use-cases/b.js'),
    'src/roadmap/use-cases/b.ts': target,
  },
  'persistence-stays-home': {
    'src/roadmap/persistence/a.ts': use('../../surveys/index.js'),
    'src/surveys/index.ts': target,
  },
  'edges-know-no-table': {
    'src/roadmap/http/a.ts': use('../persistence/b.js'),
    'src/roadmap/persistence/b.ts': target,
  },
  'edges-ask-use-cases': { 'src/roadmap/http/a.ts': use('../queries/b.js'), 'src/roadmap/queries/b.ts': target },
  'contexts-meet-at-the-index': {
    'src/roadmap/use-cases/a.ts': use('../../modules/dialogue/domain/b.js'),
    'src/modules/dialogue/domain/b.ts': target,
  },
  'answers-go-to-indicators-alone': {
    'src/modules/chain/use-cases/a.ts': use('../../../surveys/answers.js'),
    'src/surveys/answers.ts': target,
  },
  'the-entry-for-everybody-gives-no-answer': {
    'src/surveys/surveys.facade.ts': use('./queries/answer-records.js'),
    'src/surveys/queries/answer-records.ts': target,
  },
  'nobody-imports-the-own-index': { 'src/roadmap/use-cases/a.ts': use('../index.js'), 'src/roadmap/index.ts': target },
  'platform-knows-no-domain': {
    'src/platform/http/a.ts': use('../../roadmap/index.js'),
    'src/roadmap/index.ts': target,
  },
  'notifications-only-hear': {
    'src/roadmap/use-cases/a.ts': use('../../modules/notifications/index.js'),
    'src/modules/notifications/index.ts': target,
  },
  'typeorm-stays-in-persistence': { 'src/roadmap/http/a.ts': entity },
  'drivers-stay-in-the-platform': { 'src/roadmap/persistence/a.ts': use('pg') },
  'schema-lists-entities-only': { 'src/schema.ts': use('./roadmap/domain/b.js'), 'src/roadmap/domain/b.ts': target },
  'the-demonstration-stands-on-top': { 'src/roadmap/use-cases/a.ts': use('../../demo/b.js'), 'src/demo/b.ts': target },
  'clients-stay-apart': { 'web/phone/src/a.ts': use('../../workspace/src/b.js'), 'web/workspace/src/b.ts': target },
  'web-takes-types-and-pure-code': {
    'web/workspace/src/app/a.ts': use('#server/roadmap/domain/b.js'),
    'src/roadmap/domain/b.ts': target,
  },
  'web-shared-is-lowest': {
    'web/workspace/src/shared/a.ts': use('../features/x/b.js'),
    'web/workspace/src/features/x/b.ts': target,
  },
  'features-import-no-feature': {
    'web/workspace/src/features/y/a.ts': use('../x/b.js'),
    'web/workspace/src/features/x/b.ts': target,
  },
  'web-takes-the-protocol-as-types': {
    'web/workspace/src/app/a.ts': use('#server/modules/live/realtime/protocol.js'),
    'src/modules/live/realtime/protocol.ts': target,
  },
  'feature-domain-is-pure': { 'web/workspace/src/features/x/domain/a.ts': use('react') },
  'phone-page-needs-no-package': { 'web/phone/src/a.ts': use('react') },
  'migrations-take-types-only': { 'migrations/a.ts': use('typeorm') },
  'migrations-stand-alone': { 'migrations/a.ts': use('../src/kernel/b.js'), 'src/kernel/b.ts': target },
  'nothing-imports-tests': { 'src/kernel/a.ts': use('../../test/support/b.js'), 'test/support/b.ts': target },
  'directory-looks-down-only': {
    'src/modules/directory/a.ts': use('../identity/index.js'),
    'src/modules/identity/index.ts': target,
  },
  'identity-looks-down-only': {
    'src/modules/identity/a.ts': use('../dialogue/index.js'),
    'src/modules/dialogue/index.ts': target,
  },
  'dialogue-looks-down-only': {
    'src/modules/dialogue/a.ts': use('../../roadmap/index.js'),
    'src/roadmap/index.ts': target,
  },
  'live-looks-down-only': { 'src/modules/live/a.ts': use('../../roadmap/index.js'), 'src/roadmap/index.ts': target },
  'roadmap-looks-down-only': {
    'src/roadmap/a.ts': use('../modules/indicators/index.js'),
    'src/modules/indicators/index.ts': target,
  },
  'surveys-looks-down-only': {
    'src/surveys/a.ts': use('../modules/dialogue/index.js'),
    'src/modules/dialogue/index.ts': target,
  },
  'indicators-looks-down-only': {
    'src/modules/indicators/a.ts': use('../releases/index.js'),
    'src/modules/releases/index.ts': target,
  },
  'releases-looks-down-only': {
    'src/modules/releases/a.ts': use('../dialogue/index.js'),
    'src/modules/dialogue/index.ts': target,
  },
  'notifications-looks-down-only': {
    'src/modules/notifications/a.ts': use('../chain/index.js'),
    'src/modules/chain/index.ts': target,
  },
};

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
}

function cruise(folders: readonly string[], prefix: string): readonly Violation[] {
  const command = path.join(root, 'node_modules/.bin/depcruise');
  const output = execFileSync(command, ['--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...folders], {
    cwd: root,
    env: { ...process.env, ARCHITECTURE_ROOT: prefix },
    maxBuffer: 1e9,
    encoding: 'utf8',
  });
  return (JSON.parse(output) as { summary: { violations: Violation[] } }).summary.violations;
}

describe('the import table', () => {
  let found: readonly Violation[] = [];

  beforeAll(() => {
    const { imports } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { imports: unknown };
    for (const [rule, files] of Object.entries(violations))
      for (const [file, content] of Object.entries({ ...files, 'package.json': JSON.stringify({ imports }) })) {
        const full = path.join(root, seeds, rule, file);
        mkdirSync(path.dirname(full), { recursive: true });
        writeFileSync(full, content);
      }
    found = cruise([seeds], `${seeds.replaceAll('.', '\\.')}/[a-z-]+/`);
  }, 120_000);
  afterAll(() => rmSync(path.join(root, seeds), { recursive: true, force: true }));

  it('has a violation for each rule', () => {
    const config = createRequire(import.meta.url)(path.join(root, '.dependency-cruiser.cjs')) as {
      forbidden: { name: string }[];
    };
    expect(config.forbidden.map((rule) => rule.name).sort()).toEqual(Object.keys(violations).sort());
  });

  it.each(Object.keys(violations))('reports the violation of %s', (rule) => {
    const mine = found
      .filter((violation) => violation.from.startsWith(`${seeds}/${rule}/`))
      .map((violation) => violation.rule.name);
    expect(mine).toContain(rule);
  });
});
