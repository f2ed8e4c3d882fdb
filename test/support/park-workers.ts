/** Synthetic park workers for tests and benchmarks, reproducible from a seed. */

export interface SyntheticAnswer {
  readonly id: string;
  readonly answers: Readonly<Record<string, string>>;
  readonly parkId: string;
  readonly stratum: string;
  readonly psu: string;
  readonly collector: 'sample_link';
  readonly disposition: 'complete';
}

export interface SyntheticSurvey {
  readonly frame: {
    readonly strata: { stratum: string; certainty: boolean }[];
    readonly units: {
      psu: string;
      stratum: string;
      parkId: string;
      sizeClass: string;
      headcount: number;
      responding: number;
    }[];
  };
  readonly answers: SyntheticAnswer[];
}

/** Number of answers with a weight: a person who did not state their sex has none. */
export function statedIn(answers: readonly { readonly answers: Readonly<Record<string, string>> }[]): number {
  return answers.filter(({ answers: given }) => given['sex'] !== '99').length;
}

/** mulberry32 */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

function uuid(draw: () => number): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(draw() * 16).toString(16));
  hex[12] = '4';
  hex[16] = '8';
  const text = hex.join('');
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`;
}

function worker(draw: () => number, level: number): Record<string, string> {
  const pick = (chance: number, yes: string, no: string): string => (draw() < chance ? yes : no);
  const declines = (name: string, value: string): Record<string, string> =>
    draw() < 0.02 ? { [name]: '', [`${name}_declined`]: '99' } : { [name]: value };
  const woman = draw() < 0.45;
  const output = draw() < 0.3 + 0.2 * level;
  const process = draw() < 0.25;
  const hours = Math.round(40 + draw() * 14);
  const hourly = (22 + 26 * draw() * draw() * 2 + 8 * level) * (woman ? 0.86 : 1);
  return {
    consent: '1',
    age: String(18 + Math.floor(draw() * 42)),
    emp_status: '1',
    sex: draw() < 0.02 ? '99' : woman ? '2' : '1',
    isco: String(1 + Math.floor(draw() * 9)),
    icse: draw() < 0.03 ? '22' : draw() < 0.5 ? '41' : '42',
    contract: pick(0.88, '2', '4'),
    ...declines('hours_usual', String(hours)),
    env_output: output ? '1' : '3',
    ...(output && declines('env_output_share', String(10 * Math.floor(3 + draw() * 8)))),
    env_process: process ? '1' : '2',
    ...(process && { env_process_share: String(10 * Math.floor(1 + draw() * 4)) }),
    social_ins: draw() < 0.7 ? '1 2 3 4 5' : draw() < 0.5 ? '1 2 4' : '0',
    osh_train: pick(0.65, '1', '3'),
    hazards: pick(0.4, '0', '1 3'),
    ppe: pick(0.75, '1', '2'),
    union_member: pick(0.5, '1', '3'),
    cba_cover: pick(0.45, '1', '2'),
    consulted: pick(0.25, '2', '3'),
    ...declines('wage_month', String(Math.round(hourly * hours * (52 / 12)))),
    hours_other: pick(0.9, '0', '6'),
    paid_leave: pick(0.7, '1', '3'),
    unfair: pick(0.9, '0', '1'),
  };
}

export interface SyntheticOptions {
  readonly size: number;
  readonly seed: number;
  /** Four by default. */
  readonly parks?: readonly string[];
  /** Number in each park, in two strata; twelve by default. */
  readonly enterprises?: number;
}

type SyntheticUnit = SyntheticSurvey['frame']['units'][number];

/** Yields one enterprise after the other with the answers of its workers, `size` answers in total. */
export function* syntheticEnterprises(options: SyntheticOptions): Generator<[SyntheticUnit, SyntheticAnswer[]]> {
  const draw = seeded(options.seed);
  const parks = options.parks ?? ['park-1', 'park-2', 'park-3', 'park-4'];
  const perPark = options.enterprises ?? 12;
  const each = Math.floor(options.size / (parks.length * perPark));
  for (const [p, parkId] of parks.entries())
    for (let e = 0; e < perPark; e += 1) {
      const psu = `E${p + 1}-${String(e + 1).padStart(2, '0')}`;
      const sizeClass = e < perPark / 2 ? 'S2' : 'S3';
      const stratum = `${p + 1}-${sizeClass}`;
      const level = draw();
      const responding = Math.max(1, Math.round(each * (0.6 + 0.8 * draw())));
      const answers = Array.from({ length: responding }, (): SyntheticAnswer => {
        const [id, own] = [uuid(draw), worker(draw, level)];
        return { id, answers: own, parkId, stratum, psu, collector: 'sample_link', disposition: 'complete' };
      });
      const headcount = responding * (2 + Math.floor(draw() * 4));
      yield [{ psu, stratum, parkId, sizeClass, headcount, responding }, answers];
    }
}

export function syntheticFrame(units: readonly SyntheticUnit[]): SyntheticSurvey['frame'] {
  const strata = [...new Set(units.map((unit) => unit.stratum))].map((stratum) => ({ stratum, certainty: false }));
  return { strata, units: [...units] };
}

/** Answers sorted by id. */
export function syntheticSurvey(options: SyntheticOptions): SyntheticSurvey {
  const enterprises = [...syntheticEnterprises(options)];
  const answers = enterprises.flatMap(([, own]) => own).sort((a, b) => (a.id < b.id ? -1 : 1));
  return { frame: syntheticFrame(enterprises.map(([unit]) => unit)), answers };
}
