import type { Operation } from './operations.js';

/** What was called and what was found. */
export class Tally {
  private readonly good = new Map<string, number>();
  private readonly hostile = new Map<string, number>();
  private readonly callers = new Map<string, Set<string>>();
  private readonly statuses = new Map<number, number>();
  private readonly kinds = new Set<string>();
  readonly findings: string[] = [];
  calls = 0;
  meanings = 0;

  answered(operation: string, who: string, status: number): void {
    this.calls += 1;
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
    if (status >= 200 && status < 400) this.good.set(operation, (this.good.get(operation) ?? 0) + 1);
    this.callers.set(operation, (this.callers.get(operation) ?? new Set()).add(who));
  }

  tried(operation: string, field: string): void {
    const name = `${operation} ${field}`;
    this.hostile.set(name, (this.hostile.get(name) ?? 0) + 1);
  }

  /** Each kind once: the same fault of the same operation is not repeated. */
  found(operation: string, kind: string, detail: string): void {
    const name = `${operation} ${kind}`;
    if (this.kinds.has(name)) return;
    this.kinds.add(name);
    this.findings.push(`${operation}: ${kind}\n    ${detail}`);
  }

  successes(operation: string): number {
    return this.good.get(operation) ?? 0;
  }

  /** Operations with the fewest answers of 2xx, fields with the fewest values, and operations by callers. */
  coverage(operations: readonly Pick<Operation, 'name' | 'fields'>[]): Coverage {
    const least = <T>(items: readonly T[], count: (item: T) => number): number => Math.min(...items.map(count));
    const fields = operations.flatMap(({ name, fields: own }) => own.map((field) => `${name} ${fieldName(field)}`));
    return {
      calls: this.calls,
      operations: operations.length,
      leastGood: least(operations, ({ name }) => this.successes(name)),
      lacking: operations.map(({ name }) => name).filter((name) => this.successes(name) === 0),
      fields: fields.length,
      leastValues: least(fields, (name) => this.hostile.get(name) ?? 0),
      leastCallers: least(operations, ({ name }) => this.callers.get(name)?.size ?? 0),
      meanings: this.meanings,
      statuses: Object.fromEntries([...this.statuses].sort(([one], [other]) => one - other)),
    };
  }
}

export function fieldName(field: { readonly in: string; readonly name: string }): string {
  return `${field.in}:${field.name}`;
}

export interface Coverage {
  readonly calls: number;
  readonly operations: number;
  readonly leastGood: number;
  readonly lacking: readonly string[];
  readonly fields: number;
  readonly leastValues: number;
  readonly leastCallers: number;
  readonly meanings: number;
  readonly statuses: Readonly<Record<string, number>>;
}
