import type { Answers, CheckResult, Form, Question } from '../surveys/form/index.js';
import { checkAnswers, relevantQuestions } from '../surveys/form/index.js';

/** Numbers in [0, 1) from a seed, the same on every machine (the generator mulberry32). */
export class Dice {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** Approximately normal: the sum of six uniform numbers. */
  normal(mean: number, deviation: number): number {
    let sum = 0;
    for (let index = 0; index < 6; index += 1) sum += this.next();
    return mean + ((sum - 3) / Math.sqrt(0.5)) * deviation;
  }

  pick(weights: Readonly<Record<string, number>>): string {
    const total = Object.values(weights).reduce((sum, weight) => sum + weight, 0);
    let left = this.next() * total;
    for (const [code, weight] of Object.entries(weights)) {
      left -= weight;
      if (left < 0) return code;
    }
    return Object.keys(weights)[0]!;
  }
}

/** Differences between the fictitious parks; nothing here was observed. */
export interface ParkCharacter {
  /** Share of workers whose unit produces environmental goods or services, and of those who make production cleaner. */
  readonly output: number;
  readonly process: number;
  /** Monthly pay in yuan of a mid-level worker, and the gap for women. */
  readonly pay: number;
  readonly payGap: number;
  /** Probability of written contracts and insurance. */
  readonly formality: number;
  readonly union: number;
}

export interface DrawnPerson {
  readonly answers: Answers;
  readonly modulesOffered: readonly string[];
  readonly paceBand: string;
  readonly check: CheckResult;
}

interface Setting {
  readonly dice: Dice;
  readonly park: ParkCharacter;
  readonly womenShare: number;
}

const ranks: Readonly<Record<string, number>> = {
  '1': 1.7,
  '2': 1.35,
  '3': 1.15,
  '4': 0.95,
  '5': 0.85,
  '6': 0.8,
  '7': 1,
  '8': 0.95,
  '9': 0.75,
};

/** Draws one person and keeps only answers that the form engine would ask for, so that the server accepts them. */
export function drawPerson(form: Form, setting: Setting): DrawnPerson {
  const { dice } = setting;
  const drawn = drawAll(form, setting);
  const optional = [...form.optionalModules];
  const offered: string[] = [optional[Math.floor(dice.next() * optional.length)]!];
  if (drawn['emp_status'] === '3' && !offered.includes('transition')) offered.push('transition');
  const taken = offered.filter(() => dice.chance(0.75));
  const relevant = new Set(relevantQuestions(form, drawn, { modules: taken }));
  const answers: Record<string, string> = {};
  for (const question of form.questions) {
    if (!relevant.has(question.name)) continue;
    for (const name of [question.name, question.decline?.stored_in ?? '']) {
      if (drawn[name] !== undefined) answers[name] = drawn[name];
    }
  }
  const paceBand = dice.pick({ '1': 3, '2': 30, '3': 50, '4': 14, '5': 3 });
  const stopped = dice.chance(0.04);
  if (stopped) stopEarly(answers, dice);
  const check = checkAnswers(form, answers, { modulesOffered: offered, complete: !stopped });
  if (check.errors.length > 0) throw new Error(`the demonstration drew wrong answers: ${JSON.stringify(check.errors)}`);
  return { answers, modulesOffered: offered, paceBand, check };
}

/** Some persons stop early and send incomplete answers: keeps the first answers. */
function stopEarly(answers: Record<string, string>, dice: Dice): void {
  const names = Object.keys(answers);
  const kept = 3 + Math.floor(dice.next() * Math.max(0, names.length - 3));
  for (const name of names.slice(kept)) delete answers[name];
}

function drawAll(form: Form, setting: Setting): Record<string, string> {
  const answers: Record<string, string> = { ...drawCore(setting) };
  for (const question of form.questions) {
    if (answers[question.name] === undefined) answers[question.name] = drawPlain(question, setting.dice);
    decline(question, answers, setting.dice);
  }
  return answers;
}

/** The core questions, whose answers depend on each other. */
function drawCore({ dice, park, womenShare }: Setting): Record<string, string> {
  const woman = dice.chance(womenShare);
  const age = Math.min(62, Math.max(17, Math.round(dice.normal(woman ? 35 : 38, 9))));
  const isco = dice.pick(
    woman
      ? { '1': 3, '2': 12, '3': 10, '4': 14, '5': 8, '7': 14, '8': 28, '9': 11 }
      : { '1': 6, '2': 14, '3': 15, '4': 5, '5': 5, '7': 24, '8': 24, '9': 7 },
  );
  const formal = dice.chance(park.formality);
  const output = dice.chance(park.output * (woman ? 0.85 : 1));
  const process = dice.chance(park.process * (['2', '3', '7', '8'].includes(isco) ? 1.2 : 0.6));
  const outputShare = output ? Math.min(100, 10 * Math.round(dice.normal(6, 2.6))) : 0;
  const share = Math.max(5, outputShare);
  const hours = Math.min(84, Math.max(20, Math.round(dice.normal(formal ? 45 : 51, 6))));
  const pay = park.pay * ranks[isco]! * (woman ? 1 - park.payGap : 1) * (output ? 1.06 : 1) * (hours / 46) ** 0.6;
  return {
    consent: '1',
    age: String(age),
    emp_status: dice.pick({ '1': 940, '2': 30, '3': 25, '4': 5 }),
    sex: woman ? '2' : '1',
    isco,
    icse: dice.pick(
      formal
        ? { '41': 45, '42': 48, '44': 4, '11': 2, '22': 1 }
        : { '41': 10, '42': 30, '43': 40, '44': 6, '30': 12, '51': 2 },
    ),
    contract: dice.pick(
      formal ? { '1': 30, '2': 62, '3': 6, '98': 2 } : { '2': 25, '3': 12, '4': 33, '5': 24, '98': 6 },
    ),
    hours_usual: String(hours),
    env_output: output ? dice.pick({ '1': 55, '2': 45 }) : dice.pick({ '3': 93, '98': 7 }),
    env_output_share: String(share),
    env_process: process ? '1' : dice.pick({ '2': 96, '98': 4 }),
    env_process_share: String(Math.min(output ? 100 - share : 100, 5 * Math.max(1, Math.round(dice.normal(4, 2))))),
    social_ins: dice.pick(
      formal
        ? { '1 2 3 4 5 6': 62, '1 2 3 4 5': 22, '1 2 4': 9, '98': 7 }
        : { '0': 44, '4': 22, '1 2': 16, '1 2 3 4 5': 10, '98': 8 },
    ),
    osh_train: dice.pick(formal ? { '1': 64, '2': 12, '3': 22, '98': 2 } : { '1': 30, '2': 12, '3': 54, '98': 4 }),
    hazards: dice.pick(
      ['7', '8', '9'].includes(isco)
        ? { '0': 18, '3': 22, '1 3': 18, '2': 10, '5': 12, '3 5 6': 12, '4': 8 }
        : { '0': 66, '6': 14, '3': 12, '7': 8 },
    ),
    ppe: dice.pick({ '1': 58, '2': 20, '3': 12, '4': 10 }),
    union_member: dice.chance(park.union) ? '1' : dice.pick({ '2': 45, '3': 40, '98': 15 }),
    cba_cover: dice.pick(dice.chance(park.union) ? { '1': 70, '2': 15, '98': 15 } : { '1': 15, '2': 55, '98': 30 }),
    consulted: dice.pick({ '1': 18, '2': 16 * (0.5 + park.union), '3': 42, '4': 20, '98': 4 }),
    wage_month: String(50 * Math.round((pay * Math.exp(dice.normal(0, 0.28))) / 50)),
    hukou: dice.pick({ '1': 38, '2': 20, '3': 22, '4': 19, '5': 1 }),
    tenure_years: String(Math.max(0, Math.min(age - 16, Math.round(dice.normal(5, 4))))),
    hours_other: dice.chance(0.07) ? String(4 + Math.floor(dice.next() * 12)) : '0',
    unfair: dice.pick(woman ? { '0': 80, '1': 9, '2': 6, '3': 3, '4': 2 } : { '0': 89, '3': 4, '4': 4, '6': 3 }),
    injury_n: dice.chance(0.04) ? '1' : '0',
    disability: dice.pick({ '1': 88, '2': 9, '3': 2, '4': 1 }),
    displaced: dice.pick({ '1': 6, '2': 92, '98': 2 }),
    wage_delay: dice.pick(formal ? { '1': 3, '2': 97 } : { '1': 17, '2': 83 }),
    gender: woman ? '2' : '1',
    consent_health: dice.pick({ '1': 85, '2': 15 }),
  };
}

/** All other questions: earlier choices are more likely, and numbers are small. */
function drawPlain(question: Question, dice: Dice): string {
  if (question.type === 'integer' || question.type === 'decimal') return String(1 + Math.floor(dice.next() * 30));
  const refusals = new Set(question.decline?.codes ?? []);
  const codes = question.choices.filter((choice) => choice.hidden !== true && !refusals.has(choice.code));
  return dice.pick(Object.fromEntries(codes.map((choice, index) => [choice.code, 1 / (1 + index)])));
}

/** One person in fifty declines a question; three times as many decline pay. */
function decline(question: Question, answers: Record<string, string>, dice: Dice): void {
  const rule = question.decline;
  if (!rule || question.name === 'emp_status' || !dice.chance(question.name === 'wage_month' ? 0.06 : 0.02)) return;
  const code = rule.codes.at(-1)!;
  if (rule.stored_in === 'value') answers[question.name] = code;
  else {
    delete answers[question.name];
    answers[rule.stored_in] = code;
  }
}
