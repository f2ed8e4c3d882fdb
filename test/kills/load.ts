import { createHash } from 'node:crypto';
import type pg from 'pg';
import { endOfJob, type StartedImport } from '../support/answer-imports.js';
import { BusyRoom } from '../support/busy-room.js';
import { createAs, keepCreating, lostAndDoubledActions } from '../support/created-actions.js';
import { city, type Visitor } from '../support/demonstration.js';
import { compare, drawSubmissions, type OpenWave, sendAll, type Sent, stored } from '../support/fieldwork.js';
import type { Installation } from '../support/installation.js';

const here = `/api/workspaces/${city.workspaceId}`;

export interface People {
  readonly facilitator: Visitor;
  readonly analyst: Visitor;
  readonly member: Visitor;
}

export interface StoredFile {
  readonly address: string;
  readonly sha256: string;
}

/** Milliseconds until a job of a worker that was killed starts again and has ended. */
const patience = 200_000;

/**
 * What people do while processes are killed: they create actions, send answers and move through the agenda of a room.
 * Everything that was acknowledged is remembered, from the first kill to the last.
 */
export class Load {
  readonly files: StoredFile[] = [];
  readonly imports: StartedImport[] = [];
  private readonly opened: string[] = [];
  private readonly sent: Sent[] = [];
  private readonly moves: string[] = [];

  constructor(
    private readonly installation: Installation,
    readonly people: People,
    readonly wave: OpenWave,
    readonly owner: pg.Pool,
  ) {}

  get acknowledged(): Readonly<Record<string, number>> {
    return {
      actions: this.opened.length,
      answers: this.sent.filter(({ acknowledged }) => acknowledged !== undefined).length,
      'commands of rooms': this.moves.length,
      files: this.files.length,
      imports: this.imports.length,
    };
  }

  /** Until `work` has ended; what was not acknowledged by then is not repeated any more. */
  async during(work: () => Promise<void>): Promise<void> {
    const over = new AbortController();
    const answers = drawSubmissions(this.wave.codes, 3000, this.sent.length);
    this.sent.push(...answers);
    const at = () => this.installation.url;
    const { facilitator, analyst } = this.people;
    const { room } = await BusyRoom.enter({ url: at(), facilitator, observer: analyst, owner: this.owner });
    room.begin();
    const going = Promise.all([
      sendAll(at, answers, 4, { giveUp: over.signal, rest: 50 }),
      keepCreating(createAs(facilitator), over.signal, this.opened),
    ]);
    try {
      await work();
    } finally {
      over.abort();
      await going;
      await room.end();
      room.close();
      this.moves.push(...room.moves);
    }
  }

  /** What is lost, doubled or not as it was acknowledged. */
  async faults(): Promise<readonly string[]> {
    const actions = await lostAndDoubledActions(this.owner, this.opened);
    const answers = compare(this.sent, await stored(this.owner, this.wave.waveId, this.installation.keys));
    return [
      ...actions.lost.map((title) => `lost: ${title}`),
      ...actions.doubled.map((title) => `twice: ${title}`),
      ...answers.lost.map((trace) => `lost: answer ${trace}`),
      ...answers.doubled.map((trace) => `twice: answer ${trace}`),
      ...answers.neverSent.map((trace) => `never sent: answer ${trace}`),
      ...(await this.faultsOfRooms()),
      ...(await this.faultsOfFiles()),
      ...(await this.faultsOfImports()),
    ];
  }

  private async faultsOfRooms(): Promise<readonly string[]> {
    const { rows } = await this.owner.query<{ command: string; n: number }>(
      'SELECT command_id AS command, count(*)::int AS n FROM live_room_event WHERE command_part = 0 GROUP BY 1',
    );
    const found = new Map(rows.map(({ command, n }) => [command, n]));
    const { rows: gaps } = await this.owner.query<{ room: string }>(
      'SELECT roundtable_id AS room FROM live_room_event GROUP BY 1 HAVING max(seq) <> count(*)',
    );
    return [
      ...this.moves.filter((id) => found.get(id) !== 1).map((id) => `${found.get(id) ?? 0} times: command ${id}`),
      ...gaps.map(({ room }) => `numbers are missing in room ${room}`),
    ];
  }

  private async faultsOfFiles(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const { address, sha256 } of this.files) {
      const { cookie } = this.people.member;
      const response = await fetch(this.installation.url + address, { headers: { cookie } });
      const content = Buffer.from(await response.arrayBuffer());
      if (createHash('sha256').update(content).digest('hex') !== sha256)
        faults.push(`${response.status}: file ${address}, ${content.length} bytes`);
    }
    return faults;
  }

  private async faultsOfImports(): Promise<readonly string[]> {
    const faults: string[] = [];
    for (const { id, jobId } of this.imports.slice(-1)) {
      const { state } = await endOfJob(this.people.analyst, jobId, patience);
      if (state !== 'done') faults.push(`import ${id} is ${String(state)}`);
    }
    for (const { id, rows } of this.imports) {
      const sql = 'SELECT count(*)::int AS n FROM surveys_response WHERE import_id = $1';
      const found = (await this.owner.query<{ n: number }>(sql, [id])).rows[0]!.n;
      if (found !== rows) faults.push(`import ${id} has ${found} of ${rows} rows`);
    }
    return faults;
  }

  /** Evidence of an action of the member's organisation, with this content. */
  async upload(content: Buffer, actionId: string): Promise<void> {
    const address = `${here}/roadmap/actions/${actionId}/evidence`;
    const name = `${createHash('sha256').update(content).digest('hex').slice(0, 16)}.txt`;
    for (;;) {
      const body = new FormData();
      body.append('file', new Blob([new Uint8Array(content)]), name);
      const answer = await this.people.member.call('POST', address, { body }).catch(() => undefined);
      if (answer?.status !== 201) continue;
      const evidence = answer.body['evidence'] as readonly { readonly id: string; readonly fileName: string }[];
      const { id } = evidence.find(({ fileName }) => fileName === name)!;
      this.files.push({ address: `${address}/${id}`, sha256: createHash('sha256').update(content).digest('hex') });
      return;
    }
  }
}
