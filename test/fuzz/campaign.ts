import { Dice } from '../../src/demo/survey-answers.js';
import type { Call, Caller } from './caller.js';
import { hostileValues, withValue } from './hostile-values.js';
import { checkMeaning } from './meaning.js';
import type { Field, Operation } from './operations.js';
import { fieldName } from './tally.js';
import type { ValidCall, ValidCalls, Fixture } from './fixture.js';

export interface Bounds {
  readonly seed: number;
  /** Successes of each operation. */
  readonly successes: number;
  /** Hostile values for each field. */
  readonly values: number;
  /** Calls in all, after which no further round begins; 0 for one pass to the bounds above. */
  readonly calls: number;
  /** Time after which no further call is made. */
  readonly until: number;
  /** Names of operations. */
  readonly only: RegExp;
}

/** Operations that one installation answers with success only once, or that end the session that calls them. */
export const once: readonly string[] = ['POST /api/first-run'];
const endsSessions: readonly string[] = ['POST /api/sign-out', 'POST /api/me/sessions/end-others'];

/** Several operations at a time; the choices for an operation depend only on the seed and its name. */
export class Campaign {
  private readonly values: readonly unknown[];
  private shown = 0;
  private releases: Promise<void> = Promise.resolve();

  constructor(
    private readonly caller: Caller,
    private readonly fixture: Fixture,
    private readonly validCalls: ValidCalls,
    private readonly bounds: Bounds,
    others: readonly string[],
  ) {
    this.values = hostileValues(others);
  }

  async run(lanes: number): Promise<void> {
    let round = 0;
    do {
      const waiting = this.shuffled(round).filter(({ name }) => this.bounds.only.test(name));
      const lane = async (): Promise<void> => {
        for (let operation = waiting.shift(); operation !== undefined; operation = waiting.shift())
          if (!this.isOver) {
            await this.inTurn(operation, () => this.walk(operation, round));
            this.showProgress();
          }
      };
      await Promise.all(Array.from({ length: lanes }, lane));
      round += 1;
    } while (!this.isOver && this.caller.tally.calls < this.bounds.calls);
  }

  /** In an order that depends on the seed, so that a short campaign begins with other operations. */
  private shuffled(round: number): Operation[] {
    const dice = new Dice(this.bounds.seed + round);
    return this.caller.all
      .map((operation) => ({ operation, at: dice.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ operation }) => operation);
  }

  /** A long campaign shows what it has done, also if it is stopped. */
  private showProgress(): void {
    const { calls, findings } = this.caller.tally;
    if (calls < this.shown + 2000) return;
    this.shown = calls;
    process.stderr.write(`seed ${this.bounds.seed}: ${calls} calls, ${findings.length} findings\n`);
  }

  /** A wave has one open release: operations on releases wait for each other. */
  private async inTurn({ name }: Operation, walk: () => Promise<void>): Promise<void> {
    if (!name.startsWith('POST /indicators/releases')) return walk();
    const turn = this.releases.then(walk);
    this.releases = turn;
    await turn;
  }

  private get isOver(): boolean {
    return Date.now() > this.bounds.until;
  }

  private async walk(operation: Operation, round: number): Promise<void> {
    const { name } = operation;
    const { tally } = this.caller;
    const dice = new Dice(
      [...`${name} ${round}`].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), this.bounds.seed),
    );
    const validCall = this.validCalls[name] ?? ((): Call => ({ as: 'anonymous' }));
    try {
      await this.callAsEveryone(operation, await validCall(this.fixture));
      await this.tryFields(operation, validCall, dice);
      for (let made = tally.successes(name); made < this.bounds.successes * (round + 1); made += 1) {
        if (this.isOver || once.includes(name)) return;
        const call = await validCall(this.fixture);
        const reply = await this.caller.send(name, call);
        if (reply.status > 399)
          return tally.found(name, 'refuses a valid call', JSON.stringify(reply.body).slice(0, 400));
        await checkMeaning(this.caller, operation, call, reply.body);
      }
    } catch (error) {
      tally.found(name, 'could not be prepared', String(error).slice(0, 600));
    }
  }

  /** Everyone else first: what they are refused must not change what the call needs. */
  private async callAsEveryone({ name }: Operation, call: Call): Promise<void> {
    const others = endsSessions.includes(name) ? ['anonymous'] : ['anonymous', ...this.caller.cookies.keys()];
    for (const as of others.filter((each) => each !== call.as)) {
      const { cookie: _own, accepted: _then, ...rest } = call;
      await this.caller.send(name, { ...rest, as });
    }
  }

  private async tryFields(operation: Operation, validCall: ValidCall, dice: Dice): Promise<void> {
    let call = await validCall(this.fixture);
    for (const field of operation.fields) {
      const first = Math.floor(dice.next() * this.values.length);
      for (let index = 0; index < this.bounds.values && !this.isOver; index += 1) {
        const value = this.values[(first + index) % this.values.length];
        const changed = withHostile(call, field, value);
        const reply = await this.caller.send(operation.name, changed, { field: fieldName(field), value });
        this.caller.tally.tried(operation.name, fieldName(field));
        if (reply.status > 399) continue;
        await checkMeaning(this.caller, operation, changed, reply.body);
        if (operation.method !== 'GET') call = await validCall(this.fixture);
      }
    }
  }
}

function withHostile(call: Call, field: Field, value: unknown): Call {
  if (field.in === 'body') return { ...call, body: withValue(call.body, field.name, value) };
  const changed = { ...call[field.in], [field.name]: value as string };
  return { ...call, [field.in]: changed };
}
