/**
 * Twenty PDFs of a roadmap with 400 actions that one member asks for at the same moment, while another member asks for one: how long all of them take
 * and how long the other member waits, the worst delay of `/health/live` meanwhile, and by how much the memory of the
 * server grows.
 */
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { copyDemonstration } from '../test/support/demonstration-template.js';
import { city, signIn, type Visitor } from '../test/support/demonstration.js';
import { dataFolder, ownerPool, type Program, startProgram, stopProgram } from '../test/support/program.js';
import { prepareTests } from './support/prepare-tests.js';

const documents = 20;
const actions = 400;
const address = `/api/workspaces/${city.workspaceId}/roadmap/plan.pdf?layout=board&language=zh-CN`;

export async function run(): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const prepared = await prepareTests();
  const folder = dataFolder();
  try {
    await copyDemonstration(folder.path);
    const program = await startProgram(folder.path, { DEMO: 'true' });
    try {
      await addActions(folder.path);
      return await measure(program, folder.path);
    } finally {
      await stopProgram(program);
    }
  } finally {
    folder.remove();
    await prepared.remove();
  }
}

async function measure(
  program: Program,
  folder: string,
): Promise<{ figures: Record<string, { value: number; unit: string }> }> {
  const at = (): string => program.url;
  const [one, other] = [await signIn(at, folder, 'member-workers'), await signIn(at, folder, 'member-employers')];
  const single = await timed(() => print(one));
  await sleep(1000);
  const before = memory(program);
  const watched = new Watch(program);
  const all = timed(() => Promise.all(Array.from({ length: documents }, () => print(one))));
  await sleep(300);
  const second = timed(() => print(other));
  const [together, otherMember] = [await all, await second];
  const { worst, most } = await watched.end();
  return {
    figures: {
      one: { value: single, unit: 'ms' },
      twenty: { value: together, unit: 'ms' },
      otherMember: { value: otherMember, unit: 'ms' },
      worstLiveness: { value: worst, unit: 'ms' },
      memoryBefore: { value: before, unit: 'MB' },
      memoryMore: { value: most - before, unit: 'MB' },
    },
  };
}

/** Copies of those of the demonstration, with other dates. */
async function addActions(folder: string): Promise<void> {
  const owner = ownerPool(folder);
  await owner.query(
    `INSERT INTO roadmap_action SELECT copy.* FROM generate_series(1, $2::int) AS n
     JOIN LATERAL (SELECT t FROM roadmap_action t WHERE workspace_id = $1 AND number = 1 + n % 10) a ON true,
     LATERAL jsonb_populate_record(a.t, jsonb_build_object('id', gen_random_uuid(), 'number', 1000 + n,
       'start_on', DATE '2026-01-01' + n / 5, 'due_on', DATE '2026-01-10' + n / 5 + n % 90)) AS copy`,
    [city.workspaceId, actions],
  );
  await owner.end();
}

async function print(visitor: Visitor): Promise<void> {
  const { status } = await visitor.call('GET', address);
  if (status !== 200) throw new Error(`${address}: ${status}`);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

/** Megabytes of the process that are in memory. */
function memory({ child }: Program): number {
  const kilobytes = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1];
  return Math.round(Number(kilobytes) / 1024);
}

/** Asks every 50 ms whether the server lives, and how much memory it has. */
class Watch {
  private readonly times: number[] = [];
  private most = 0;
  private ended = false;
  private readonly asking: Promise<void>;

  constructor(private readonly program: Program) {
    this.asking = this.ask();
  }

  private async ask(): Promise<void> {
    while (!this.ended) {
      this.times.push(await timed(async () => (await fetch(`${this.program.url}/health/live`)).text()));
      this.most = Math.max(this.most, memory(this.program));
      await sleep(50);
    }
  }

  async end(): Promise<{ readonly worst: number; readonly most: number }> {
    this.ended = true;
    await this.asking;
    return { worst: Math.max(...this.times), most: this.most };
  }
}
