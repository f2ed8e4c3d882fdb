import type { Messages, Place } from './messages.js';
import type { TableRow } from './table.js';

/** A name of XML without a colon, as the reference converter asks for. */
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.·-]*$/u;
export const isName = (text: string): boolean => NAME.test(text);

/** What the survey says about a name, for the checks of references. */
interface NamedRow {
  readonly kind: 'question' | 'group' | 'repeat';
  /** Whether a person sees it: only then its answer can trigger a calculation. */
  readonly visible: boolean;
  /** The names of the repeats around it, outermost first. */
  readonly repeats: readonly string[];
  /** The names of all groups and repeats around it. */
  readonly path: readonly string[];
}

/** The names of a survey: unique in their group, and found by `${name}` only if unique in the form. */
export class Names {
  private readonly rows = new Map<string, NamedRow[]>();
  private readonly repeats = new Set<string>();

  constructor(private readonly messages: Messages) {}

  add(name: string, row: NamedRow): void {
    const known = this.rows.get(name);
    if (known === undefined) this.rows.set(name, [row]);
    else known.push(row);
  }

  /** The row of a name; undefined if there is none, or more than one. */
  only(name: string): NamedRow | undefined {
    const found = this.rows.get(name);
    return found?.length === 1 ? found[0] : undefined;
  }

  /** Reports a name that does not exist, or is not unique. */
  check(name: string, place: Place): void {
    const found = this.rows.get(name)?.length ?? 0;
    if (found === 0) this.messages.add('unknown-reference', place, { name });
    if (found > 1) this.messages.add('ambiguous-reference', place, { name });
  }

  isRepeat(name: string): boolean {
    return this.repeats.has(name);
  }

  /** Repeats are named by instances and counts, so that their names are unique in the whole form. */
  addRepeat(name: string, row: TableRow): void {
    if (this.repeats.has(name)) this.messages.add('duplicate-repeat', row.place('name'));
    this.repeats.add(name);
  }
}

/** The names inside one group. */
export class GroupNames {
  private readonly seen = new Set<string>();
  private readonly lower = new Set<string>();

  constructor(private readonly messages: Messages) {}

  /** Reports a name that cannot be used. `generated`: it is made from another name of the row. */
  take(name: string, row: TableRow, generated = false): void {
    const place = { ...row.place('name'), value: name };
    if (!generated && !isName(name)) this.messages.add('bad-name', place);
    // answers are objects, which inherit names such as `constructor`
    if (name === 'meta' || name in {}) this.messages.add('reserved-name', place);
    if (this.seen.has(name)) this.messages.add('duplicate-name', place);
    else if (this.lower.has(name.toLowerCase())) this.messages.add('similar-name', place);
    this.seen.add(name);
    this.lower.add(name.toLowerCase());
  }
}
