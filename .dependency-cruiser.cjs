/**
 * The import table of docs/architecture.md, executable. Each rule has a seeded violation in test/architecture/seeds that
 * a test expects to be reported: `ROOT` lets the same rules run over the seeds.
 */
const root = process.env.ARCHITECTURE_ROOT ?? '';
const src = `^${root}src`;
const context = `${src}/(modules/[^/]+|roadmap|surveys)`;
const anyContext = `${src}/(?:modules/[^/]+|roadmap|surveys)`;
const own = '$1';
const layer = (names) => `${anyContext}/(?:${names})/`;
const notSpec = '\\.spec\\.tsx?$';

/** Which context may import the index of which other; an acyclic graph. */
const below = {
  directory: [],
  identity: ['directory'],
  dialogue: ['identity', 'directory'],
  live: ['dialogue', 'identity', 'directory'],
  roadmap: ['live', 'dialogue', 'identity', 'directory'],
  surveys: ['identity', 'directory'],
  indicators: ['surveys', 'roadmap', 'dialogue', 'live', 'directory', 'identity'],
  releases: ['indicators', 'identity', 'directory'],
  notifications: ['indicators', 'surveys', 'roadmap', 'dialogue', 'directory', 'identity'],
};
const folder = (name) => (name === 'roadmap' || name === 'surveys' ? name : `modules/${name}`);

const rules = [
  {
    name: 'no-circular',
    comment: 'an arrow that comes back is turned round with an event',
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
  },
  {
    name: 'kernel-imports-nothing',
    from: { path: `${src}/kernel/`, pathNot: notSpec },
    to: { pathNot: `${src}/kernel/` },
  },
  {
    name: 'methodology-is-pure',
    comment:
      'no package, no node, no context, no other method than numeric; the special functions of @stdlib and the solver HiGHS by ADR',
    from: { path: `${src}/methodology/([^/]+)/`, pathNot: notSpec },
    to: {
      pathNot: [`${src}/methodology/(?:$1|numeric)/`, `${src}/kernel/`, 'node_modules/@stdlib/', 'node_modules/highs/'],
    },
  },
  {
    name: 'analyst-is-pure',
    comment: 'methods on a file and a request; only its commands read files',
    from: { path: `${src}/analyst/(?!commands/)`, pathNot: notSpec },
    to: { pathNot: [`${src}/analyst/(?!commands/)`, `${src}/methodology/`, `${src}/kernel/`] },
  },
  {
    name: 'analyst-commands-read-files-only',
    comment: 'no database, no settings, no context',
    from: { path: `${src}/analyst/commands/`, pathNot: notSpec },
    to: {
      pathNot: [
        `${src}/analyst/`,
        `${src}/methodology/`,
        `${src}/kernel/`,
        `${src}/platform/storage/table-file\\.ts$`,
        '^(?:node:)?fs(?:/promises)?$',
      ],
    },
  },
  {
    name: 'analyst-belongs-to-the-command-line',
    from: { path: `${src}/`, pathNot: [notSpec, `${src}/(?:cli-commands\\.ts$|analyst/)`] },
    to: { path: `${src}/analyst/` },
  },
  {
    name: 'form-is-pure',
    from: { path: `${src}/surveys/form/`, pathNot: notSpec },
    to: { pathNot: [`${src}/surveys/form/`, `${src}/methodology/numeric/`, `${src}/kernel/`] },
  },
  {
    name: 'form-readers-read-texts-only',
    comment: 'from bytes to a form: no database, no use case; only the command reads files',
    from: { path: `${src}/surveys/xlsform/(?!(?:xlsform-command|answers-report)\\.ts$)`, pathNot: notSpec },
    to: {
      pathNot: [
        `${src}/surveys/(?:xlsform|form)/`,
        `${src}/platform/storage/xlsx/`,
        `${src}/kernel/`,
        '^(?:node:)?(?:path|stream)$',
      ],
    },
  },
  {
    name: 'domain-is-pure',
    from: { path: `${context}/domain/`, pathNot: notSpec },
    to: { pathNot: [`${src}/kernel/`, `${src}/methodology/`, `${src}/${own}/domain/`, `${src}/surveys/form/`] },
  },
  {
    name: 'definitions-know-no-run',
    comment: 'a run reads definitions; what an indicator means does not depend on how it is computed (docs/adr/0033)',
    from: { path: `${src}/modules/indicators/domain/definitions/`, pathNot: notSpec },
    to: {
      path: `${src}/modules/indicators/domain/`,
      pathNot: `${src}/modules/indicators/domain/(?:definitions/|problems\\.ts$)`,
    },
  },
  {
    name: 'use-cases-know-no-edge',
    from: { path: layer('use-cases'), pathNot: notSpec },
    to: {
      path: [
        `${anyContext}/(?:http|realtime|jobs|subscribers)/`,
        `${src}/platform/(?:http|realtime|auth)/`,
        'node_modules/(?:typeorm|bullmq|class-validator|express|socket\\.io|@nestjs/(?!common))',
      ],
    },
  },
  {
    name: 'reads-use-their-own-queries',
    comment: 'queries hold SQL; `read-*` asks for the permission and opens the transaction',
    from: { path: layer('use-cases'), pathNot: [notSpec, '/read-[^/]+$'] },
    to: { path: `${anyContext}/queries/` },
  },
  {
    name: 'queries-only-read',
    comment: 'and do not ask who may: `read-*` does',
    from: { path: layer('queries'), pathNot: notSpec },
    to: {
      path: [
        `${anyContext}/(?:use-cases|http|realtime|jobs|subscribers|persistence)/`,
        `${anyContext}/domain/policy\\.ts$`,
        `${src}/methodology/`,
      ],
    },
  },
  {
    name: 'queries-stay-home',
    from: { path: `${context}/queries/`, pathNot: notSpec },
    to: { path: anyContext, pathNot: `${src}/${own}/` },
  },
  {
    name: 'facades-open-their-own-rooms',
    from: { path: `${anyContext}/[^/]+\\.facade\\.ts$` },
    to: {
      path: [
        `${anyContext}/(?:http|realtime|jobs|subscribers|persistence)/`,
        `${src}/methodology/`,
        `${src}/platform/(?!database/|rights/)`,
      ],
    },
  },
  {
    name: 'persistence-is-lowest',
    from: { path: layer('persistence'), pathNot: notSpec },
    to: { path: [`${anyContext}/(?:use-cases|queries|http|realtime|jobs|subscribers)/`, `${src}/methodology/`] },
  },
  {
    name: 'persistence-stays-home',
    from: { path: `${context}/persistence/`, pathNot: notSpec },
    to: { path: anyContext, pathNot: `${src}/${own}/` },
  },
  {
    name: 'edges-know-no-table',
    from: { path: layer('http|realtime|jobs|subscribers'), pathNot: notSpec },
    to: { path: [`${anyContext}/persistence/`, `${src}/methodology/`] },
  },
  {
    name: 'edges-ask-use-cases',
    comment: 'queries ask for no permission; only their types go into responses',
    from: { path: layer('http|realtime|jobs|subscribers'), pathNot: notSpec },
    to: { path: `${anyContext}/queries/`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'contexts-meet-at-the-index',
    from: { path: `${context}/`, pathNot: notSpec },
    to: { path: anyContext, pathNot: [`${src}/${own}/`, `${anyContext}/index\\.ts$`, `${src}/surveys/answers\\.ts$`] },
  },
  {
    name: 'answers-go-to-indicators-alone',
    comment: 'the gate protects what is shown of them (docs/adr/0010)',
    from: { path: `${src}/`, pathNot: [notSpec, `${src}/modules/indicators/`, `${src}/surveys/`] },
    to: { path: `${src}/surveys/answers(?:\\.facade)?\\.ts$` },
  },
  {
    name: 'the-entry-for-everybody-gives-no-answer',
    from: { path: `${src}/surveys/(?:index|surveys\\.facade)\\.ts$` },
    to: { path: `${src}/surveys/(?:answers(?:\\.facade)?|queries/(?:answer-records|weight-inputs))\\.ts$` },
  },
  {
    name: 'nobody-imports-the-own-index',
    from: { path: `${context}/`, pathNot: `${anyContext}/index\\.ts$` },
    to: { path: `${src}/${own}/index\\.ts$` },
  },
  {
    name: 'platform-knows-no-domain',
    from: { path: `${src}/platform/`, pathNot: notSpec },
    to: { path: [anyContext, `${src}/methodology/`, `${src}/demo/`] },
  },
  {
    name: 'notifications-only-hear',
    comment: 'contexts record events; whom they concern is decided in notifications (docs/adr/0039)',
    from: { path: `${anyContext}/`, pathNot: `${src}/modules/notifications/` },
    to: { path: `${src}/modules/notifications/` },
  },
  {
    name: 'typeorm-stays-in-persistence',
    from: { path: `${anyContext}/(?!persistence/|queries/)`, pathNot: notSpec },
    to: { path: 'node_modules/typeorm' },
  },
  {
    name: 'drivers-stay-in-the-platform',
    comment: 'databases, queues and mail are spoken to in one place',
    from: { path: `${anyContext}/`, pathNot: notSpec },
    to: { path: 'node_modules/(?:pg|pg-[^/]+|ioredis|redis|bullmq|@nestjs/bullmq|nodemailer|@socket\\.io)/' },
  },
  {
    name: 'schema-lists-entities-only',
    from: { path: `${src}/schema\\.ts$` },
    to: {
      path: `${src}/`,
      pathNot: [`${anyContext}/persistence/.+\\.entity\\.ts$`, `${src}/platform/database/`],
    },
  },
  {
    name: 'the-demonstration-stands-on-top',
    from: { path: [`${anyContext}/`, `${src}/(?:kernel|methodology)/`] },
    to: { path: `${src}/demo/` },
  },
  {
    name: 'clients-stay-apart',
    from: { path: `^${root}web/(workspace|phone)/` },
    to: { path: `^${root}web/(?:workspace|phone)/`, pathNot: `^${root}web/$1/` },
  },
  {
    name: 'web-takes-types-and-pure-code',
    from: { path: `^${root}web/` },
    to: {
      path: `${src}/`,
      pathNot: [
        `${src}/surveys/form/`,
        `${src}/modules/live/domain/room/`,
        `${src}/modules/live/realtime/protocol\\.ts$`,
        `${src}/kernel/`,
      ],
    },
  },
  {
    name: 'web-takes-the-protocol-as-types',
    from: { path: `^${root}web/` },
    to: { path: `${src}/modules/live/realtime/`, dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'web-shared-is-lowest',
    from: { path: `^${root}web/workspace/src/shared/` },
    to: { path: `^${root}web/workspace/src/(?:features|app)/` },
  },
  {
    name: 'features-import-no-feature',
    from: { path: `^${root}web/workspace/src/features/([^/]+)/` },
    to: { path: `^${root}web/workspace/src/(?:features/(?!$1/)|app/)` },
  },
  {
    name: 'feature-domain-is-pure',
    comment: 'the logic of a page that needs no page: nothing of React, nothing asked of the server',
    from: { path: `^${root}web/workspace/src/features/([^/]+)/domain/`, pathNot: notSpec },
    to: {
      pathNot: [`^${root}web/workspace/src/features/$1/(?:domain|texts)/`, `${src}/`],
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'phone-page-needs-no-package',
    comment: 'every byte before the first question is weighed (docs/adr/0014)',
    from: { path: `^${root}web/phone/src/`, pathNot: notSpec },
    to: { path: 'node_modules/', pathNot: 'node_modules/vite/' },
  },
  {
    name: 'phone-page-reads-no-xlsform',
    comment: 'expressions are parsed where forms are written, never on the phone (docs/adr/0014)',
    from: { path: `^${root}web/phone/` },
    to: { path: `${src}/surveys/form/(?:xpath|model)/` },
  },
  {
    name: 'phone-page-loads-the-engine-later',
    comment: 'the form engine is a second script, loaded while the first question is read (docs/adr/0050)',
    from: {
      path: `^${root}web/phone/src/`,
      pathNot: [notSpec, '/(?:running-form|form-script|full-form-script|more-fields)\\.ts$'].flat(),
    },
    to: {
      path: [
        `${src}/surveys/form/index\\.ts$`,
        `${src}/surveys/form/evaluation/`,
        `^${root}web/phone/src/running-form\\.ts$`,
      ],
      dependencyTypesNot: ['type-only', 'dynamic-import'],
    },
  },
  {
    name: 'migrations-take-types-only',
    from: { path: `^${root}migrations/`, pathNot: notSpec },
    to: { pathNot: `^${root}migrations/`, dependencyTypesNot: ['type-only'] },
  },
  { name: 'migrations-stand-alone', from: { path: `^${root}migrations/`, pathNot: notSpec }, to: { path: `${src}/` } },
  {
    name: 'nothing-imports-tests',
    from: { path: [`${src}/`, `^${root}web/`], pathNot: notSpec },
    to: { path: `^${root}test/` },
  },
  ...Object.entries(below).map(([name, allowed]) => ({
    name: `${name}-looks-down-only`,
    from: { path: `${src}/${folder(name)}/`, pathNot: notSpec },
    to: { path: anyContext, pathNot: [name, ...allowed].map((other) => `${src}/${folder(other)}/`) },
  })),
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.test.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json'],
    },
  },
};
