/**
 * Runs test files in the ordinary context of their process. In the separate context that Jest makes for each file, every
 * use of a global name (Math, Map, Buffer) takes about sixty times as long, in the tests and in the servers that they
 * start. Modules are still loaded again for each file; globals and environment variables that a file changed are restored.
 * There are no fake timers: time comes from `Clock`.
 */
import { createRequire } from 'node:module';
import vm from 'node:vm';

const { ModuleMocker } = createRequire(createRequire(import.meta.url).resolve('@jest/globals'))('jest-mock');

/** Represents the ordinary context where Jest passes the context of a test file. */
const ordinary = {};

function withoutContext(options) {
  const { context, ...others } = options;
  return context === ordinary ? others : options;
}

if (!Object.hasOwn(vm, 'isPrepared')) {
  const { SourceTextModule, SyntheticModule, compileFunction } = vm;
  Object.assign(vm, {
    isPrepared: true,
    SourceTextModule: class extends SourceTextModule {
      constructor(code, options) {
        super(code, withoutContext(options));
      }
    },
    SyntheticModule: class extends SyntheticModule {
      constructor(names, evaluate, options) {
        super(names, evaluate, withoutContext(options));
      }
    },
    compileFunction: (code, parameters, { parsingContext, ...others }) =>
      compileFunction(code, parameters, parsingContext === ordinary ? others : { parsingContext, ...others }),
  });
}

export default class TestEnvironment {
  global = globalThis;
  moduleMocker = new ModuleMocker(globalThis);
  fakeTimers = null;
  fakeTimersModern = null;
  #globals = Object.getOwnPropertyDescriptors(globalThis);
  #variables = { ...process.env };
  #exit = process.exit;

  async setup() {}

  async teardown() {
    for (const key of Reflect.ownKeys(globalThis)) this.#restore(key);
    process.exit = this.#exit;
    for (const name of Object.keys(process.env)) if (!(name in this.#variables)) delete process.env[name];
    Object.assign(process.env, this.#variables);
  }

  /** Global names that are computed when they are first read remain. */
  #restore(key) {
    const before = this.#globals[key];
    const now = Object.getOwnPropertyDescriptor(globalThis, key);
    if (!now.configurable) return;
    if (before === undefined) delete globalThis[key];
    else if (before.get === undefined && before.value !== now.value) Object.defineProperty(globalThis, key, before);
  }

  exportConditions() {
    return ['node', 'node-addons'];
  }

  getVmContext() {
    return ordinary;
  }
}
