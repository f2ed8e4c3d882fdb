import { PLAIN_FUNCTIONS } from './functions/plain-functions.js';
import type { EvaluationContext } from './environment.js';
import type { Language } from './language.js';
import type { Operand } from './operand.js';

const nothing = (): Operand => ({ run: () => '', isNode: false });

/** The part of the language that questionnaires in the format of the catalogue use: no paths, tables, days or places. */
export const PLAIN_FORM: Language = {
  functions: PLAIN_FUNCTIONS,
  callOfForm: () => undefined,
  path: nothing,
  filter: () => ({ accepts: () => true, rows: () => [] }),
  isOfType: () => true,
  metadata: () => '',
};

/** Such questionnaires read nothing from outside, neither the time nor chance. */
export const NO_CONTEXT: EvaluationContext = {
  now: () => 0,
  offset: 0,
  random: () => 0,
  seed: 0,
  language: '',
  tables: new Map(),
  properties: {},
  lastSaved: {},
  digest: () => undefined,
  extractSigned: () => undefined,
};
