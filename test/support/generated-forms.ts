import fc from 'fast-check';

/** A form in the notation of markdown tables, and changes of answers as texts. */
export interface GeneratedForm {
  readonly markdown: string;
  readonly changes: readonly { readonly path: string; readonly value: string }[];
}

type Kind = 'integer' | 'decimal' | 'text' | 'date' | 'one' | 'several' | 'calculate';

interface Asked {
  readonly kind: Kind;
  readonly name: string;
  /** Whether it is in the repeat `r`. */
  readonly repeated: boolean;
}

const KINDS: readonly Kind[] = [
  'integer',
  'integer',
  'decimal',
  'text',
  'date',
  'one',
  'several',
  'calculate',
  'calculate',
];
const TYPES: Readonly<Record<Kind, string>> = {
  ...{ integer: 'integer', decimal: 'decimal', text: 'text', date: 'date', calculate: 'calculate' },
  ...{ one: 'select_one l', several: 'select_multiple l' },
};
const VALUES: Readonly<Record<Kind, readonly string[]>> = {
  integer: ['', '0', '1', '3', '-2', '40'],
  // a whole number would be written as 2.0 by the oracle, and as 2 here
  decimal: ['', '0.5', '2.5', '-1.25'],
  text: ['', 'a', 'ab c', '12', '绿色'],
  date: ['', '2020-02-29', '2026-11-28', '1999-12-31'],
  one: ['', 'a', 'b', 'c'],
  several: ['', 'a', 'a b', 'b c'],
  calculate: [],
};

/** Draws from a stream of numbers that fast-check gives, so that a failing form can be made smaller. */
class Draw {
  private next = 0;

  constructor(private readonly numbers: readonly number[]) {}

  pick<T>(from: readonly T[]): T {
    const number = this.numbers[this.next % this.numbers.length] ?? 0;
    this.next += 1;
    return from[number % from.length] as T;
  }

  number(most: number): number {
    return this.pick([...Array(most + 1).keys()]);
  }
}

/** A total over the instances. The oracle's sum of no instances is no number, and 0 here, as in XPath 1.0. */
function total(draw: Draw, name: string): string {
  const sum = `if(count(\${r}) > 0, sum(\${${name}}), 0)`;
  return draw.pick([sum, `count(\${${name}})`, `count-non-empty(\${${name}})`]);
}

/** Expressions over the questions that were asked before. */
class Expressions {
  constructor(
    private readonly draw: Draw,
    private readonly before: readonly Asked[],
    /** Whether the expression is in the repeat. */
    private readonly repeated: boolean,
  ) {}

  private named(...kinds: readonly Kind[]): string | undefined {
    const found = this.before.filter(({ kind, repeated }) => kinds.includes(kind) && (!repeated || this.repeated));
    return found.length === 0 ? undefined : `\${${this.draw.pick(found).name}}`;
  }

  number(depth: number): string {
    const { draw } = this;
    const part = (): string => this.number(depth - 1);
    if (depth <= 0) return this.named('integer', 'decimal', 'calculate') ?? String(draw.number(5));
    const inRepeat = this.before.find(({ kind, repeated }) => repeated && kind === 'integer')?.name;
    const options = [
      () => `(${part()} ${draw.pick(['+', '-', '*', 'div', 'mod'])} ${part()})`,
      () => `if(${this.condition(depth - 1)}, ${part()}, ${part()})`,
      () => `${draw.pick(['round', 'int', 'abs', 'number'])}(${part()})`,
      () => `coalesce(${this.named('integer', 'decimal', 'text') ?? "''"}, ${part()})`,
      () => `string-length(${this.text(depth - 1)})`,
      () => `count-selected(${this.named('several', 'one') ?? "'a b'"})`,
      () => `${draw.pick(['min', 'max'])}(${part()}, ${part()})`,
      () => `pow(${part()}, 2)`,
      () => (inRepeat === undefined ? part() : total(draw, inRepeat)),
      () => (inRepeat === undefined ? part() : `indexed-repeat(\${${inRepeat}}, \${r}, ${draw.number(3)})`),
      () => (this.repeated ? 'position(..)' : part()),
      () => `(${this.named('date') ?? "'2020-01-01'"} - date('2019-12-31'))`,
    ];
    return draw.pick(options)();
  }

  text(depth: number): string {
    const { draw } = this;
    if (depth <= 0) return this.named('text', 'one', 'several', 'date') ?? "'ab'";
    const part = (): string => this.text(depth - 1);
    const options = [
      () => `concat(${part()}, ${part()})`,
      () => `substr(${part()}, ${draw.number(2)}, ${draw.number(4)})`,
      () => `if(${this.condition(depth - 1)}, ${part()}, ${part()})`,
      () => `normalize-space(${part()})`,
      () => `translate(${part()}, 'ab', 'x')`,
      () => `selected-at(${this.named('several') ?? "'a b'"}, ${draw.number(2)})`,
      () => `format-date(${this.named('date') ?? "'2020-01-01'"}, '%Y-%n-%e %b')`,
      () => `jr:choice-name(${this.named('one') ?? "'a'"}, '${this.named('one') ?? ''}')`,
    ];
    // a label can be asked for only if there is a question with choices
    return draw.pick(this.named('one') === undefined ? options.slice(0, -1) : options)();
  }

  condition(depth: number): string {
    const { draw } = this;
    const compare = (): string =>
      `${this.number(depth - 1)} ${draw.pick(['<', '<=', '>', '>=', '=', '!='])} ${this.number(depth - 1)}`;
    const options = [
      compare,
      compare,
      () => `${this.named('text', 'integer', 'one', 'date', 'calculate') ?? "''"} ${draw.pick(['=', '!='])} ''`,
      () => `selected(${this.named('several', 'one') ?? "'a'"}, '${draw.pick(['a', 'b', 'c'])}')`,
      () => `(${this.condition(depth - 1)} ${draw.pick(['and', 'or'])} ${this.condition(depth - 1)})`,
      () => `(${this.condition(depth - 1)} or ${this.condition(depth - 1)} and ${this.condition(depth - 1)})`,
      () => oneOf(this.named('one', 'text', 'integer') ?? "'a'"),
      () => `${this.named('integer', 'decimal') ?? '1'} ${draw.pick(['<', '<=', '>', '>='])} ${draw.number(3)}`,
      () => `not(${this.condition(depth - 1)})`,
      () => `regex(${this.text(0)}, '^[a-c ]+$')`,
      () => `contains(${this.text(depth - 1)}, 'a')`,
      () => `${this.named('date') ?? "'2020-01-01'"} > '2010-01-01'`,
    ];
    return depth <= 0 ? compare() : draw.pick(options)();
  }
}

/** One answer compared with several codes. */
const oneOf = (answer: string): string => `(${['a', '3', 'c'].map((code) => `${answer} = '${code}'`).join(' or ')})`;

const COLUMNS = ['type', 'name', 'label', 'relevant', 'constraint', 'required', 'calculation', 'repeat_count'] as const;
type Row = Partial<Record<(typeof COLUMNS)[number], string>>;

function formFrom(draw: Draw): GeneratedForm {
  const rows: Row[] = [{ type: 'integer', name: 'n', label: 'n', constraint: '. < 5' }];
  const asked: Asked[] = [{ kind: 'integer', name: 'n', repeated: false }];
  const ask = (repeated: boolean): void => {
    const kind = draw.pick(KINDS);
    const name = `q${asked.length}`;
    const expressions = new Expressions(draw, asked, repeated);
    const maybe = (expression: () => string): string => (draw.number(3) === 0 ? expression() : '');
    const isCalculated = kind === 'calculate';
    rows.push({
      type: TYPES[kind],
      name,
      label: isCalculated ? '' : name,
      relevant: maybe(() => expressions.condition(2)),
      constraint: isCalculated
        ? ''
        : maybe(() => `. ${draw.pick(['!=', '>='])} ${expressions.number(1)} and ${expressions.condition(1)}`),
      required: isCalculated ? '' : maybe(() => draw.pick(['yes', expressions.condition(1)])),
      calculation: isCalculated ? draw.pick([expressions.number(3), expressions.text(2)]) : '',
    });
    asked.push({ kind, name, repeated });
  };
  const several = (most: number, repeated: boolean): void => {
    for (let left = 1 + draw.number(most); left > 0; left -= 1) ask(repeated);
  };
  several(3, false);
  rows.push({ type: 'begin group', name: 'g', label: 'g', relevant: new Expressions(draw, asked, false).condition(1) });
  const inGroup = asked.length;
  several(2, false);
  const groupEnd = asked.length;
  rows.push({ type: 'end group' }, { type: 'begin repeat', name: 'r', label: 'r', repeat_count: '${n}' });
  several(4, true);
  rows.push({ type: 'end repeat' });
  several(3, false);
  const table = rows.map((row) => `| | ${COLUMNS.map((column) => row[column] ?? '').join(' | ')} |`);
  const choices = ['a', 'b', 'c'].map((code) => `| | l | ${code} | Label ${code} |`);
  const markdown = [
    '| survey |',
    `| | ${COLUMNS.join(' | ')} |`,
    ...table,
    '| choices |',
    '| | list_name | name | label |',
    ...choices,
  ];
  const answerable = asked.filter(({ kind }) => kind !== 'calculate');
  const changes = Array.from({ length: 12 }, () => {
    const { kind, name, repeated } = draw.pick(answerable);
    const at = asked.findIndex((each) => each.name === name);
    const folder = repeated ? `/r[${1 + draw.number(2)}]` : at >= inGroup && at < groupEnd ? '/g' : '';
    // with a blank count the oracle keeps the instances that there are; here, there are none then
    return { path: `${folder}/${name}`, value: draw.pick(name === 'n' ? ['0', '1', '2', '3'] : VALUES[kind]) };
  });
  return { markdown: markdown.join('\n'), changes: [{ path: '/n', value: '2' }, ...changes] };
}

/** Forms with a group, a counted repeat, and expressions over whatever was asked before. */
export const generatedForms: fc.Arbitrary<GeneratedForm> = fc
  .array(fc.nat(1_000_000), { minLength: 150, maxLength: 150 })
  .map((numbers) => formFrom(new Draw(numbers)));
