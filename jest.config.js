/** One process, native ES modules. Modules are never mocked: only ports are replaced in tests. */
const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        keepClassNames: true,
        // otherwise Jest does not recognise the import of a JSON file
        experimental: { keepImportAttributes: true },
        parser: { syntax: 'typescript', tsx: true, decorators: true },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          useDefineForClassFields: false,
          react: { runtime: 'automatic' },
        },
      },
    },
  ],
};

export default {
  testEnvironment: '<rootDir>/scripts/test-environment.mjs',
  testMatch: ['<rootDir>/{src,test,web,migrations}/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  // a busy machine takes five times as long as an idle one
  testTimeout: 60_000,
  testSequencer: '<rootDir>/scripts/test-order.mjs',
  // the default of half a second is too short for a worker with many modules on a busy machine; real leaks last longer
  workerGracefulExitTimeout: 10_000,
  transform,
};
