/** The syntax of regular expressions as far as Java and JavaScript agree, without what needs backtracking. */
export type PatternTree =
  | { readonly kind: 'one'; readonly matches: (code: number) => boolean }
  | { readonly kind: 'at'; readonly place: 'start' | 'end' | 'boundary' | 'inside' }
  | { readonly kind: 'sequence' | 'either'; readonly parts: readonly PatternTree[] }
  | {
      readonly kind: 'repeat';
      readonly part: PatternTree;
      readonly least: number;
      /** Without limit if undefined. */
      readonly most: number | undefined;
    };

type PatternFault = 'unreadable' | 'not-linear' | 'too-long';

/** What is wrong with a pattern, and the 0-based offset. `not-linear`: it can only be run by trial and error. */
export class PatternProblem extends Error {
  constructor(
    readonly fault: PatternFault,
    readonly at: number,
  ) {
    super(`${fault} at ${at}`);
    this.name = 'PatternProblem';
  }
}

const MOST_TIMES = 1000;
const HYPHEN = 45;
const MAX_DEPTH = 100;
const CONTROLS: Readonly<Record<string, number>> = { t: 9, n: 10, v: 11, f: 12, r: 13, '0': 0 };

/** Errors: `PatternProblem`. */
export function parsePattern(pattern: string): PatternTree {
  return new PatternParser(Array.from(pattern)).whole();
}

class PatternParser {
  private next = 0;
  private depth = 0;

  constructor(private readonly signs: readonly string[]) {}

  whole(): PatternTree {
    const tree = this.either();
    if (this.next < this.signs.length) throw this.problem();
    return tree;
  }

  private either(): PatternTree {
    if ((this.depth += 1) > MAX_DEPTH) throw this.problem('too-long');
    const parts = [this.sequence()];
    while (this.skip('|')) parts.push(this.sequence());
    this.depth -= 1;
    return parts.length === 1 ? (parts[0] as PatternTree) : { kind: 'either', parts };
  }

  private sequence(): PatternTree {
    const parts: PatternTree[] = [];
    while (this.next < this.signs.length && !['|', ')'].includes(this.peek())) parts.push(this.repeated(this.part()));
    return { kind: 'sequence', parts };
  }

  private repeated(part: PatternTree): PatternTree {
    const times = this.times();
    if (times === undefined) return part;
    // a lazy repetition matches the same texts; a possessive one does not
    if (!this.skip('?') && this.peek() === '+') throw this.problem('not-linear');
    return this.repeated({ kind: 'repeat', part, ...times });
  }

  private times(): { least: number; most: number | undefined } | undefined {
    if (this.skip('*')) return { least: 0, most: undefined };
    if (this.skip('+')) return { least: 1, most: undefined };
    if (this.skip('?')) return { least: 0, most: 1 };
    const rest = this.signs.slice(this.next, this.next + 12).join('');
    const found = /^\{(\d+)(?:(,)(\d*))?\}/.exec(rest);
    if (found === null) return undefined;
    const [whole, from = '', comma, to = ''] = found;
    const least = Number(from);
    const most = comma === undefined ? least : to === '' ? undefined : Number(to);
    if (least > MOST_TIMES || (most ?? 0) > MOST_TIMES) throw this.problem('too-long');
    if (most !== undefined && most < least) throw this.problem();
    this.next += whole.length;
    return { least, most };
  }

  private part(): PatternTree {
    const sign = this.take();
    switch (sign) {
      case '^':
        return { kind: 'at', place: 'start' };
      case '$':
        return { kind: 'at', place: 'end' };
      case '.':
        return one((code) => code !== 10 && code !== 13);
      case '(':
        return this.group();
      case '[':
        return one(this.characterClass());
      case '\\':
        return this.escape();
      case '*':
      case '+':
      case '?':
        this.next -= 1;
        throw this.problem();
      default:
        return one(codeOf(sign));
    }
  }

  private group(): PatternTree {
    if (this.skip('?') && !this.skip(':')) {
      const isNamed = this.peek() === '<' && /[a-z]/i.test(this.signs[this.next + 1] ?? '');
      if (!isNamed) throw this.problem('not-linear');
      while (!this.skip('>')) this.take();
    }
    const inner = this.either();
    if (!this.skip(')')) throw this.problem();
    return inner;
  }

  private escape(): PatternTree {
    const sign = this.peek();
    if (sign === 'b' || sign === 'B') {
      this.next += 1;
      return { kind: 'at', place: sign === 'b' ? 'boundary' : 'inside' };
    }
    if (/[1-9k]/.test(sign)) throw this.problem('not-linear');
    return one(this.escaped());
  }

  private escaped(): Member {
    const sign = this.take();
    if (/[dDwWsS]/.test(sign)) return tester(`\\${sign}`);
    if (sign === 'p' || sign === 'P') return this.property(sign);
    const control = CONTROLS[sign];
    if (control !== undefined) return control;
    if (sign === 'u' || sign === 'x') return this.byNumber(sign === 'u' ? 4 : 2);
    if (/[a-z]/i.test(sign)) throw this.problem();
    return codeOf(sign);
  }

  private byNumber(digits: number): number {
    const text = this.signs.slice(this.next, this.next + digits).join('');
    if (!/^[\da-f]+$/i.test(text) || text.length !== digits) throw this.problem();
    this.next += digits;
    return parseInt(text, 16);
  }

  private property(sign: string): (code: number) => boolean {
    const rest = this.signs.slice(this.next, this.next + 40).join('');
    const [whole = '', name = ''] = /^\{(?:Is)?([\w=]+)\}/.exec(rest) ?? /^([LMNPSZC])/.exec(rest) ?? [];
    try {
      const found = tester(`\\${sign}{${name === 'Han' ? 'Script=Han' : name}}`);
      this.next += whole.length;
      return found;
    } catch {
      throw this.problem();
    }
  }

  private characterClass(): (code: number) => boolean {
    const isNegated = this.skip('^');
    const tests: ((code: number) => boolean)[] = [];
    for (let first = true; first || this.peek() !== ']'; first = false) {
      if (this.next >= this.signs.length) throw this.problem();
      tests.push(this.classPart());
    }
    this.next += 1;
    return (code) => tests.some((test) => test(code)) !== isNegated;
  }

  private classPart(): (code: number) => boolean {
    const from = this.member();
    const isRange = this.peek() === '-' && ![']', ''].includes(this.signs[this.next + 1] ?? '');
    if (!isRange) return testOf(from);
    this.next += 1;
    const to = this.member();
    // next to a class, as in `[\\w-.]`, a hyphen is a character
    if (typeof from !== 'number' || typeof to !== 'number')
      return (code) => code === HYPHEN || testOf(from)(code) || testOf(to)(code);
    if (from > to) throw this.problem();
    return (code) => code >= from && code <= to;
  }

  private member(): Member {
    const sign = this.take();
    if (sign === '[') throw this.problem();
    return sign === '\\' ? this.escaped() : codeOf(sign);
  }

  private peek(): string {
    return this.signs[this.next] ?? '';
  }

  private take(): string {
    const sign = this.signs[this.next];
    if (sign === undefined) throw this.problem();
    this.next += 1;
    return sign;
  }

  private skip(sign: string): boolean {
    const found = this.peek() === sign;
    if (found) this.next += 1;
    return found;
  }

  private problem(fault: PatternFault = 'unreadable'): PatternProblem {
    return new PatternProblem(fault, this.next);
  }
}

/** A character, or a class of characters. */
type Member = number | ((code: number) => boolean);

const codeOf = (sign: string): number => sign.codePointAt(0) ?? 0;

const testOf = (member: Member): ((code: number) => boolean) =>
  typeof member === 'number' ? (code) => code === member : member;

const one = (member: Member): PatternTree => ({ kind: 'one', matches: testOf(member) });

/** A class of characters that JavaScript knows; one character is tested at a time, so that nothing is tried twice. */
function tester(source: string): (code: number) => boolean {
  const expression = new RegExp(`^${source}$`, 'u');
  return (code) => expression.test(String.fromCodePoint(code));
}
