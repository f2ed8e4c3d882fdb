import type { EntityList } from '../form/model/form-model.js';
import { dependenciesOf } from '../form/xpath/dependencies.js';
import type { Formulas } from './formulas.js';
import type { Messages } from './messages.js';
import { isName, type Names } from './names.js';
import type { SavedRow } from './survey-reader.js';
import type { Table, TableRow } from './table.js';

/** Where an entity list takes its answers from: the path of groups, of which the last repeat bounds the list. */
interface Scope {
  readonly path: readonly string[];
  readonly repeats: readonly string[];
}

interface Declared {
  readonly row: TableRow;
  readonly list: EntityList;
  readonly saved: SavedRow[];
}

/** Reads the sheet of entities (https://getodk.github.io/xforms-spec/entities) and checks what is saved to them. */
export class EntityReader {
  private readonly declared: Declared[] = [];

  constructor(
    private readonly messages: Messages,
    private readonly formulas: Formulas,
    private readonly names: Names,
  ) {}

  read(table: Table | undefined): this {
    for (const row of table?.rows ?? []) this.declare(row);
    return this;
  }

  /** Checks saved answers and where each list belongs, once the survey is read. */
  finish(saved: readonly SavedRow[]): readonly EntityList[] {
    for (const each of saved) this.save(each);
    const taken = new Map<string, Declared>();
    const scoped = this.declared.map((declared) => ({ declared, scope: this.scopeOf(declared) }));
    // the deepest first, because a list in the survey itself has no other place
    scoped.sort((one, other) => (other.scope?.path.length ?? 0) - (one.scope?.path.length ?? 0));
    for (const { declared, scope } of scoped) if (scope !== undefined) this.allocate(declared, scope, taken);
    for (const declared of this.declared) this.checkNearest(declared, taken);
    return this.declared.map(({ list }) => list);
  }

  private declare(row: TableRow): void {
    this.formulas.collect(row, () => true);
    const name = row.text('list_name');
    if (name === '') this.messages.add('no-entity-name', row.place('list_name'));
    else if (name.startsWith('__') || name.includes('.') || !isName(name))
      this.messages.add('bad-entity-name', row.place('list_name'));
    if (this.declared.some(({ list }) => list.name === name))
      this.messages.add('duplicate-entity', row.place('list_name'));
    const has = (key: string): boolean => row.text(key) !== '';
    if (has('update_if') && !has('entity_id')) this.messages.add('no-entity-id', row.place('entity_id'));
    if (has('entity_id') && has('create_if') && !has('update_if'))
      this.messages.add('no-update-condition', row.place('update_if'));
    if (!has('entity_id') && !has('label')) this.messages.add('no-entity-label', row.place('label'));
    const list: EntityList = {
      name,
      label: row.text('label') || undefined,
      id: this.formulas.formula(row, 'entity_id'),
      createIf: this.formulas.formula(row, 'create_if'),
      updateIf: this.formulas.formula(row, 'update_if'),
    };
    this.declared.push({ row, list, saved: [] });
  }

  private save(saved: SavedRow): void {
    const place = saved.row.place('save_to');
    const parts = place.value.split('#');
    const property = parts.at(-1) ?? '';
    if (this.declared.length === 0) return this.messages.add('no-entity-sheet', place);
    const named = this.declared.find(({ list }) => list.name === parts[0]?.trim());
    const target = parts.length === 1 && this.declared.length === 1 ? this.declared[0] : named;
    if (parts.length > 2 || target === undefined || (parts.length === 1 && this.declared.length > 1))
      return this.messages.add('save-to-list', place);
    if (/^(?:name|label)$/i.test(property) || property.startsWith('__') || !isName(property))
      this.messages.add('save-to-name', place);
    const same = target.saved.some(({ row }) => row.text('save_to').split('#').at(-1) === property);
    if (same) this.messages.add('duplicate-save-to', place);
    target.saved.push(saved);
  }

  /** Undefined if the answers are of different repeats, which is reported. */
  private scopeOf({ row, list, saved }: Declared): Scope | undefined {
    const read = this.readBy(row, list);
    const first = saved[0];
    const odd = saved.find((each) => first !== undefined && !sameList(each.repeats, first.repeats));
    if (odd !== undefined) {
      this.messages.add('entity-scopes-differ', odd.row.place('save_to'), { list: list.name });
      return undefined;
    }
    const deepest = [...read].sort((one, other) => other.repeats.length - one.repeats.length)[0];
    const bound = first?.repeats ?? deepest?.repeats ?? [];
    if (read.some(({ repeats }) => !repeats.every((name, at) => bound[at] === name))) {
      this.messages.add('entity-scopes-differ', row.place('list_name'), { list: list.name });
      return undefined;
    }
    const inBound = [...saved, ...read.filter(({ repeats }) => sameList(repeats, bound))];
    return { path: commonPath(inBound.map(({ path }) => path)), repeats: bound };
  }

  /** The rows that the label and the conditions of a list read. */
  private readBy(row: TableRow, { id, createIf, updateIf }: EntityList): readonly Scope[] {
    const names = [id, createIf, updateIf].flatMap((formula) =>
      formula === undefined ? [] : dependenciesOf(formula.tree),
    );
    const label = this.formulas.referencesIn(row.text('label'), row.place('label'));
    return [...names, ...label].map((name) => this.names.only(name)).filter((found) => found !== undefined);
  }

  /** A group carries one list; a list whose group is taken moves outwards, up to its repeat. */
  private allocate(declared: Declared, { path, repeats }: Scope, taken: Map<string, Declared>): void {
    const bound = repeats.at(-1);
    const least = bound === undefined ? 0 : path.lastIndexOf(bound) + 1;
    for (let length = path.length; length >= least; length -= 1) {
      const container = path.slice(0, length).join('/');
      if (taken.has(container)) continue;
      taken.set(container, declared);
      return;
    }
    this.messages.add('entity-place-taken', declared.row.place('list_name'));
  }

  /** A saved answer belongs to the nearest list outwards: no other list may be between. */
  private checkNearest(declared: Declared, taken: ReadonlyMap<string, Declared>): void {
    for (const { row, path } of declared.saved) {
      const containers = [...path.keys(), path.length].map((length) => path.slice(0, length).join('/'));
      const nearest = containers.map((container) => taken.get(container)).findLast((found) => found !== undefined);
      if (nearest !== undefined && nearest !== declared) this.messages.add('entity-place-taken', row.place('save_to'));
    }
  }
}

const sameList = (one: readonly string[], other: readonly string[]): boolean => one.join('/') === other.join('/');

function commonPath(paths: readonly (readonly string[])[]): readonly string[] {
  const [first = [], ...others] = paths;
  const differs = first.findIndex((name, at) => others.some((path) => path[at] !== name));
  return differs < 0 ? first : first.slice(0, differs);
}
