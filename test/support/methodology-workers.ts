/** The numeric fixture of the methodology (section 4.12): 28 workers of 10 enterprises in 4 strata; "wage" is hourly pay in yuan. */
import type { UnitStrata } from '../../src/methodology/estimation/unit-variance.js';

const csv = `id,stratum,N_h,psu,M_hi,sex,agegrp,isco,green,hours,wage
1,A1,10,A1-1,8,F,Y25-34,8,1,44,26
2,A1,10,A1-1,8,M,Y35-44,8,0,48,30
3,A1,10,A1-1,8,F,Y15-24,9,0,50,18
4,A1,10,A1-2,6,M,Y25-34,7,1,40,34
5,A1,10,A1-2,6,M,Y45-54,9,0,54,21
6,A1,10,A1-3,5,F,Y35-44,4,1,40,29
7,A1,10,A1-3,5,F,Y25-34,3,1,42,38
8,A2,4,A2-1,40,M,Y25-34,2,1,40,62
9,A2,4,A2-1,40,F,Y25-34,2,1,40,55
10,A2,4,A2-1,40,M,Y35-44,8,0,46,33
11,A2,4,A2-1,40,F,Y45-54,9,0,48,22
12,A2,4,A2-2,30,M,Y45-54,1,1,45,90
13,A2,4,A2-2,30,F,Y35-44,4,0,40,31
14,A2,4,A2-2,30,M,Y15-24,8,0,52,25
15,B1,12,B1-1,7,F,Y25-34,8,0,46,24
16,B1,12,B1-1,7,M,Y35-44,7,1,44,36
17,B1,12,B1-2,9,F,Y15-24,9,0,50,17
18,B1,12,B1-2,9,M,Y25-34,8,0,49,28
19,B1,12,B1-2,9,F,Y35-44,8,1,42,27
20,B1,12,B1-3,4,M,Y45-54,7,0,44,32
21,B1,12,B1-3,4,F,Y45-54,4,0,40,30
22,B2,3,B2-1,60,M,Y25-34,3,1,41,47
23,B2,3,B2-1,60,F,Y35-44,3,1,40,42
24,B2,3,B2-1,60,M,Y45-54,8,0,48,35
25,B2,3,B2-1,60,F,Y25-34,9,0,47,23
26,B2,3,B2-2,50,M,Y35-44,2,1,40,70
27,B2,3,B2-2,50,F,Y15-24,5,0,44,20
28,B2,3,B2-2,50,M,Y25-34,8,0,50,29`;

export interface FixtureWorker {
  readonly stratum: string;
  readonly psu: string;
  readonly enterprises: number;
  readonly workers: number;
  readonly woman: boolean;
  readonly age: string;
  readonly isco: number;
  /** Has an environmental job. */
  readonly green: boolean;
  readonly wage: number;
  /** Design weight (N/n) x (M/m). */
  readonly weight: number;
  /** Index of the primary sampling unit. */
  readonly unit: number;
}

const cells = csv
  .split('\n')
  .slice(1)
  .map((line) => line.split(','));
const psus = [...new Set(cells.map((row) => row[3]!))];
const strataNames = [...new Set(cells.map((row) => row[1]!))];
const sampledIn = (stratum: string): number =>
  new Set(cells.filter((row) => row[1] === stratum).map((row) => row[3])).size;
const answered = (psu: string): number => cells.filter((row) => row[3] === psu).length;

export const fixtureWorkers: readonly FixtureWorker[] = cells.map((row) => ({
  stratum: row[1]!,
  psu: row[3]!,
  enterprises: Number(row[2]),
  workers: Number(row[4]),
  woman: row[5] === 'F',
  age: row[6]!,
  isco: Number(row[7]),
  green: row[8] === '1',
  wage: Number(row[10]),
  weight: (Number(row[2]) / sampledIn(row[1]!)) * (Number(row[4]) / answered(row[3]!)),
  unit: psus.indexOf(row[3]!),
}));

const stratumOf = Int32Array.from(psus, (psu) => strataNames.indexOf(cells.find((row) => row[3] === psu)![1]!));
const sampled = Int32Array.from(strataNames, sampledIn);

/** First stage, with or without finite-population correction. */
export function fixtureStrata(corrected: boolean): UnitStrata {
  const sizes = strataNames.map((name) => Number(cells.find((row) => row[1] === name)![2]));
  return {
    stratumOf,
    sampled,
    names: strataNames,
    ...(corrected && { correction: Float64Array.from(sizes, (size, at) => 1 - sampled[at]! / size) }),
  };
}
