import type { EntityManager } from 'typeorm';
import type { WaveWindow } from '../domain/window.js';
import type { SealedRow } from './answer-set.repository.js';

/** A sealed submission. It does not contain the link through which it was sent. */
export interface SealedSubmission {
  readonly waveId: string;
  /** Of the questionnaire. */
  readonly version: string;
  /** Hash of the instance id. */
  readonly mark: Buffer;
  /** HMAC of the body, keyed with the instance id. */
  readonly bodyCheck: Buffer;
  /** Hash of the code of the personal link; null for posters. */
  readonly link: string | null;
  /** Of the row that is stored. */
  readonly id: string;
  readonly box: Buffer;
  readonly tag: Buffer;
}

export type Acceptance = 'accepted' | 'repeated' | 'other-body' | 'link-used';

/** The poster or personal link through which an answer is sent. */
export interface Collector {
  readonly workspaceId: string;
  readonly waveId: string;
  /** Answers by a test link are checked and not stored. */
  readonly kind: 'poster' | 'open-poster' | 'link' | 'test';
  /** Unit of the wave; null for an open poster. */
  readonly unitId: string | null;
  readonly parkId: string;
  readonly codeHash: string;
  readonly tag: Buffer;
}

export interface WaveIntake extends WaveWindow {
  /** The last sets were opened: no answer is accepted any more, whatever the clock says. */
  readonly isComplete: boolean;
  /** Minimum number of answers of a group that are opened together. */
  readonly minimum: number;
  /** When the wave left an earlier version of its questionnaire. */
  readonly retired: ReadonlyMap<string, Date>;
}

const column = <Row, Key extends keyof Row>(rows: readonly Row[], key: Key): Row[Key][] => rows.map((row) => row[key]);

export class SealedAnswerRepository {
  constructor(private readonly em: EntityManager) {}

  async findCollector(codeHash: string): Promise<Collector | null> {
    const rows: Collector[] = await this.em.query(
      `SELECT workspace_id AS "workspaceId", wave_id AS "waveId", kind, wave_unit_id AS "unitId", park_id AS "parkId",
         $1 AS "codeHash", tag FROM surveys_find_collector($1)`,
      [codeHash],
    );
    return rows[0] ?? null;
  }

  async isUnused(codeHash: string): Promise<boolean> {
    const rows: unknown[] = await this.em.query('SELECT 1 FROM surveys_link_unused WHERE code_hash = $1', [codeHash]);
    return rows.length > 0;
  }

  /**
   * Submissions take the lock shared, and completing the sets of a wave takes it exclusively: no answer is accepted
   * after the last set was opened. It is an advisory lock, because a lock on the wave's row would leave the
   * transaction's id there.
   */
  async lockWaves(waveIds: readonly string[], mode: 'shared' | 'exclusive'): Promise<void> {
    const lock = mode === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.em.query(`SELECT ${lock}(6001, hashtext(id)) FROM unnest($1::text[]) AS id ORDER BY id`, [
      [...waveIds].sort(),
    ]);
  }

  async windows(waveIds: readonly string[]): Promise<Map<string, WaveIntake>> {
    const rows: (Omit<WaveIntake, 'retired'> & { id: string })[] = await this.em.query(
      `SELECT id, state, starts_on::text AS "startsOn", ends_on::text AS "endsOn",
         approval_valid_until::text AS "approvalValidUntil", approval_exemption AS "approvalExemption",
         grace_hours AS "graceHours", closed_at AS "closedAt", minimum_persons AS minimum,
         answers_complete AS "isComplete" FROM surveys_wave WHERE id = ANY ($1::uuid[])`,
      [waveIds],
    );
    const retired: { waveId: string; version: string; at: Date }[] = await this.em.query(
      `SELECT r.wave_id AS "waveId", q.version, r.retired_at AS at
       FROM surveys_retired_version r JOIN surveys_questionnaire q ON q.id = r.questionnaire_id
       WHERE r.wave_id = ANY ($1::uuid[])`,
      [waveIds],
    );
    const retiredOf = (id: string): Map<string, Date> =>
      new Map(retired.flatMap(({ waveId, version, at }) => (waveId === id ? [[version, at] as const] : [])));
    return new Map(rows.map((row) => [row.id, { ...row, retired: retiredOf(row.id) }]));
  }

  /**
   * Stores new submissions. The reply contains the result of each: an instance with the same body was stored before;
   * an instance with another body was sent from a second tab; a link that is not among the unused ones was used
   * before.
   */
  async accept(workspaceId: string, items: readonly SealedSubmission[]): Promise<Acceptance[]> {
    const first = new Map(items.toReversed().map((item) => [item.mark.toString('hex'), item]));
    const added = await this.addMarks(workspaceId, [...first.values()]);
    const known = await this.checksOf(column(items, 'mark').filter((mark) => !added.has(mark.toString('hex'))));
    const spent = await this.useLinks([...first].flatMap(([mark, item]) => (added.has(mark) ? [item] : [])));
    await this.removeMarks(column([...spent], 'mark'));
    const outcomes = items.map((item): Acceptance => {
      const mark = item.mark.toString('hex');
      if (!added.has(mark)) return sameBody(known.get(mark), item.bodyCheck);
      const leader = first.get(mark)!;
      if (leader === item) return spent.has(item) ? 'link-used' : 'accepted';
      return spent.has(leader) ? 'link-used' : sameBody(leader.bodyCheck, item.bodyCheck);
    });
    await this.addBoxes(
      workspaceId,
      items.filter((_, index) => outcomes[index] === 'accepted'),
    );
    return outcomes;
  }

  private async addMarks(workspaceId: string, items: readonly SealedSubmission[]): Promise<Set<string>> {
    const rows: { mark: Buffer }[] = await this.em.query(
      `INSERT INTO surveys_instance_mark (mark, workspace_id, wave_id, body_check)
       SELECT x.mark, $1, x.wave, x.body_check FROM unnest($2::bytea[], $3::uuid[], $4::bytea[]) AS x(mark, wave, body_check)
       ORDER BY x.mark ON CONFLICT DO NOTHING RETURNING mark`,
      [workspaceId, column(items, 'mark'), column(items, 'waveId'), column(items, 'bodyCheck')],
    );
    return new Set(rows.map((row) => row.mark.toString('hex')));
  }

  /** For submissions that are no longer accepted: which of them were stored before, and with what result. */
  async known(items: readonly SealedSubmission[]): Promise<Map<SealedSubmission, Acceptance>> {
    const checks = await this.checksOf(column(items, 'mark'));
    return new Map(
      items.flatMap((item) => {
        const mark = item.mark.toString('hex');
        return checks.has(mark) ? [[item, sameBody(checks.get(mark), item.bodyCheck)] as const] : [];
      }),
    );
  }

  /** Hashes of answers stored before bodies were compared have no check: null. */
  private async checksOf(marks: readonly Buffer[]): Promise<Map<string, Buffer | null>> {
    if (marks.length === 0) return new Map();
    const rows: { mark: Buffer; check: Buffer | null }[] = await this.em.query(
      'SELECT mark, body_check AS check FROM surveys_instance_mark WHERE mark = ANY ($1::bytea[])',
      [marks],
    );
    return new Map(rows.map((row) => [row.mark.toString('hex'), row.check]));
  }

  /** Deletes the rows of the links and returns the submissions whose link was used before, or twice in this batch. */
  private async useLinks(items: readonly SealedSubmission[]): Promise<Set<SealedSubmission>> {
    const withLink = items.filter((item) => item.link !== null);
    if (withLink.length === 0) return new Set();
    const [rows]: [{ code_hash: string }[], number] = await this.em.query(
      'DELETE FROM surveys_link_unused WHERE code_hash = ANY ($1::text[]) RETURNING code_hash',
      [column(withLink, 'link').sort()],
    );
    const free = new Set(rows.map((row) => row.code_hash));
    return new Set(withLink.filter((item) => !free.delete(item.link!)));
  }

  private async removeMarks(marks: readonly Buffer[]): Promise<void> {
    if (marks.length > 0)
      await this.em.query('DELETE FROM surveys_instance_mark WHERE mark = ANY ($1::bytea[])', [marks]);
  }

  /** All boxes are one parameter: an array of bytea is sent as text, which is twice as long and costs both sides time. */
  private async addBoxes(workspaceId: string, items: readonly SealedSubmission[]): Promise<void> {
    if (items.length === 0) return;
    const boxes = column(items, 'box');
    await this.em.query(
      `INSERT INTO surveys_sealed_answer (id, workspace_id, wave_id, box, tag)
       SELECT x.id, $1, x.wave, substring($4::bytea FROM x.last - x.length + 1 FOR x.length), x.tag
       FROM (SELECT u.*, sum(u.length) OVER (ORDER BY u.position)::int AS last
         FROM unnest($2::uuid[], $3::uuid[], $5::int[], $6::bytea[])
           WITH ORDINALITY AS u(id, wave, length, tag, position)) AS x`,
      [
        workspaceId,
        column(items, 'id'),
        column(items, 'waveId'),
        Buffer.concat(boxes),
        boxes.map((box) => box.length),
        column(items, 'tag'),
      ],
    );
  }

  /** One waiting answer for each key for which there are boxes. */
  onePerKey(): Promise<(SealedRow & { readonly waveId: string })[]> {
    return this.em.query(
      `SELECT DISTINCT ON (substring(box FOR 8)) id, wave_id AS "waveId", box, tag FROM surveys_sealed_answer
       ORDER BY substring(box FOR 8), id`,
    );
  }

  /** Some posters of waves that still accept answers; those of before authentication (an empty tag) are not among them. */
  somePosters(): Promise<Collector[]> {
    return this.em.query(
      `SELECT p.workspace_id AS "workspaceId", p.wave_id AS "waveId", p.kind, p.wave_unit_id AS "unitId",
         p.park_id AS "parkId", p.code_hash AS "codeHash", p.tag
       FROM surveys_poster p JOIN surveys_wave w ON w.id = p.wave_id WHERE NOT w.answers_complete AND p.tag <> ''
       ORDER BY p.id LIMIT 20`,
    );
  }

  /** Personal links of a wave, used and unused. */
  links(waveId: string): Promise<Collector[]> {
    return this.em.query(
      `SELECT workspace_id AS "workspaceId", wave_id AS "waveId", 'link' AS kind, wave_unit_id AS "unitId",
         park_id AS "parkId", code_hash AS "codeHash", tag FROM surveys_link WHERE wave_id = $1`,
      [waveId],
    );
  }
}

function sameBody(known: Buffer | null | undefined, check: Buffer): Acceptance {
  return known === null || known === undefined || known.equals(check) ? 'repeated' : 'other-body';
}
