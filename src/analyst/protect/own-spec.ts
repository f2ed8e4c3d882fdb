/** The specification of a custom table: columns, hierarchies, tables and rules. */
import type { Dimension } from '../../methodology/disclosure/crossed-table.js';
import type { MagnitudeRules } from '../../methodology/disclosure/primary.js';
import { refusals } from './refusals.js';

/**
 * The measure: a number of persons from a column of counts, or a magnitude of contributors from a column of whole
 * units.
 */
export type Measure =
  | { readonly kind: 'count'; readonly column: string; readonly minimum: number }
  | { readonly kind: 'value'; readonly column: string; readonly contributor: string; readonly rules: MagnitudeRules };

export interface OwnSpec {
  readonly measure: Measure;
  readonly dimensions: readonly Dimension[];
  readonly tables?: readonly (readonly string[])[];
}

type Json = Readonly<Record<string, unknown>>;

function pointerTo(...parts: readonly (string | number)[]): string {
  return parts.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function record(value: unknown, pointer: string, allowed?: readonly string[]): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refusals.shape(pointer, { en: 'an object', zh: '对象' });
  const unknown = allowed === undefined ? undefined : Object.keys(value).find((key) => !allowed.includes(key));
  if (unknown !== undefined) throw refusals.unknownKey(`${pointer}${pointerTo(unknown)}`, allowed!);
  return value as Json;
}

function list(value: unknown, pointer: string): readonly unknown[] {
  if (!Array.isArray(value)) throw refusals.shape(pointer, { en: 'a list', zh: '列表' });
  return value;
}

function text(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || value === '') throw refusals.shape(pointer, { en: 'a name', zh: '名称' });
  return value;
}

export function checkLevel(level: string, place: { readonly pointer: string }): void {
  if (level === '' || level !== level.trim()) throw refusals.strayedLevel({ ...place, level });
}

function parentsOf(value: unknown, pointer: string): Readonly<Record<string, string>> {
  const parents = new Map<string, string>();
  for (const [level, above] of Object.entries(record(value, pointer))) {
    const here = `${pointer}${pointerTo(level)}`;
    checkLevel(level, { pointer: here });
    checkLevel(text(above, here), { pointer: here });
    parents.set(level, above as string);
  }
  const ends = new Set<string>();
  for (const level of parents.keys()) {
    const way = new Set<string>();
    for (let at: string | undefined = level; at !== undefined && !ends.has(at); at = parents.get(at)) {
      if (way.has(at)) throw refusals.cycle(`${pointer}${pointerTo(level)}`, at);
      way.add(at);
    }
    for (const passed of way) ends.add(passed);
  }
  return Object.fromEntries(parents);
}

function dimension(value: unknown, at: number): Dimension {
  const pointer = pointerTo('dimensions', at);
  const given = record(value, pointer, ['column', 'parents']);
  const column = text(given['column'], `${pointer}/column`);
  if (given['parents'] === undefined) return { column };
  return { column, parents: parentsOf(given['parents'], `${pointer}/parents`) };
}

function once(names: readonly string[], pointer: string): void {
  const twice = names.findIndex((name, at) => names.indexOf(name) < at);
  if (twice >= 0) throw refusals.duplicatedColumn(`${pointer}/${twice}`, names[twice]!);
}

function table(value: unknown, at: number, known: readonly string[]): readonly string[] {
  const pointer = pointerTo('tables', at);
  const columns = list(value, pointer).map((column, place) => text(column, `${pointer}/${place}`));
  const strange = columns.findIndex((column) => !known.includes(column));
  if (strange >= 0) throw refusals.unknownDimension(`${pointer}/${strange}`, columns[strange]!);
  once(columns, pointer);
  return columns;
}

function whole(value: unknown, pointer: string): number {
  if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > 1e6)
    throw refusals.shape(pointer, { en: 'a whole number from 1 to 1000000', zh: '1至1000000的整数' });
  return value as number;
}

function percent(value: unknown, pointer: string): number {
  if (typeof value !== 'number' || !(value > 0 && value <= 100))
    throw refusals.shape(pointer, { en: 'a percentage above 0, at most 100', zh: '大于0、不超过100的百分数' });
  return value / 100;
}

function magnitudeRules(value: unknown): MagnitudeRules {
  const given = record(value ?? {}, '/rules', ['contributors', 'p', 'dominance']);
  const rules = {
    contributors: given['contributors'] === undefined ? 3 : whole(given['contributors'], '/rules/contributors'),
    p: percent(given['p'] ?? 10, '/rules/p'),
  };
  if (given['dominance'] === undefined) return rules;
  const { n, k } = record(given['dominance'], '/rules/dominance', ['n', 'k']);
  return { ...rules, dominance: { n: whole(n, '/rules/dominance/n'), k: percent(k, '/rules/dominance/k') } };
}

function measureOf(given: Json): Measure {
  if (given['value'] === undefined) {
    const column = text(given['count'], '/count');
    if (given['contributor'] !== undefined)
      throw refusals.unknownKey('/contributor', ['count', 'dimensions', 'tables', 'rules']);
    return {
      kind: 'count',
      column,
      minimum: whole(record(given['rules'], '/rules', ['minimum'])['minimum'], '/rules/minimum'),
    };
  }
  if (given['count'] !== undefined)
    throw refusals.unknownKey('/count', ['value', 'contributor', 'dimensions', 'tables', 'rules']);
  const column = text(given['value'], '/value');
  return {
    kind: 'value',
    column,
    contributor: text(given['contributor'], '/contributor'),
    rules: magnitudeRules(given['rules']),
  };
}

/**
 * Parses the specification. Errors: `disclosure.shape`, `unknown-key`, `duplicated-column`, `unknown-dimension`,
 * `cycle`, `stray-space`.
 */
export function readSpec(value: unknown): OwnSpec {
  const given = record(value, '', ['count', 'value', 'contributor', 'dimensions', 'tables', 'rules']);
  const measure = measureOf(given);
  const dimensions = list(given['dimensions'], '/dimensions').map(dimension);
  if (dimensions.length === 0)
    throw refusals.shape('/dimensions', { en: 'at least one dimension', zh: '至少一个维度' });
  const columns = dimensions.map(({ column }) => column);
  once(columns, '/dimensions');
  const others = [measure.column, ...(measure.kind === 'value' ? [measure.contributor] : [])];
  const twice = others.find((column, at) => columns.includes(column) || others.indexOf(column) < at);
  if (twice !== undefined) throw refusals.duplicatedColumn(`/${measure.kind}`, twice);
  if (given['tables'] === undefined) return { measure, dimensions };
  const tables = list(given['tables'], '/tables').map((each, at) => table(each, at, columns));
  if (tables.length === 0) throw refusals.shape('/tables', { en: 'at least one table', zh: '至少一张表' });
  return { measure, dimensions, tables };
}
