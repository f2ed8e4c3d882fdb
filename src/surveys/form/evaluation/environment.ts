import type { FormModel } from '../model/form-model.js';
import type { GroupAnswer } from './nodes.js';
import { Pattern } from './pattern.js';
import { PatternProblem } from './pattern-syntax.js';
import type { ItemTable } from './tables.js';
import { ChoiceTable } from './tables.js';

/** What evaluation takes from outside. The same context and the same answers give the same state. */
export interface EvaluationContext {
  /** The present time in milliseconds since 1970-01-01 00:00 UTC. */
  readonly now: () => number;
  /** The time zone: minutes east of UTC. */
  readonly offset: number;
  /** For `random()` and `uuid()`: numbers from 0 (inclusive) to 1 (exclusive). */
  readonly random: () => number;
  /** Makes the order of choices reproducible where the form gives no seed of its own. */
  readonly seed: number;
  /** The language of labels that expressions read. */
  readonly language: string;
  /** Tables attached to the form by file name without its ending. */
  readonly tables: ReadonlyMap<string, ItemTable>;
  /** What `property()` and questions of metadata give, e.g. `deviceid`; `instanceID` for `${instanceID}`. */
  readonly properties: Readonly<Record<string, string>>;
  /** Answers of the last form that was saved on the device, by name. */
  readonly lastSaved: Readonly<Record<string, string | number>>;
  /** The digest of a text, for `digest()`; undefined if the algorithm is not known. */
  readonly digest: (text: string, algorithm: string, encoding: 'base64' | 'hex') => string | undefined;
  /** The message of a signed text, for `extract-signed()`; undefined if the signature is not valid. */
  readonly extractSigned: (signed: string, publicKey: string) => string | undefined;
}

/** What the expressions of one set of answers share. */
export interface Environment {
  readonly context: EvaluationContext;
  readonly resources: FormResources;
  readonly root: GroupAnswer;
}

/** Patterns that a form may use; more would be made by calculations, without end. */
const MOST_PATTERNS = 1000;

/** Choice lists and patterns of a form, prepared once for all sets of answers. */
export class FormResources {
  private readonly choices = new Map<string, ChoiceTable | undefined>();
  private readonly patterns = new Map<string, Pattern | undefined>();

  constructor(readonly model: FormModel) {}

  /** An attached table or a choice list; undefined if there is none with this name. */
  table(name: string, { tables, language }: Pick<EvaluationContext, 'tables' | 'language'>): ItemTable | undefined {
    const attached = tables.get(name);
    if (attached !== undefined) return attached;
    const key = `${language}\n${name}`;
    if (!this.choices.has(key)) {
      const { lists, externalLists } = this.model;
      const list = [...lists, ...externalLists].find((each) => each.name === name);
      this.choices.set(key, list && new ChoiceTable(list, language));
    }
    return this.choices.get(key);
  }

  /** Undefined if the pattern cannot be used. */
  pattern(text: string): Pattern | undefined {
    if (!this.patterns.has(text)) {
      if (this.patterns.size >= MOST_PATTERNS) this.patterns.clear();
      this.patterns.set(text, usablePattern(text));
    }
    return this.patterns.get(text);
  }
}

function usablePattern(text: string): Pattern | undefined {
  try {
    return new Pattern(text);
  } catch (error) {
    if (error instanceof PatternProblem) return undefined;
    throw error;
  }
}
