import { setTimeout as sleep } from 'node:timers/promises';
import { kinds, type Kind, type Scene } from './kinds.js';

export interface Report {
  readonly kills: number;
  readonly byVictim: Readonly<Record<string, number>>;
  readonly byWindow: Readonly<Record<string, number>>;
  readonly acknowledged: Readonly<Record<string, number>>;
  readonly secondsPerKill: number;
  readonly findings: readonly string[];
}

/** All kinds of kills in an order that depends on the seed, again and again. */
export class KillCampaign {
  private readonly carriedOut: Kind[] = [];
  private readonly findings: string[] = [];
  private readonly seen = new Set<string>();

  constructor(
    private readonly scene: Scene,
    private readonly seed: number,
  ) {}

  async run(count: number, until: number): Promise<Report> {
    const began = performance.now();
    let waiting: Kind[] = [];
    while (this.carriedOut.length < count && Date.now() < until) {
      if (waiting.length === 0) waiting = this.shuffled();
      await this.kill(waiting.shift()!);
    }
    return {
      kills: this.carriedOut.length,
      byVictim: tallied(this.carriedOut.map(({ victim }) => victim)),
      byWindow: tallied(this.carriedOut.map(({ window }) => window)),
      acknowledged: this.scene.load.acknowledged,
      secondsPerKill: Math.round((performance.now() - began) / 100 / this.carriedOut.length) / 10,
      findings: this.findings,
    };
  }

  private async kill(kind: Kind): Promise<void> {
    const { installation, load } = this.scene;
    const what = `seed ${this.seed}, kill ${this.carriedOut.length + 1}, ${kind.victim} during ${kind.window}`;
    const faults: string[] = [];
    try {
      await load.during(async () => {
        faults.push(...(await kind.carryOut(this.scene, kind.victim)));
        // and goes on afterwards
        await sleep(500);
      });
      faults.push(...(await load.faults()));
      const { code, output } = await installation.command('audit', 'verify');
      if (code !== 0) faults.push(`audit verify: ${output}`);
      faults.push(...this.textOf(installation.output()).map((line) => `not JSON: ${line}`));
      faults.push(...installation.fallen().map((name) => `${name} has ended`));
    } catch (error) {
      faults.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
    this.carriedOut.push(kind);
    this.findings.push(...faults.map((fault) => `${what}: ${fault}`));
    process.stderr.write(`${what}: ${faults.length === 0 ? 'nothing lost' : `${faults.length} faults`}\n`);
  }

  /** Lines that were not seen before and are no JSON; a line of a process that was killed may be cut. */
  private textOf(output: string): readonly string[] {
    const lines = output.split('\n').filter((line) => line !== '' && !line.startsWith('{') && !this.seen.has(line));
    for (const line of lines) this.seen.add(line);
    return lines;
  }

  private shuffled(): Kind[] {
    const { dice } = this.scene;
    return kinds
      .map((kind) => ({ kind, at: dice.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ kind }) => kind);
  }
}

function tallied(words: readonly string[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const word of words) found[word] = (found[word] ?? 0) + 1;
  return found;
}
