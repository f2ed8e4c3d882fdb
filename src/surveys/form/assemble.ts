import { loadFormIn } from './evaluation/form-loader.js';
import type { Language } from './evaluation/language.js';
import type { Form, FormLevel, FormQuestion, FormRepeat } from './form.js';
import type { Choice, Question, Repeat } from './questionnaire.js';
import type { ReadQuestionnaire } from './questionnaire-model.js';
import { HIDDEN_OF_REPEAT, markOf, modelOf, valueTypeOf } from './questionnaire-model.js';
import { rolesOf } from './roles.js';

/** Questions first, then refusal markers, as in the model. Those in repeats have a slot in their instance only. */
export function slotsOf(questions: readonly Question[]): ReadonlyMap<string, number> {
  const slots = new Map<string, number>();
  for (const { name, repeat } of questions) if (repeat === undefined) slots.set(name, slots.size);
  for (const question of questions) {
    const mark = markOf(question);
    if (mark) slots.set(mark, slots.size);
  }
  return slots;
}

/** Makes a form from a checked questionnaire. Repeats only the checks without which the form could not run. */
export function assembleForm(read: ReadQuestionnaire, language: Language): Form {
  const { id, version, modules, questions: all } = read.questionnaire;
  const slots = slotsOf(all);
  const inRepeats = new Map<string, number>();
  const questions = all.map((question, place): FormQuestion => {
    const { name, repeat } = question;
    const slot = (repeat === undefined ? slots.get(name) : inRepeats.get(repeat)) ?? 0;
    if (repeat !== undefined) inRepeats.set(repeat, slot + 1);
    const markSlot = slots.get(markOf(question) ?? '') ?? -1;
    return assembled(question, { slot, markSlot, limits: read.trees[place]?.constraint });
  });
  const optionalModules = new Set(modules.filter((module) => module.optional).map((module) => module.id));
  const level = levelOf(read, questions, { around: undefined, first: slots.size + optionalModules.size });
  const owners = new Array<FormQuestion>(slots.size);
  for (const question of level.plain) {
    owners[question.slot] = question;
    if (question.markSlot >= 0) owners[question.markSlot] = question;
  }
  return {
    ...{ id, version, questions, slots, owners, optionalModules, roles: rolesOf(read.questionnaire) },
    ...level,
    triggered: level.plain.filter(({ triggers }) => triggers !== undefined),
    hasDefaults: all.some((question) => question.default !== undefined || question.initial !== undefined),
    loaded: loadFormIn(language, modelOf(read), read.questionnaire.tables),
  };
}

const codeSets = /* @__PURE__ */ new WeakMap<readonly Choice[], ReadonlySet<string>>();

/** Codes shown and accepted: one set for all questions with the same list. */
function codesOf(choices: readonly Choice[]): ReadonlySet<string> {
  const known = codeSets.get(choices);
  if (known) return known;
  const codes = new Set(choices.filter((choice) => !choice.hidden).map((choice) => choice.code));
  codeSets.set(choices, codes);
  return codes;
}

/** Made by one assignment, so that the engine of the language knows one kind of object: with several, checks take twice as long. */
function assembled(
  question: Question,
  { slot, markSlot, limits }: Pick<FormQuestion, 'slot' | 'markSlot' | 'limits'>,
): FormQuestion {
  return Object.assign({}, question, {
    slot,
    markSlot,
    codes: codesOf(question.choices),
    declineCodes: new Set(question.decline?.codes ?? []),
    valueType: valueTypeOf(question),
    limits,
  });
}

/**
 * What is in no repeat, or in the repeat `around`. `first`: the place in the model, at this level, of the hidden questions of
 * the first repeat.
 */
function levelOf(
  read: ReadQuestionnaire,
  questions: readonly FormQuestion[],
  { around, first }: { readonly around: string | undefined; readonly first: number },
): FormLevel {
  const { repeats = [] } = read.questionnaire;
  const own = repeats.filter(({ repeat }) => repeat === around);
  const made = own.map((repeat, at): FormRepeat => {
    const askedPlace = first + HIDDEN_OF_REPEAT * at;
    const places = { askedPlace, countPlace: askedPlace + 1, place: first + HIDDEN_OF_REPEAT * own.length + at };
    const isCounted = read.repeatTrees[repeats.indexOf(repeat)]?.count !== undefined;
    const inside = questions.filter((question) => question.repeat === repeat.name).length;
    const level = levelOf(read, questions, { around: repeat.name, first: inside });
    const prompt = assembled(promptOf(repeat, questions), { slot: -1, markSlot: -1, limits: undefined });
    const ofRepeat: FormRepeat = Object.assign({}, repeat, places, level, { isCounted, prompt });
    return Object.assign(ofRepeat, { prompt: Object.assign(prompt, { ofRepeat }) });
  });
  const plain = questions.filter(({ repeat }) => repeat === around);
  return { plain, repeats: made, course: courseOf(read.questionnaire, { questions, repeats: made, around }) };
}

const promptOf = ({ name, label }: Repeat, questions: readonly Question[]): Question => ({
  ...{ name, label, module: (questions.find(({ repeat }) => repeat === name) ?? questions[0])?.module ?? '' },
  ...{ type: 'note', answer: 'optional', choices: [], relevant: '', constraint: '' },
});

interface LevelParts {
  readonly questions: readonly FormQuestion[];
  readonly repeats: readonly FormRepeat[];
  readonly around: string | undefined;
}

/** A repeat has its place where its first question is, which may be in a repeat in it. */
function courseOf(
  { repeats: all = [] }: ReadQuestionnaire['questionnaire'],
  { questions, repeats, around }: LevelParts,
): FormLevel['course'] {
  const course = new Set<FormQuestion | FormRepeat>();
  for (const question of questions) {
    let name = question.repeat;
    let inside: string | undefined;
    while (name !== around && name !== undefined) {
      inside = name;
      name = all.find((repeat) => repeat.name === inside)?.repeat;
    }
    if (name !== around) continue;
    const repeat = repeats.find((each) => each.name === inside);
    course.add(repeat ?? question);
  }
  return Array.from(course);
}
