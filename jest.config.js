/** One process, native ESM. Nothing is mocked by module: what must be faked is a port. */
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
        // else Jest does not see that a JSON file is imported as one
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
  testEnvironment: 'node',
  testMatch: ['<rootDir>/{src,test,web,migrations}/**/*.spec.{ts,tsx}'],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/'],
  testTimeout: 30_000,
  testSequencer: '<rootDir>/scripts/test-order.mjs',
  // half a second, the default, is too short for a worker with many modules on a busy machine; what leaks stays longer
  workerGracefulExitTimeout: 10_000,
  transform,
};
