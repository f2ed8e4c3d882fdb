/** The second wave of the demonstration, 6,000 synthetic answers, as a run reads them; without a database. */
import { composeDemonstration } from '../../src/demo/compose-demonstration.js';
import { closedWaves, demoUnits, type DemoUnit, drawAnswers } from '../../src/demo/survey-sample.js';
import type { AnswerInput, RunFrame } from '../../src/modules/indicators/domain/runs/counting/counting.js';
import { parkWorkerQuestionnaire } from '../../src/surveys/catalogue/park-worker.js';
import { type FrameUnit, sizeClassOf, strataOf, type Stratum } from '../../src/surveys/domain/frame.js';
import { type Answers, compileForm } from '../../src/surveys/form/index.js';

export interface DemonstrationSample {
  readonly frame: RunFrame;
  readonly answers: readonly AnswerInput[];
  readonly strata: readonly Stratum[];
}

const isStated = (sex: string | undefined): boolean => sex === '1' || sex === '2';

const codeOf = (unit: DemoUnit, at: number): string => `${unit.park}${String(at + 1).padStart(2, '0')}`;

/** `certain`: codes of certainty units. */
export function demonstrationSample(certain: readonly string[] = []): DemonstrationSample {
  const units = demoUnits(composeDemonstration().city);
  const frameUnits = units.map((unit, at): FrameUnit => ({
    id: unit.placeId,
    parkId: unit.park,
    sizeClass: sizeClassOf(unit.headcount),
    psuCode: codeOf(unit, at),
    headcount: unit.headcount,
    women: unit.women,
    men: unit.headcount - unit.women,
    certainty: certain.includes(codeOf(unit, at)),
  }));
  const strata = strataOf(frameUnits, (park) => park);
  const placed = new Map(
    strata.flatMap(({ stratum, units: members }) => members.map((unit) => [unit.id, { ...unit, stratum }])),
  );
  const drawn = drawAnswers(compileForm(parkWorkerQuestionnaire), units, closedWaves[1]!);
  const answers = drawn.flatMap(({ placeId, body }, at): AnswerInput[] => {
    const { psuCode: psu, stratum, parkId } = placed.get(placeId)!;
    const { disposition } = body;
    const given = body.answers as Answers;
    if (disposition === 'refusal') return [];
    return [
      { id: String(at).padStart(6, '0'), answers: given, parkId, stratum, psu, collector: 'sample_link', disposition },
    ];
  });
  /** Number of answers with a weight; every figure is by sex. */
  const responding = (psu: string): number =>
    answers.filter(
      ({ psu: own, disposition, answers: given }) =>
        own === psu && disposition !== 'breakoff' && isStated(given['sex']),
    ).length;
  return {
    answers,
    strata,
    frame: {
      strata: strata.map(({ stratum, certainty }) => ({ stratum, certainty })),
      units: [...placed.values()].map(({ psuCode: psu, stratum, parkId, sizeClass, headcount }) => ({
        psu,
        stratum,
        parkId,
        sizeClass,
        headcount,
        responding: responding(psu),
      })),
    },
  };
}
