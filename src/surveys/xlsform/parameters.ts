import type { Messages } from './messages.js';
import type { TableRow } from './table.js';

/** The cell `parameters` of a question: `key=value` pairs, separated by blanks, commas or semicolons. */
export class Parameters {
  private constructor(
    private readonly row: TableRow,
    private readonly messages: Messages,
    private readonly values: ReadonlyMap<string, string>,
  ) {}

  static of(row: TableRow, messages: Messages): Parameters {
    const cell = row.text('parameters');
    const values = new Map<string, string>();
    const separator = [';', ','].find((sign) => cell.includes(sign)) ?? ' ';
    for (const part of cell.replace(/\s*=\s*/g, '=').split(separator)) {
      const [key = '', value, ...more] = part.trim().split('=');
      if (key === '' && value === undefined) continue;
      if (key === '' || value === undefined || value === '' || more.length > 0)
        messages.add('bad-parameters', row.place('parameters'));
      else values.set(key.toLowerCase(), value);
    }
    return new Parameters(row, messages, values);
  }

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  asRecord(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.values);
  }

  /** Reports parameters that the question's type does not have. */
  allow(...keys: readonly string[]): this {
    for (const parameter of this.values.keys())
      if (!keys.includes(parameter))
        this.messages.add('unknown-parameter', this.row.place('parameters'), {
          parameter,
          allowed: keys.length > 0 ? keys.join(', ') : '–',
        });
    return this;
  }

  oneOf(key: string, allowed: readonly string[]): void {
    const value = this.get(key);
    if (value !== undefined && !allowed.includes(value.toLowerCase()))
      this.refuse(key, allowed.join(', '), allowed.join('、'));
  }

  /** A number; undefined if the parameter is missing or was reported. */
  number(key: string): number | undefined {
    return this.numeric(key, Number(this.get(key)), ['a number', '数字']);
  }

  wholeNumber(key: string): number | undefined {
    const value = Number(this.get(key));
    return this.numeric(key, Number.isInteger(value) ? value : Number.NaN, ['a whole number', '整数']);
  }

  refuse(parameter: string, expected: string, expectedZh: string): void {
    this.messages.add('bad-parameter', this.row.place('parameters'), { parameter, expected, expectedZh });
  }

  private numeric(key: string, value: number, [en, zh]: readonly [string, string]): number | undefined {
    if (this.get(key) === undefined) return undefined;
    if (Number.isFinite(value)) return value;
    this.refuse(key, en, zh);
    return undefined;
  }
}
