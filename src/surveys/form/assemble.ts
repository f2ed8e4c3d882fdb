import { loadFormIn } from './evaluation/form-loader.js';
import type { Language } from './evaluation/language.js';
import type { Form, FormQuestion, FormRepeat } from './form.js';
import type { Question, Repeat } from './questionnaire.js';
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
  const questions = all.map((question, place): FormQuestion => {
    const siblings = question.repeat === undefined ? [] : all.filter(({ repeat }) => repeat === question.repeat);
    const slot = question.repeat === undefined ? (slots.get(question.name) ?? -1) : siblings.indexOf(question);
    const markSlot = slots.get(markOf(question) ?? '') ?? -1;
    return assembled(question, { slot, markSlot, limits: read.trees[place]?.constraint });
  });
  const plain = questions.filter(({ repeat }) => repeat === undefined);
  const owners = new Array<FormQuestion>(slots.size);
  for (const question of plain) {
    owners[question.slot] = question;
    if (question.markSlot >= 0) owners[question.markSlot] = question;
  }
  const optionalModules = new Set(modules.filter((module) => module.optional).map((module) => module.id));
  const repeats = repeatsOf(read, questions, slots.size + optionalModules.size);
  return {
    ...{ id, version, questions, plain, slots, owners, optionalModules, repeats, roles: rolesOf(read.questionnaire) },
    course: courseOf(questions, repeats),
    triggered: plain.filter(({ triggers }) => triggers !== undefined),
    hasDefaults: all.some((question) => question.default !== undefined || question.initial !== undefined),
    loaded: loadFormIn(language, modelOf(read)),
  };
}

/** Made by one assignment, so that the engine of the language knows one kind of object: with several, checks take twice as long. */
function assembled(
  question: Question,
  { slot, markSlot, limits }: Pick<FormQuestion, 'slot' | 'markSlot' | 'limits'>,
): FormQuestion {
  const shown = question.choices.filter((choice) => !choice.hidden);
  return Object.assign({}, question, {
    slot,
    markSlot,
    codes: new Set(shown.map((choice) => choice.code)),
    declineCodes: new Set(question.decline?.codes ?? []),
    valueType: valueTypeOf(question),
    limits,
  });
}

/** `first`: the place in the model of the hidden questions of the first repeat. */
function repeatsOf(
  { questionnaire, repeatTrees }: ReadQuestionnaire,
  questions: readonly FormQuestion[],
  first: number,
): readonly FormRepeat[] {
  const { repeats = [] } = questionnaire;
  return repeats.map((repeat, at) => {
    const askedPlace = first + HIDDEN_OF_REPEAT * at;
    const own = questions.filter((question) => question.repeat === repeat.name);
    const places = { askedPlace, countPlace: askedPlace + 1, place: first + HIDDEN_OF_REPEAT * repeats.length + at };
    const made = Object.assign({}, repeat, places, { questions: own, isCounted: repeatTrees[at]?.count !== undefined });
    const prompt = assembled(promptOf(repeat, own), { slot: -1, markSlot: -1, limits: undefined });
    const ofRepeat: FormRepeat = Object.assign(made, { prompt });
    return Object.assign(ofRepeat, { prompt: Object.assign(prompt, { ofRepeat }) });
  });
}

const promptOf = ({ name, label }: Repeat, [first]: readonly Question[]): Question => ({
  ...{ name, label, module: first?.module ?? '', type: 'note', answer: 'optional', choices: [] },
  ...{ relevant: '', constraint: '' },
});

function courseOf(
  questions: readonly FormQuestion[],
  repeats: readonly FormRepeat[],
): readonly (FormQuestion | FormRepeat)[] {
  const course: (FormQuestion | FormRepeat)[] = [];
  for (const question of questions) {
    const repeat = repeats.find(({ name }) => name === question.repeat);
    if (repeat === undefined) course.push(question);
    else if (repeat.questions[0] === question) course.push(repeat);
  }
  return course;
}
