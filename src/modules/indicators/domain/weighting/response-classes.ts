/**
 * Non-response of workers (methodology 4.2): the women and men of a stratum who answered represent the women and men
 * in its responding enterprises. If the frame does not count the sexes, or more than 5% did not state theirs, the
 * class is the stratum alone, whose sum is already correct.
 */
import { defaultLimits, responseFactors, type ResponseClass } from '../../../../methodology/calibration/nonresponse.js';
import { type FrameStratum, inOrder, type StatedSex, type WeightCell, weighted } from './cells.js';

/** From this share of answers without a stated sex, the classes of a park are its strata alone. */
const NOT_STATED = 0.05;

const limits = { ...defaultLimits, smallestFactor: 1 / defaultLimits.largestFactor };

export interface WorkerClass {
  readonly parkId: string;
  readonly parts: readonly { readonly stratum: string; readonly sex: 'F' | 'M' }[];
  readonly factor: number;
  readonly respondents: number;
  readonly enterprises: number;
  /** The class is too small or its factor too large, and the park has no other class to merge with. */
  readonly beyondLimits: boolean;
}

export interface WorkerClasses {
  readonly cells: readonly WeightCell[];
  readonly classes: readonly WorkerClass[];
  /** Parks whose classes are the strata alone. */
  readonly strataAlone: readonly string[];
}

function separates(everybody: readonly WeightCell[]): boolean {
  const answers = (list: readonly WeightCell[]): number => list.reduce((sum, cell) => sum + cell.answers, 0);
  const unknown = answers(everybody.filter(({ sex }) => sex === 'U'));
  return unknown <= NOT_STATED * answers(everybody) && everybody.every(({ unit }) => unit.women + unit.men > 0);
}

/** Weighted number of women (or men) among the workers of the responding enterprises. */
function eligible(cells: readonly WeightCell[], sex: 'F' | 'M'): number {
  return cells.reduce((sum, { answers, weight, unit }) => {
    const part = (sex === 'F' ? unit.women : unit.men) / (unit.women + unit.men);
    return sum + answers * weight * part;
  }, 0);
}

const nameOf = (stratum: string, sex: StatedSex): string => `${sex}|${stratum}`;

/** Women by stratum in ascending order, then men in descending order, so that neighbours are similar in size or sex. */
function classesOf(strata: readonly FrameStratum[], cells: readonly WeightCell[]): ResponseClass[] {
  const inside = strata.filter(({ stratum }) => cells.some((cell) => cell.unit.stratum === stratum));
  const entry =
    (sex: 'F' | 'M') =>
    ({ stratum, parkId }: FrameStratum): ResponseClass => {
      const here = cells.filter((cell) => cell.unit.stratum === stratum);
      const own = here.filter((cell) => cell.sex === sex);
      return {
        name: nameOf(stratum, sex),
        family: parkId,
        eligible: eligible(here, sex),
        responding: weighted(own),
        respondents: own.reduce((sum, { answers }) => sum + answers, 0),
      };
    };
  return [...inside.map(entry('F')), ...inside.map(entry('M')).reverse()].filter(
    (each) => each.eligible > 0 || each.respondents > 0,
  );
}

/** `everyone`: includes persons who did not state their sex, who have no weight. */
export function adjustForResponse(
  strata: readonly FrameStratum[],
  given: readonly WeightCell[],
  everybody: readonly WeightCell[],
): WorkerClasses {
  const parks = [...new Set(inOrder(strata).map(({ parkId }) => parkId))];
  const inPark = (parkId: string): WeightCell[] => given.filter(({ unit }) => unit.parkId === parkId);
  const heard = parks.filter((parkId) => inPark(parkId).length > 0);
  const split = heard.filter((parkId) => separates(everybody.filter(({ unit }) => unit.parkId === parkId)));
  const adjusted = split.flatMap((parkId) =>
    responseFactors(
      classesOf(
        inOrder(strata).filter((each) => each.parkId === parkId),
        inPark(parkId),
      ),
      limits,
    ),
  );
  const factors = new Map(adjusted.flatMap(({ names, factor }) => names.map((name) => [name, factor] as const)));
  const classes = adjusted.map(({ names, family, factor, beyondLimits }): WorkerClass => {
    const members = given.filter(({ unit, sex }) => names.includes(nameOf(unit.stratum, sex)));
    return {
      parkId: family,
      parts: names.map((name) => ({ sex: name.startsWith('F') ? 'F' : 'M', stratum: name.slice(2) })),
      factor,
      respondents: members.reduce((sum, { answers }) => sum + answers, 0),
      enterprises: new Set(members.map(({ psu }) => psu)).size,
      beyondLimits,
    };
  });
  return {
    cells: given.map((cell) => {
      const factor = factors.get(nameOf(cell.unit.stratum, cell.sex));
      return factor === undefined ? cell : { ...cell, weight: cell.weight * factor };
    }),
    classes,
    strataAlone: heard.filter((parkId) => !split.includes(parkId)),
  };
}
