/** Readers for the values of a request: each returns the value or throws a problem with its pointer. */
import { estimateProblems } from './problems.js';

export type Body = Readonly<Record<string, unknown>>;

export function record(value: unknown, pointer: string, allowed: readonly string[] | null): Body {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw estimateProblems.shape(pointer, 'an object');
  for (const key of Object.keys(value)) {
    if (allowed !== null && !allowed.includes(key))
      throw estimateProblems.unknownKey(key, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, allowed);
  }
  return value as Body;
}

export function text(value: unknown, pointer: string): string {
  if (typeof value !== 'string' || value === '') throw estimateProblems.shape(pointer, 'a text');
  return value;
}

export function list(value: unknown, pointer: string): readonly unknown[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw estimateProblems.shape(pointer, 'a list');
  return value;
}

export function texts(value: unknown, pointer: string): readonly string[] {
  return list(value, pointer).map((entry, at) => text(entry, `${pointer}/${at}`));
}

export function finite(value: unknown, pointer: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw estimateProblems.shape(pointer, 'a finite number');
  return value;
}

export function oneOf<T>(
  value: unknown,
  pointer: string,
  { among, otherwise }: { among: readonly T[]; otherwise?: T },
): T {
  if (value === undefined && otherwise !== undefined) return otherwise;
  if (!among.includes(value as T)) throw estimateProblems.unknownValue(pointer, among.map(String));
  return value as T;
}

export function whole(value: unknown, pointer: string, [low, high]: readonly [number, number]): number {
  if (!Number.isSafeInteger(value) || (value as number) < low || (value as number) > high)
    throw estimateProblems.shape(pointer, `a whole number from ${low} to ${high}`);
  return value as number;
}
