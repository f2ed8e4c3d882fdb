/**
 * Regular expressions that run in time linear in the text: Thompson's construction, simulated without backtracking
 * (R. Cox, *Regular expression matching can be simple and fast*, 2007). What cannot be run so (back-references,
 * look-around, possessive repetition) is refused. Characters are Unicode code points.
 */
import { type PatternTree, parsePattern, PatternProblem } from './pattern-syntax.js';

type Instruction =
  | { readonly kind: 'one'; readonly matches: (code: number) => boolean; readonly next: number }
  | { readonly kind: 'fork'; readonly next: number; readonly other: number }
  | { readonly kind: 'at'; readonly place: 'start' | 'end' | 'boundary' | 'inside'; readonly next: number }
  | { readonly kind: 'end' };

/** Instructions of one pattern: `(a{100}){100}` has 10,000. */
const MOST_INSTRUCTIONS = 10_000;

/** A pattern, ready to be compared with texts. */
export class Pattern {
  private readonly program: readonly Instruction[];
  private readonly start: number;

  /** Errors: `PatternProblem` if the pattern cannot be read or is too long when repetitions are written out. */
  constructor(pattern: string) {
    const builder = new ProgramBuilder();
    this.start = builder.add(parsePattern(pattern), builder.end());
    this.program = builder.program;
  }

  /** Whether the whole text matches, as ODK's `regex()` asks. */
  matches(text: string): boolean {
    const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    let current = new Set<number>();
    this.follow(this.start, current, { codes, at: 0 });
    for (let at = 0; at < codes.length && current.size > 0; at += 1) {
      const next = new Set<number>();
      const code = codes[at] ?? 0;
      for (const place of current) {
        const instruction = this.program[place];
        if (instruction?.kind === 'one' && instruction.matches(code))
          this.follow(instruction.next, next, { codes, at: at + 1 });
      }
      current = next;
    }
    return [...current].some((place) => this.program[place]?.kind === 'end');
  }

  /** Adds what is reached without reading a character; each instruction at most once for each character. */
  private follow(first: number, reached: Set<number>, position: Position): void {
    const waiting = [first];
    for (let place = waiting.pop(); place !== undefined; place = waiting.pop()) {
      if (reached.has(place)) continue;
      reached.add(place);
      const instruction = this.program[place];
      if (instruction?.kind === 'fork') waiting.push(instruction.other, instruction.next);
      if (instruction?.kind === 'at' && holds(instruction.place, position)) waiting.push(instruction.next);
    }
  }
}

/** What is wrong with a pattern; undefined if it can be used. */
export function patternFault(pattern: string): PatternProblem['fault'] | undefined {
  try {
    new Pattern(pattern);
    return undefined;
  } catch (error) {
    if (error instanceof PatternProblem) return error.fault;
    throw error;
  }
}

interface Position {
  readonly codes: readonly number[];
  readonly at: number;
}

const isWord = (code: number | undefined): boolean => code !== undefined && /\w/.test(String.fromCodePoint(code));

function holds(place: 'start' | 'end' | 'boundary' | 'inside', { codes, at }: Position): boolean {
  if (place === 'start') return at === 0;
  if (place === 'end') return at === codes.length;
  return (isWord(codes[at - 1]) !== isWord(codes[at])) === (place === 'boundary');
}

/** Writes the program of a tree backwards: each part is given the instruction that follows it. */
class ProgramBuilder {
  readonly program: Instruction[] = [];
  private parts = 0;

  end(): number {
    return this.push({ kind: 'end' });
  }

  add(tree: PatternTree, next: number): number {
    // empty groups add no instruction, however often they are repeated
    if ((this.parts += 1) > 4 * MOST_INSTRUCTIONS) throw new PatternProblem('too-long', 0);
    switch (tree.kind) {
      case 'one':
        return this.push({ kind: 'one', matches: tree.matches, next });
      case 'at':
        return this.push({ kind: 'at', place: tree.place, next });
      case 'sequence':
        return tree.parts.reduceRight((after, part) => this.add(part, after), next);
      case 'either':
        return tree.parts
          .map((part) => this.add(part, next))
          .reduceRight((other, first) => this.push({ kind: 'fork', next: first, other }));
      case 'repeat':
        return this.repeat(tree, next);
    }
  }

  private repeat({ part, least, most }: PatternTree & { kind: 'repeat' }, next: number): number {
    let after = next;
    if (most === undefined) {
      const fork = this.push({ kind: 'fork', next, other: next });
      this.program[fork] = { kind: 'fork', next: this.add(part, fork), other: next };
      after = fork;
    } else
      for (let time = least; time < most; time += 1)
        after = this.push({ kind: 'fork', next: this.add(part, after), other: next });
    for (let time = 0; time < least; time += 1) after = this.add(part, after);
    return after;
  }

  private push(instruction: Instruction): number {
    if (this.program.length >= MOST_INSTRUCTIONS) throw new PatternProblem('too-long', 0);
    this.program.push(instruction);
    return this.program.length - 1;
  }
}
