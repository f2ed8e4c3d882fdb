import type { Actor } from '../../../src/kernel/actor.js';
import { hashOfCode } from '../../../src/surveys/use-cases/codes.js';
import { candidates, type Change, changeBetween, type Snapshot, snapshot, type Use } from '../../support/intruder.js';
import type { SurveyFixture } from './survey-fixture.js';
import { leaver, postersOf } from './survey-fixture.js';

export interface AttackedLink {
  readonly unitId: string;
  readonly code: string;
}

export interface AttackReport {
  readonly links: number;
  /** Number of links with 0, 1, 2, ... readable candidate answers. */
  readonly bySize: Readonly<Record<number, number>>;
  /** Number of links for which 1 to k-1 answers are candidates. */
  readonly exposed: number;
}

export interface Attack {
  readonly actor: Actor;
  readonly waveId: string;
  readonly minimum: number;
}

/**
 * An intruder who observes every use of a link and every opening of a set, and determines which answers may belong to
 * which link.
 */
export class Intruder {
  private readonly uses: (Use & AttackedLink)[] = [];
  private readonly openings: Change[] = [];
  private current: Snapshot | undefined;

  constructor(
    private readonly fixture: SurveyFixture,
    private readonly attack: Attack,
  ) {}

  async use(link: AttackedLink): Promise<void> {
    const codeHash = hashOfCode(link.code);
    const before = await snapshot(this.fixture.test);
    const naming = [...before.values()].filter((row) => row.text.includes(codeHash));
    await this.fixture.submit.execute(link.code, answerWithTrace(this.uses.length));
    this.uses.push({ ...link, codeHash, naming, ...(await this.change(before)) });
  }

  async open(): Promise<void> {
    const before = await snapshot(this.fixture.test);
    await this.fixture.sets.execute(this.attack.actor);
    this.openings.push(await this.change(before));
  }

  private async change(before: Snapshot): Promise<Change> {
    this.current = await snapshot(this.fixture.test);
    return changeBetween(before, this.current);
  }

  async report(): Promise<AttackReport> {
    const last = this.current!;
    const units = await this.fixture.test.owner<{ id: string; psu: string; group: string }>(
      'SELECT id, psu_code AS psu, group_code AS "group" FROM surveys_wave_unit WHERE wave_id = $1',
      [this.attack.waveId],
    );
    const codes = new Map(units.map(({ id, psu, group }) => [id, [psu, group]]));
    const sizes = this.uses.map((use) => candidates(use, this.openings, last, codes.get(use.unitId) ?? []).size);
    const bySize: Record<number, number> = {};
    for (const size of sizes) bySize[size] = (bySize[size] ?? 0) + 1;
    const exposed = sizes.filter((size) => size > 0 && size < this.attack.minimum).length;
    return { links: this.uses.length, bySize, exposed };
  }
}

/** Ages distinguish the answers of the attack. */
export function answerWithTrace(index: number) {
  return leaver({
    answers: { consent: '1', age: String(16 + (index % 70)), emp_status: '3', sex: index % 2 === 0 ? '1' : '2' },
  });
}

/** Personal links of each enterprise, one or more of each. */
export async function linksOf(fixture: SurveyFixture, attack: Attack, each: number): Promise<AttackedLink[]> {
  const { enterprises } = await postersOf(fixture, attack.actor, attack.waveId);
  const links: AttackedLink[] = [];
  for (const { unitId } of enterprises) {
    const codes = await fixture.invite.execute(attack.actor, attack.waveId, { unitId: unitId!, count: each });
    links.push(...codes.map((code) => ({ unitId: unitId!, code })));
  }
  return links;
}
