import type { FormModel } from '../model/form-model.js';
import type { Language } from './language.js';
import type { GroupAnswer } from './nodes.js';
import type { Table } from '../questionnaire.js';
import type { ItemTable } from './tables.js';
import { AttachedTable, ChoiceTable } from './tables.js';

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
export class Environment {
  /** Choice lists, and attached tables, by name. */
  readonly tables: ReadonlyMap<string, ItemTable>;

  constructor(
    readonly context: EvaluationContext,
    readonly resources: FormResources,
    readonly root: GroupAnswer,
  ) {
    this.tables = resources.tables(context);
  }

  /** A table by the name of its list, or of its file without the ending. */
  table(name: string): ItemTable | undefined {
    return this.resources.attached(this.context.language).get(name) ?? this.tables.get(name);
  }
}

/** Choice lists of a form, prepared once for all sets of answers. */
export class FormResources {
  private readonly choices = new Map<string, ReadonlyMap<string, ItemTable>>();
  private readonly own = new Map<string, ReadonlyMap<string, ItemTable>>();
  private readonly all = new WeakMap<EvaluationContext, ReadonlyMap<string, ItemTable>>();

  constructor(
    readonly model: FormModel,
    readonly language: Language,
    /** Tables that belong to the form, and not to the context of one set of answers. */
    private readonly ofForm: readonly Table[] = [],
  ) {}

  /** The tables of the form by name, with labels in a language. */
  attached(language: string): ReadonlyMap<string, ItemTable> {
    const known = this.own.get(language);
    if (known !== undefined) return known;
    const tables = new Map(
      this.ofForm.map(({ name, columns, rows }) => [name, new AttachedTable(columns, rows, language)] as const),
    );
    this.own.set(language, tables);
    return tables;
  }

  /** Attached tables and choice lists by name; an attached table comes before a list of the same name. */
  tables(context: EvaluationContext): ReadonlyMap<string, ItemTable> {
    const known = this.all.get(context);
    if (known !== undefined) return known;
    const choices = this.choices.get(context.language) ?? this.choicesIn(context.language);
    const tables = context.tables.size === 0 ? choices : new Map([...choices, ...context.tables]);
    this.all.set(context, tables);
    return tables;
  }

  private choicesIn(language: string): ReadonlyMap<string, ItemTable> {
    const { lists, externalLists } = this.model;
    // a list of the sheet choices comes before an external one of the same name
    const all = [...externalLists, ...lists].map((list) => [list.name, new ChoiceTable(list, language)] as const);
    const choices = new Map<string, ItemTable>(all);
    this.choices.set(language, choices);
    return choices;
  }
}
