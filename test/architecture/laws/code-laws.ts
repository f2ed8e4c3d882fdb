import type { Law, Tree } from './law.js';
import { code, contextOf, found, isProblemTable, isSpec } from './law.js';

const contexts = /^src\/(?:modules\/\w+|roadmap|surveys)\//;
const inContexts = (file: string): boolean => contexts.test(file);
const inSource = (file: string): boolean => file.startsWith('src/');
const inProgram = (file: string): boolean => /^(?:src|web)\//.test(file);
const except =
  (of: (file: string) => boolean, ...names: readonly string[]) =>
  (file: string): boolean =>
    of(file) && !names.some((name) => file.startsWith(name));

/**
 * Use cases without a workspace role to check: a person who signs in has none yet, and a survey respondent never has
 * one.
 */
const withoutRole: readonly string[] = [
  // these concern the account itself and are checked by `ownAccount`
  'src/modules/identity/use-cases/change-password.ts',
  'src/modules/identity/use-cases/end-sessions.ts',
  'src/modules/identity/use-cases/enter-factor.ts',
  'src/modules/identity/use-cases/keep-api-tokens.ts',
  'src/modules/identity/use-cases/keep-factors.ts',
  'src/modules/identity/use-cases/open-workspace.ts',
  'src/modules/identity/use-cases/speak-language.ts',
  // before there is an actor: a token or a password is the credential
  'src/modules/identity/use-cases/read-actor.ts',
  'src/modules/identity/use-cases/accept-invitation.ts',
  'src/modules/identity/use-cases/begin-first-run.ts',
  'src/modules/identity/use-cases/note-use.ts',
  'src/modules/identity/use-cases/redeem-sign-in-link.ts',
  'src/modules/identity/use-cases/send-sign-in-link.ts',
  'src/modules/identity/use-cases/sign-in-with-password.ts',
  // for the command line: whoever operates the server runs it
  'src/modules/identity/use-cases/restore-administrator.ts',
  // for the operator, by a command
  'src/modules/identity/use-cases/remove-factors.ts',
  'src/modules/identity/use-cases/use-passkeys.ts',
  // what all groups agreed to make public, for readers without an account
  'src/roadmap/use-cases/read-public-page.ts',
  // for a worker with the code of a poster or an invitation
  'src/surveys/use-cases/field-waves.ts',
  'src/surveys/use-cases/read-phone-survey.ts',
  'src/surveys/use-cases/submission-batch.ts',
  // room-entrance.ts checks the right before each command
  'src/modules/live/use-cases/room-journal.ts',
];

/** Each writes comma-separated values by `csvLine`, or passes on what another of them has written. */
const writersOfCsv: readonly string[] = [
  'src/platform/http/table-file.ts',
  'src/surveys/use-cases/microdata-csv.ts',
  'src/surveys/use-cases/microdata-files.ts',
  'src/surveys/http/data-files.ts',
  // the file of errors, which import-file.ts has written
  'src/surveys/http/imports.controller.ts',
  'web/workspace/src/shared/charts/download.ts',
];
/** These name the type of files that people upload. */
const readersOfCsv: readonly string[] = [
  'src/demo/',
  'src/kernel/file-name.ts',
  'src/platform/storage/sniff-file.ts',
  'src/roadmap/domain/evidence.ts',
];
const servedCsv = /(?<!accept="[^"]*)text\/csv|filename="?[^"'`\n]*\.csv|name: [`'][^`'\n]*\.csv[`']/;

const tablesOf = /\b(directory|identity|dialogue|live|roadmap|surveys|indicators|chain|notifications)_[a-z_]+\b/g;

const han = '[\\u4e00-\\u9fff]';
const speaks = (file: string): boolean => /^(?:src\/.*\.ts|web\/.*\.(?:tsx?|json))$/.test(file);
const inserted = '\\$?\\{\\{?([^{}]*)\\}\\}?';
const blankAtFigure = new RegExp(
  `${han} (?:\\d[\\d.,/:~–-]*(?!\\w)|${inserted})|(?:(?<![\\w.-])[\\d.,/~–-]*\\d%?|${inserted}%?) (?=${han})`,
  'g',
);
/** Placeholders in Chinese sentences that are filled with words, which may be Latin; all others are numbers. */
const insertedWords: readonly string[] = [
  'allowed',
  'choice',
  'column',
  'file',
  'found',
  'list',
  'margin',
  'name',
  'other',
  'parameter',
  'range',
  'sheet',
  'stratum',
  'unit',
  'value',
  'what',
];

export const codeLaws: readonly Law[] = [
  {
    says: 'Lists of objects in requests are declared by ListOf, which refuses lists as elements',
    seeds: [{ 'src/roadmap/http/dto/a.request.ts': '@ValidateNested({ each: true }) items: Item[];' }],
    broken: (tree) => found(tree, except(inSource, 'src/platform/http/dto.ts'), /ValidateNested\(\{ each: true \}\)/),
  },
  {
    says: 'Time comes from the Clock of the kernel',
    seeds: [{ 'src/roadmap/domain/a.ts': 'export const late = Date.now() > 0;' }],
    broken: (tree) =>
      found(
        tree,
        except(
          inSource,
          'src/kernel/clock.ts',
          'src/kernel/ids.ts',
          'src/demo/',
          // these measure how long a connection, a partly received file or a worker has been idle, or when a job is due
          'src/modules/live/realtime/room-attendance.ts',
          'src/platform/events/notify-listener.ts',
          'src/platform/jobs/schedules.ts',
          'src/platform/jobs/worker-heartbeat.ts',
          'src/platform/storage/receive-upload.ts',
          'src/platform/database/backup.ts',
        ),
        /\bDate\.now\(|new Date\(\)/,
      ),
  },
  {
    says: 'Ids come from the kernel',
    seeds: [{ 'src/roadmap/use-cases/a.ts': "import { randomUUID } from 'node:crypto';" }],
    broken: (tree) => found(tree, except(inSource, 'src/kernel/ids.ts'), /randomUUID|Math\.random\(/),
  },
  {
    says: 'Every method of a facade is called by another context',
    seeds: [
      {
        'src/modules/dialogue/dialogue.facade.ts': 'export class DialogueFacade {\n  parity(tx: Tx): number {',
        'src/roadmap/use-cases/a.ts': 'other.parity(tx);',
      },
    ],
    broken: (tree) =>
      [...tree].flatMap(([file, text]) => {
        const facade = /^src\/.*facade\.ts$/.test(file) ? /class (\w+Facade)\b/.exec(text)?.[1] : undefined;
        if (facade === undefined) return [];
        const callers = [...tree]
          .filter(([other, said]) => inSource(other) && other !== file && !isSpec(other) && said.includes(facade))
          .map(([, said]) => said);
        return [...text.matchAll(/^  (?:async )?(\w+)(?:<[^>]*>)?\(/gm)]
          .map(([, method]) => method!)
          .filter((method) => method !== 'constructor')
          .filter((method) => !callers.some((said) => new RegExp(`\\.${method}[(<]`).test(said)))
          .map((method) => `${file}: ${method}`);
      }),
  },
  {
    says: 'A table that leaves the product is written by csvLine, or as a workbook whose texts are typed as text: nothing runs as a formula',
    seeds: [
      {
        'src/roadmap/http/a.controller.ts':
          "new StreamableFile(Buffer.from(rows.map((row) => row.join(',')).join('\\n')), { type: 'text/csv' })",
      },
      { 'src/roadmap/http/b.ts': 'const disposition = \'attachment; filename="actions.csv"\';' },
      { 'src/roadmap/http/c.ts': 'zipPieces([{ name: `${name}.csv`, pieces }])' },
      { 'src/roadmap/http/d.ts': "import writeXlsx from 'write-excel-file/node';" },
      { 'web/workspace/src/features/roadmap/a.tsx': "download('a.csv', new Blob([text], { type: 'text/csv' }));" },
    ],
    broken: (tree) => [
      ...found(tree, except(inProgram, ...writersOfCsv, ...readersOfCsv), servedCsv),
      ...found(
        tree,
        except(inProgram, 'src/platform/http/table-file.ts', 'web/workspace/src/shared/charts/table-file.ts'),
        /(?:from|import\() ?'(?:write-excel-file|exceljs|xlsx)[/\w-]*'/,
      ),
    ],
  },
  {
    says: 'Queries only read',
    seeds: [{ 'src/roadmap/queries/a.query.ts': 'const sql = `UPDATE roadmap_action SET progress = 1`;' }],
    broken: (tree) =>
      found(
        tree,
        (file) => file.includes('/queries/'),
        /\b(?:INSERT INTO|UPDATE \w+\s+SET|DELETE FROM|TRUNCATE|FOR UPDATE|tx\.record|\.startJob)\b/,
      ),
  },
  {
    says: 'SQL names only tables of its own context; answers are read in surveys alone, so that the gate is the only way to figures',
    seeds: [{ 'src/roadmap/queries/a.query.ts': 'const sql = `SELECT count(*) FROM surveys_response`;' }],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => inContexts(file) && !isSpec(file))
        .flatMap(([file, text]) =>
          [...code(text).matchAll(tablesOf)]
            .filter(([, owner]) => owner !== contextOf(file))
            .map(([table]) => `${file}: ${table}`),
        ),
  },
  {
    says: 'No relations of TypeORM, no forwardRef, no soft delete, no mapper, no bus',
    seeds: [{ 'src/roadmap/persistence/a.entity.ts': '@ManyToOne(() => PlanEntity) plan: PlanEntity;' }],
    broken: (tree) =>
      found(
        tree,
        inSource,
        /@(?:OneToMany|ManyToOne|OneToOne|ManyToMany|JoinColumn|DeleteDateColumn)\b|\bforwardRef\b|\bCommandBus\b|\bclass \w+Mapper\b/,
      ),
  },
  {
    says: 'Contexts refuse with Problems of their closed table and know no status codes',
    seeds: [
      { 'src/roadmap/use-cases/a.ts': "throw new Problem('invalid', 'roadmap.x', words);" },
      { 'src/modules/live/domain/b.ts': "import { problem } from './problem-words.js';" },
      { 'src/roadmap/http/b.ts': 'throw new NotFoundException();' },
    ],
    broken: (tree) => [
      ...found(
        tree,
        (file) => inContexts(file) && !isProblemTable(file) && !file.endsWith('/problem-words.ts'),
        /new Problem\(|\/problem-words\.js'/,
      ),
      ...found(tree, inContexts, /\bHttpStatus\b|\b(?!Problem)\w+Exception\b/),
    ],
  },
  {
    says: 'A use case that opens a transaction asks the policy itself',
    seeds: [
      {
        'src/roadmap/use-cases/open-action.ts':
          'execute(actor: Actor) { return this.database.write(actor, (tx) => tx.get(ActionRepository).add()); }',
      },
    ],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => file.includes('/use-cases/') && !isSpec(file) && !withoutRole.includes(file))
        .filter(([, text]) => /\.(?:write|read)\(\s*(?:actor|system|nobody|\{)/.test(code(text)))
        .filter(([, text]) => !/\bdemand\(|\/domain\/policy\.js'/.test(code(text)))
        .map(([file]) => file),
  },
  {
    says: 'Functions of the database lie in persistence/sql; migrations since then hold none',
    seeds: [{ 'migrations/263-a.ts': 'CREATE FUNCTION surveys_a() RETURNS trigger' }],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => Number(/^migrations\/(\d+)-/.exec(file)?.[1] ?? 0) > 261)
        .filter(([, text]) => /CREATE (?:OR REPLACE )?(?:FUNCTION|TRIGGER)/i.test(code(text)))
        .map(([file]) => file),
  },
  {
    says: 'A job runs a use case that names its permission',
    seeds: [
      {
        'src/roadmap/jobs/a.job.ts': "import { ProposeAll } from '../use-cases/propose-all.js';",
        'src/roadmap/use-cases/propose-all.ts': 'export class ProposeAll {}',
      },
    ],
    broken: (tree) =>
      [...tree]
        .filter(([file]) => file.endsWith('.job.ts'))
        .filter(([file, text]) => {
          const names = [...text.matchAll(/'\.\.\/use-cases\/([\w/-]+)\.js'/g)].map(([, name]) => name ?? '');
          const asks = (name: string): boolean =>
            /\bdemand\(/.test(tree.get(file.replace(/jobs\/[^/]+$/, `use-cases/${name}.ts`)) ?? '');
          return !names.some(asks);
        })
        .map(([file]) => file),
  },
  {
    says: 'BullMQ keeps by true or false only and is not asked for events',
    seeds: [{ 'src/platform/jobs/a.ts': 'const queue = new Queue(name, { removeOnComplete: { count: 100 } });' }],
    broken: (tree) => found(tree, inSource, /\bQueueEvents\b|removeOn(?:Complete|Fail): (?!true|false)/),
  },
  {
    says: 'SQL stays within PostgreSQL 15',
    seeds: [{ 'migrations/a.ts': 'const sql = `SELECT any_value(id) FROM roadmap_action`;' }],
    broken: (tree) =>
      found(
        tree,
        (file) => /^(?:src|migrations)\//.test(file) && file.endsWith('.ts'),
        /\b(?:any_value|json_table|json_query|json_exists|json_value|uuidv[47]|uuid_extract_timestamp|random_normal|array_(?:sample|shuffle|sort|reverse)|pg_input_is_valid|merge_action|date_add|date_subtract|casefold)\s*\(|\bIS JSON\b|\bRETURNING (?:OLD|NEW)\b|\bNOT ENFORCED\b|\bWITHOUT OVERLAPS\b/i,
      ),
  },
  {
    says: 'The platform is technique without a word of the domain',
    seeds: [{ 'src/platform/mail/a.ts': "const subject = 'The roundtable begins';" }],
    broken: (tree) =>
      found(
        tree,
        (file) => file.startsWith('src/platform/') && !file.endsWith('job-run.response.ts'),
        /\b(?:roundtable|conclusion|roadmap|survey|indicator|questionnaire|enterprise|constituenc(?:y|ies)|delegation|agenda)s?\b/i,
      ),
  },
  {
    says: 'Constraint names in the code are those of the migrations',
    seeds: [
      { 'src/roadmap/persistence/a.repository.ts': "mapConstraint(error, { 'uq_roadmap_action_nombre': taken });" },
    ],
    broken: (tree) => {
      const written = [...tree].filter(([file]) => file.startsWith('migrations/')).map(([, text]) => text);
      const known = new Set(written.flatMap((text) => text.match(/\b(?:uq|fk|ck|ix|pk)_[a-z0-9_]+\b/g) ?? []));
      return [...tree]
        .filter(([file]) => inSource(file) && !isSpec(file))
        .flatMap(([file, text]) =>
          [...code(text).matchAll(/\b(?:uq|fk|ck|ix|pk)_[a-z0-9_]{3,}\b/g)].map(([name]) => [file, name] as const),
        )
        .filter(([, name]) => !known.has(name))
        .map(([file, name]) => `${file}: ${name}`);
    },
  },
  {
    says: 'In Chinese there is no blank at a figure, and one at a Latin word',
    seeds: [
      { 'src/roadmap/domain/problems.ts': 'zh: `嵌套超过 ${depth} 层。`' },
      { 'src/roadmap/domain/problems.ts': 'zh: `共${count} 项。`' },
      { 'src/platform/http/a.ts': "'应为日期，例如 2026-11-25。'" },
      { 'web/workspace/src/features/roadmap/texts/zh.ts': "late: '{{count}} 项逾期'" },
      { 'web/phone/src/later-words.json': '"最多10% 的人"' },
      { 'src/roadmap/domain/problems.ts': "zh: '请上传PDF。'" },
    ],
    broken: (tree) => [
      ...[...tree]
        .filter(([file]) => speaks(file) && !isSpec(file))
        .flatMap(([file, text]) => [...code(text).matchAll(blankAtFigure)].map((match) => [file, match] as const))
        .filter(([, [, behind, before]]) => !insertedWords.includes(behind ?? before ?? ''))
        .map(([file, [what]]) => `${file}: ${what}`),
      ...found(
        tree,
        (file) => speaks(file) && !/^src\/(?:demo|.*\/catalogue)\//.test(file),
        new RegExp(`${han}[A-Za-z]{2,}|[A-Za-z]{2,}${han}`),
      ),
    ],
  },
  {
    says: 'Unit specs need no Nest, no database and no network',
    seeds: [{ 'src/roadmap/domain/a.spec.ts': "import { Test } from '@nestjs/testing';" }],
    broken: (tree) =>
      unitSpecs(tree).flatMap(([file, text]) =>
        [
          ...text.matchAll(
            /from '(@nestjs[^']*|pg|typeorm|node:(?:net|http|https|child_process)|[^']*test\/support\/(?:app|database)\.js)'/g,
          ),
        ].map(([, what]) => `${file}: ${what}`),
      ),
  },
  {
    says: 'Pages talk to the server in one place, to no other host, and write no markup by hand',
    seeds: [
      { 'web/workspace/src/features/roadmap/a.tsx': "await fetch('/api/x');" },
      { 'web/workspace/src/features/roadmap/b.tsx': "const map = 'https://tiles.example.org/';" },
    ],
    broken: (tree) => [
      ...found(
        tree,
        (file) => file.startsWith('web/workspace/src/features/') || file.startsWith('web/workspace/src/app/'),
        /\bfetch\(|\bnew XMLHttpRequest|\bio\(/,
      ),
      // the SVG namespace has the form of an address
      ...found(
        tree,
        (file) => file.startsWith('web/'),
        /['"`](?:https?:)?\/\/(?!here\b|www\.w3\.org\/2000\/svg\b)[a-z0-9-]+\.[a-z]|\bdangerouslySetInnerHTML=|\.innerHTML\b/,
      ),
    ],
  },
];

function unitSpecs(tree: Tree): readonly (readonly [string, string])[] {
  return [...tree].filter(
    ([file]) => isSpec(file) && /^src\/(?:analyst|kernel|methodology|modules|roadmap|surveys)\//.test(file),
  );
}
