import { bytesInJson, type Form, FormState, type NestedAnswers, TEXT_LIMIT } from '../../src/surveys/form/index.js';

/** A pseudo-random number in [0, 1), to choose between answers. */
export type Chance = () => number;

type Asked = ReturnType<FormState['path']>[number];

const language = { en: 'W', zh: '工' } as const;

export interface Filling {
  readonly language: keyof typeof language;
  /** Bytes of a text. */
  readonly textLimit: number | null;
  /** The longest answers, the shortest, or any. */
  readonly length: 'longest' | 'shortest' | 'any';
  /** Stops after a part of the questions. */
  readonly stops?: boolean;
  readonly chance: Chance;
}

const seconds = 3;

/** Answers to a form as a person gives them on the phone, each valid; what the form accepts in no way stays blank. */
export function extremeAnswers(form: Form, filling: Filling): NestedAnswers {
  const state = new FormState(form, {
    isFresh: true,
    language: filling.language,
    seed: filling.chance(),
    textLimit: filling.textLimit,
  });
  const done = new Set<string>();
  for (;;) {
    const open = state.path().find(({ name }) => !done.has(name));
    if (open === undefined || (filling.stops && done.size > 2 && filling.chance() < 0.1)) return state.answers();
    done.add(open.name);
    if (open.ofRepeat) addEntries(state, open, filling);
    else if (!state.isReadOnly(open.name) && open.type !== 'note') answer(state, open, filling);
  }
}

function addEntries(state: FormState, { name, ofRepeat }: Asked, { length, chance }: Filling): void {
  const most = ofRepeat?.most ?? 0;
  const wanted =
    length === 'longest' ? most : length === 'shortest' ? 0 : Math.floor(chance() * Math.min(most, seconds));
  while (state.instances(name) < wanted && state.add(name));
}

/** The first of several answers that the form accepts. */
function answer(state: FormState, question: Asked, filling: Filling): void {
  const { name } = question;
  if (filling.length === 'shortest' && !state.isNeeded(name)) return;
  for (const value of candidates(question, filling)) {
    state.set(name, value);
    if (state.fault(name) === undefined) return;
  }
  state.set(name, '');
}

function candidates(question: Asked, filling: Filling): readonly string[] {
  const { type, choices } = question;
  const codes = choices.filter(({ hidden }) => !hidden).map(({ code }) => code);
  const byLength = [...codes].sort((one, other) => other.length - one.length);
  const inOrder = filling.length === 'shortest' ? byLength.toReversed() : byLength;
  const mixed = (values: readonly string[]): readonly string[] =>
    filling.length === 'any' ? [...values].sort(() => filling.chance() - 0.5) : values;
  switch (type) {
    case 'select_one':
      return mixed(inOrder).slice(0, 50);
    case 'select_multiple': {
      const most = Array.from({ length: Math.min(codes.length, 12) }, (_, at) =>
        byLength.slice(0, byLength.length - at),
      );
      const several = [...most, byLength.slice(0, 3), byLength.slice(0, 2)].map((some) => some.join(' '));
      return filling.length === 'shortest' ? inOrder.slice(0, 50) : [...mixed(several), ...inOrder.slice(0, 50)];
    }
    case 'rank':
      return [codes.join(' ')];
    case 'integer':
      return filling.length === 'shortest'
        ? ['1', '0', '3', '20', '40', '2000']
        : ['-2147483648', '2147483647', '100000', '2000', ...numbersDown(100), '13900000000'];
    case 'decimal':
      return filling.length === 'shortest'
        ? ['1', '0', '20', '2000']
        : ['-123456789012345.123456789', '999999.123456789', '99.123456789', '9.123456789', '20', '0', '1'];
    case 'text':
      return texts(filling);
    case 'date':
      return ['2024-05-06', '2030-01-02', '1990-03-04'];
    case 'time':
      return ['08:30'];
    case 'datetime':
      return ['2024-05-06T08:30', '2030-01-02T08:30', '1990-03-04T08:30'];
    default:
      return [];
  }
}

const numbersDown = (from: number): readonly string[] => Array.from({ length: from + 1 }, (_, at) => String(from - at));

const short = ['a', '1', 'abc', '215000', '13900000000', 'a@b.cn'];

/** Texts up to the limit: of characters with one and with three bytes, of signs that JSON escapes, and of phone numbers. */
function texts({ language: shown, textLimit, length, chance }: Filling): readonly string[] {
  if (length === 'shortest') return short;
  const filled = [
    language[shown],
    '"',
    '\\',
    '\n',
    '😀',
    '+86123456 ',
    '13912345678/',
    '１３９１２３４５６７８，',
    'é',
  ].map((unit) => repeated(unit, textLimit ?? TEXT_LIMIT * 3));
  const from = Math.floor(chance() * filled.length);
  return [...filled.slice(from), ...filled.slice(0, from), ...short];
}

function repeated(unit: string, limit: number): string {
  const times = Math.min(Math.floor(limit / bytesInJson(unit)), Math.floor(TEXT_LIMIT / unit.length));
  const whole = unit.repeat(times);
  const left = Math.min(limit - bytesInJson(whole), TEXT_LIMIT - whole.length);
  // no text begins or ends with a blank
  return (whole + 'x'.repeat(left)).trim();
}
