import jsxA11y from 'eslint-plugin-jsx-a11y-x';
import reactHooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

/** Limits that keep the code readable; they do not apply to specs. */
const limits = {
  'max-lines-per-function': ['error', { max: 50, skipBlankLines: true, skipComments: true }],
  // 15 as this linter counts, which adds each `??`, `?.` and default value to the branches (docs/adr/0005)
  complexity: ['error', 15],
};

/** `.only` and `.skip` narrow a suite silently; what must be skipped goes through test/support/when.ts with a reason. */
const narrowed = [
  {
    selector:
      "CallExpression[callee.type='MemberExpression'][callee.property.name=/^(only|skip)$/][callee.object.name=/^(describe|it|test)$/]",
    message: 'no .only and no .skip: use test/support/when.ts, with a reason',
  },
  { selector: 'CallExpression[callee.name=/^(xit|xdescribe|fit|fdescribe)$/]', message: 'no narrowed tests' },
  {
    selector: "CallExpression[callee.object.name='jest'][callee.property.name=/mock/i]",
    message: 'no module mocks: what must be faked is a port',
  },
  { selector: 'TSEnumDeclaration', message: 'string unions, not enums' },
];

/** At most three parameters for a function, five for a constructor with injected dependencies. */
const parameters = [
  { selector: 'FunctionDeclaration[params.length>3]', message: 'at most three parameters' },
  { selector: 'ArrowFunctionExpression[params.length>3]', message: 'at most three parameters' },
  {
    selector: "MethodDefinition[kind!='constructor'] > FunctionExpression[params.length>3]",
    message: 'at most three parameters',
  },
  {
    selector: "MethodDefinition[kind='constructor'] > FunctionExpression[params.length>5]",
    message: 'at most five constructor parameters',
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/**',
      'node_modules/**',
      '.data/**',
      'web/shared/api/schema.d.ts',
      'test/architecture/seeds/**',
      'coverage/**',
      'test-results/**',
    ],
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.base],
    languageOptions: {
      parserOptions: {
        ecmaVersion: 2023,
        sourceType: 'module',
        emitDecoratorMetadata: true,
        experimentalDecorators: true,
        project: ['tsconfig.test.json', 'web/*/tsconfig.json', 'web/tsconfig.test.json'],
      },
    },
    rules: {
      ...limits,
      '@typescript-eslint/no-floating-promises': 'error',
      // React handlers may be asynchronous, because they catch their own errors
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      'no-restricted-syntax': ['error', ...narrowed, ...parameters],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-exports': [
        'error',
        {
          restrictDefaultExports: {
            direct: true,
            named: true,
            defaultFrom: true,
            namedFrom: true,
            namespaceFrom: true,
          },
        },
      ],
    },
  },
  {
    // controllers have one decorated parameter for each part of the request; problem factories have one for each fact
    files: ['src/**/http/**/*.ts', 'src/**/realtime/**/*.ts', 'src/platform/**/*.ts', 'src/**/problems.ts'],
    rules: { 'no-restricted-syntax': ['error', ...narrowed, parameters[3]] },
  },
  {
    files: ['**/*.tsx'],
    plugins: { 'react-hooks': reactHooks, 'jsx-a11y-x': jsxA11y },
    rules: {
      ...jsxA11y.configs.recommended.rules,
      // scrollable regions and lists must be reachable by keyboard
      'jsx-a11y-x/no-noninteractive-tabindex': ['error', { tags: ['ul', 'ol'], roles: ['region'] }],
      'react-hooks/exhaustive-deps': 'error',
      'max-lines-per-function': ['error', { max: 120, skipBlankLines: true, skipComments: true }],
      'react-hooks/rules-of-hooks': 'error',
    },
  },
  {
    files: ['**/*.spec.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'migrations/**/*.ts', 'src/demo/**/*.ts'],
    rules: {
      'max-lines-per-function': 'off',
      complexity: 'off',
      'no-restricted-syntax': ['error', ...narrowed],
      'no-console': 'off',
    },
  },
  {
    // `imports` of package.json: one name for the shared code of the clients, and one for what they may import from the server
    files: ['web/*/src/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(\\.\\./)+src/', message: 'use #server/…' },
            { regex: '^(\\.\\./)+shared/index\\.js$', message: 'use #shared' },
          ],
        },
      ],
    },
  },
  {
    files: ['**/vite.config.ts', 'test/support/when.ts'],
    rules: { 'no-restricted-exports': 'off', 'no-restricted-syntax': 'off' },
  },
  {
    // only one module reads settings; entry points and test support may read the environment in which they start
    files: ['src/**/*.ts'],
    ignores: ['src/platform/config/environment.ts', 'src/platform/database/embedded/*.ts', 'src/**/*.spec.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'only platform/config/environment.ts reads the environment' },
      ],
    },
  },
);
