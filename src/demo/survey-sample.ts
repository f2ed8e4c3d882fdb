/** The fictitious frame and the answers to the closed waves, reproducible from a seed and without a database. */
import type { LocalizedText } from '../kernel/localized-text.js';
import { localized } from '../kernel/localized-text.js';
import { allocateByRemainders } from '../methodology/sampling/allocation.js';
import { parkWorkerQuestionnaire } from '../surveys/catalogue/park-worker.js';
import { type AcceptedBody, judgeSubmission } from '../surveys/domain/submission.js';
import type { Form } from '../surveys/form/index.js';
import type { ParkCharacter } from './survey-answers.js';
import { Dice, drawPerson } from './survey-answers.js';
import type { DemoCity, DemoParkKey } from './demonstration.js';

/** Head counts of the fourteen enterprises of a park, before scaling by park. */
const headcounts = [12, 14, 16, 18, 45, 90, 150, 240, 330, 460, 620, 880, 1250, 2300];

interface DemoParkPlan extends ParkCharacter {
  readonly scale: number;
  readonly women: number;
  /** Enterprises without any answer. */
  readonly silent: readonly number[];
}

/** Fictitious. Park D is smaller than the others and has fewer answers. */
const plans: Readonly<Record<DemoParkKey, DemoParkPlan>> = {
  A: {
    scale: 1,
    women: 0.44,
    output: 0.4,
    process: 0.24,
    pay: 7600,
    payGap: 0.13,
    formality: 0.86,
    union: 0.46,
    silent: [3, 8],
  },
  B: {
    scale: 0.9,
    women: 0.36,
    output: 0.24,
    process: 0.3,
    pay: 6900,
    payGap: 0.18,
    formality: 0.78,
    union: 0.38,
    silent: [1, 9],
  },
  C: {
    scale: 0.8,
    women: 0.52,
    output: 0.14,
    process: 0.2,
    pay: 6100,
    payGap: 0.21,
    formality: 0.66,
    union: 0.24,
    silent: [5, 10],
  },
  D: {
    scale: 0.6,
    women: 0.3,
    output: 0.09,
    process: 0.12,
    pay: 5700,
    payGap: 0.16,
    formality: 0.6,
    union: 0.18,
    silent: [2, 9],
  },
};

export interface DemoWave {
  readonly title: LocalizedText;
  /** Days before today. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
  readonly answers: Readonly<Record<DemoParkKey, number>>;
  /** Added to the share of environmental work in all parks, so that an indicator changes. */
  readonly shift: number;
}

export const closedWaves: readonly DemoWave[] = [
  {
    title: localized('Park workers, first wave', '园区职工调查（第1期）'),
    from: 400,
    to: 370,
    seed: 19,
    answers: { A: 560, B: 510, C: 460, D: 190 },
    shift: -0.06,
  },
  {
    title: localized('Park workers, second wave', '园区职工调查（第2期）'),
    from: 60,
    to: 30,
    seed: 2026,
    answers: { A: 1950, B: 1820, C: 1640, D: 590 },
    shift: 0,
  },
];

export interface DemoUnit {
  readonly placeId: string;
  readonly park: DemoParkKey;
  readonly headcount: number;
  readonly women: number;
}

export function demoUnits({ parks, enterprises }: Pick<DemoCity, 'parks' | 'enterprises'>): DemoUnit[] {
  return parks.flatMap((park) => {
    const plan = plans[park.key];
    const here = enterprises.filter((enterprise) => enterprise.park === park.key);
    return here.map((enterprise, index) => {
      const headcount = Math.max(8, Math.round(headcounts[index % headcounts.length]! * plan.scale));
      const women = Math.round(headcount * Math.min(0.9, plan.women * (0.8 + 0.05 * (index % 9))));
      return { placeId: enterprise.id, park: park.key, headcount, women };
    });
  });
}

export interface DrawnAnswer {
  readonly placeId: string;
  readonly daysAgo: number;
  readonly body: AcceptedBody;
}

/** In the order of enterprises and persons, so that only the seed determines the result. */
export function drawAnswers(form: Form, units: readonly DemoUnit[], wave: DemoWave): DrawnAnswer[] {
  const dice = new Dice(wave.seed);
  return (Object.keys(plans) as DemoParkKey[]).flatMap((park) => {
    const { silent, ...plan } = plans[park];
    const character = { ...plan, output: Math.max(0.02, plan.output + wave.shift) };
    const answering = units.filter((unit) => unit.park === park).filter((_, index) => !silent.includes(index));
    const workers = answering.map(({ headcount }) => headcount);
    const counts = allocateByRemainders(workers, wave.answers[park], 2);
    return answering.flatMap((unit, index) =>
      Array.from({ length: counts[index]! }, () => answerOf(form, { dice, unit, character, wave })),
    );
  });
}

function answerOf(
  form: Form,
  from: { readonly dice: Dice; readonly unit: DemoUnit; readonly character: ParkCharacter; readonly wave: DemoWave },
): DrawnAnswer {
  const { dice, unit, character, wave } = from;
  const person = drawPerson(form, { dice, park: character, womenShare: unit.women / unit.headcount });
  const submission = {
    lang: dice.chance(0.06) ? ('en' as const) : ('zh' as const),
    modulesOffered: person.modulesOffered,
    modulesTaken: [],
    durationBand: dice.pick({ '1': 6, '2': 52, '3': 34, '4': 6, '5': 2 }),
    paceBand: person.paceBand,
    answers: person.answers,
  };
  // Most answers arrive in the first week and after the reminder in the third.
  const late = Math.floor(
    (dice.chance(0.6) ? dice.next() ** 2 : 0.45 + 0.55 * dice.next() ** 2) * (wave.from - wave.to),
  );
  const { body } = judgeSubmission(parkWorkerQuestionnaire, submission, person.check);
  return { placeId: unit.placeId, daysAgo: wave.from - late, body };
}
