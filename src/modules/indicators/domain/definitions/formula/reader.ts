/** Reads the tokens of a formula; if it cannot continue, reports what was expected. */
import type { LocalizedText } from '../../../../../kernel/localized-text.js';
import { indicatorProblems } from '../../problems.js';
import { type Token, tokenize } from './tokens.js';

/** Longer or more deeply nested texts are refused. */
export const longestFormula = 1000;
const deepest = 20;
/** `1-200` is the longest range of codes. */
const longestRange = 200;

export const expected = {
  name: { en: 'the name of a question or a derived variable', zh: '题目或派生变量的名称' },
  code: { en: 'a code or a number', zh: '代码或数字' },
  number: { en: 'a number', zh: '数字' },
  range: {
    en: `a range of up to ${longestRange} whole numbers, smaller number first`,
    zh: `由小到大、不超过${longestRange}个整数的范围`,
  },
  operator: {
    en: 'one of =, <, >, <=, >=, in, has, known, or a range such as 16-24',
    zh: '=、<、>、<=、>=、in、has、known 之一，或如16-24的范围',
  },
  factor: {
    en: 'a variable, a number, a condition in [ ] or a formula in ( )',
    zh: '变量、数字、[ ] 中的条件或 ( ) 中的公式',
  },
  statistic: {
    en: 'mean, median or the code of a share, then a group in ( )',
    zh: 'mean、median 或占比指标的编号，其后括号内为人群',
  },
  end: { en: 'the end of the formula', zh: '公式在此结束' },
  shorter: { en: `up to ${longestFormula} characters`, zh: `不超过${longestFormula}个字符` },
  flatter: { en: `up to ${deepest} levels of brackets`, zh: `括号嵌套不超过${deepest}层` },
  letters: {
    en: 'letters a-z, digits, _ and the signs [ ] ( ) * + - / = < > , as half-width characters',
    zh: '半角的字母、数字、下划线和符号 [ ] ( ) * + - / = < > ,',
  },
} as const satisfies Record<string, LocalizedText>;

export class Reader {
  private at = 0;
  private depth = 0;

  private constructor(
    private readonly text: string,
    private readonly tokens: readonly Token[],
  ) {}

  static over(text: string): Reader {
    const refuse = (position: number, wanted: LocalizedText): never => {
      throw indicatorProblems.formula({ text, near: text.slice(position, position + 10), position, expected: wanted });
    };
    if (text.length > longestFormula) refuse(longestFormula, expected.shorter);
    const tokens = tokenize(text);
    return typeof tokens === 'number' ? refuse(tokens, expected.letters) : new Reader(text, tokens);
  }

  /** Position of the next token. */
  get position(): number {
    return this.tokens[this.at]?.at ?? this.text.trimEnd().length;
  }

  peek(text: string, ahead = 0): boolean {
    return this.tokens[this.at + ahead]?.text === text;
  }

  /** Whether the token at this distance is a number. */
  isNumber(ahead = 0): boolean {
    return this.tokens[this.at + ahead]?.kind === 'number';
  }

  take(text: string): boolean {
    if (!this.peek(text)) return false;
    this.at += 1;
    return true;
  }

  expect(text: string): void {
    if (!this.take(text)) this.fail({ en: `"${text}"`, zh: `“${text}”` });
  }

  name(wanted: LocalizedText = expected.name): string {
    const token = this.tokens[this.at];
    if (token?.kind !== 'name') this.fail(wanted);
    this.at += 1;
    return token!.text;
  }

  /** A code: a number or a single word, as text. */
  code(): string {
    const token = this.tokens[this.at];
    if (token === undefined || token.kind === 'sign') this.fail(expected.code);
    this.at += 1;
    return token!.text;
  }

  number(): number | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== 'number') return undefined;
    this.at += 1;
    return token.value;
  }

  /** The rest of a range such as `1-7`, after its first number was read. */
  rangeFrom(first: string): string[] {
    const last = this.number();
    const from = Number(first);
    if (last === undefined || !Number.isInteger(from) || !Number.isInteger(last)) this.back(expected.range);
    if (last! < from || last! - from >= longestRange) this.back(expected.range);
    return Array.from({ length: last! - from + 1 }, (_, step) => String(from + step));
  }

  /** Limits the nesting of brackets, so that no text can overflow the stack. */
  inside<T>(read: () => T): T {
    this.depth += 1;
    if (this.depth > deepest) this.back(expected.flatter);
    const result = read();
    this.depth -= 1;
    return result;
  }

  end(): void {
    if (this.at < this.tokens.length) this.fail(expected.end);
  }

  /** Reports the last token as unexpected. */
  private back(wanted: LocalizedText): never {
    this.at -= 1;
    return this.fail(wanted);
  }

  fail(wanted: LocalizedText): never {
    const near = this.tokens[this.at]?.text ?? '';
    throw indicatorProblems.formula({ text: this.text, near, position: this.position, expected: wanted });
  }
}
