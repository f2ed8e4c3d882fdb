import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../../kernel/actor.js';
import { demand } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { newRandomId } from '../../kernel/ids.js';
import { dayIn } from '../../kernel/day.js';
import { IdentityFacade } from '../../modules/identity/index.js';
import type { Transaction } from '../../platform/database/index.js';
import { Database } from '../../platform/database/index.js';
import { finalSets, inSteps, joinedCodes, setsDuringFieldwork } from '../domain/answer-sets.js';
import { surveyEvents } from '../domain/events.js';
import type { OpeningFault } from '../domain/opening-check.js';
import { surveysPermissions } from '../domain/policy.js';
import { acceptanceIsOver } from '../domain/window.js';
import type { OpenedAnswer } from '../persistence/answer-set.repository.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { SealedAnswerRepository, type WaveIntake } from '../persistence/sealed-answer.repository.js';
import { newPsuCode } from './codes.js';
import { AnswerFlagger } from './flag-answers.js';
import { inspectWaiting, type Inspection, linkFault, type SetPlace, type Waiting } from './inspect-waiting.js';
import { OpeningKeys } from './opening-keys.js';
import { changeBasis, changeSigned, recordDigest, signOpened } from './sign-answers.js';
import { withholdSuspicious } from './withhold-rows.js';

export interface OpeningReport {
  /** Number of answers that became readable. */
  readonly opened: number;
  /** Number of answers deleted unread because there were too few in their group and stratum. */
  readonly unopened: number;
}

interface SetToOpen {
  readonly ids: readonly string[];
  readonly place: SetPlace;
}

/**
 * Opens waiting answers in sets of at least the wave's minimum: during fieldwork in groups where twice the minimum
 * waits, and all remaining ones once no more answers are accepted. One transaction per opening; it can be killed and can
 * run twice at the same time. A wave in which something does not fit gets an alarm, and the others go on.
 */
@Injectable()
export class OpenAnswerSets {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
    private readonly keys: OpeningKeys,
  ) {}

  async execute(actor: Actor): Promise<OpeningReport> {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    const waves = await this.database.read(actor, (tx) => tx.get(AnswerSetRepository).wavesInProgress());
    const total = { opened: 0, unopened: 0 };
    const errors: unknown[] = [];
    for (const waveId of waves) {
      try {
        for (let again = true; again;) {
          const report = await this.database.write(actor, (tx) => this.openWave(tx, waveId));
          total.opened += report.opened;
          total.unopened += report.unopened;
          again = report.again;
        }
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new AggregateError(errors);
    return total;
  }

  private async openWave(tx: Transaction, waveId: string): Promise<OpeningReport & { readonly again: boolean }> {
    const answers = tx.get(AnswerSetRepository);
    await answers.lockAdding(waveId);
    const sealed = tx.get(SealedAnswerRepository);
    const intake = (await sealed.windows([waveId])).get(waveId);
    const workspace = await this.identity.workspace(tx);
    if (intake === undefined || workspace === undefined || intake.isComplete) return nothing;
    const wave = { id: waveId, minimum: intake.minimum };
    if (await this.waitsForPassphrase(tx, waveId, { intake, zone: workspace.timeZone })) return nothing;
    let inspection = await inspectWaiting(tx, wave, this.keys);
    if (inspection.fault !== null) return this.stop(tx, waveId, inspection.fault);
    const day = dayIn(tx.now, workspace.timeZone);
    if (inspection.repeated !== null) {
      const sets = await repeatedSets(tx, inspection, inspection.repeated);
      const opened = await this.open(tx, waveId, { sets, inspection, day });
      return { opened, unopened: 0, again: true };
    }
    // both zones, so that neither a change by the administrator nor one in the database ends the wave early
    const final = [workspace.timeZone, inspection.digest!.timeZone].every((zone) =>
      acceptanceIsOver(intake, zone, this.clock.now()),
    );
    if (final) {
      // waits for submissions that are being stored at this moment; later ones find the wave complete
      await sealed.lockWaves([waveId], 'exclusive');
      inspection = await inspectWaiting(tx, wave, this.keys);
      if (inspection.fault !== null) return this.stop(tx, waveId, inspection.fault);
    }
    const tooMany = await linkFault(tx, inspection, this.keys);
    if (tooMany !== null) return this.stop(tx, waveId, tooMany);
    await answers.setAlarm(tx.workspaceId, waveId, null);
    if (final) {
      await answers.complete(waveId);
      await tx.record({ type: surveyEvents.answersCompleted, subject: waveId, payload: { waveId } });
    }
    const { waiting } = inspection;
    const { sets, unopened } = final
      ? await completeSets(tx, waveId, { waiting, minimum: intake.minimum })
      : { sets: duringFieldwork(waiting, intake.minimum), unopened: [] };
    const opened = await this.open(tx, waveId, { sets, inspection, day });
    await this.forget(tx, waveId, { unopened, waiting });
    const gone = new Set([...sets.flatMap((set) => set.ids), ...unopened]);
    await answers.setWaitingCounts(
      tx.workspaceId,
      waveId,
      countsOf(
        waiting.filter((each) => !gone.has(each.id)),
        intake.minimum,
      ),
    );
    if (final) await recordDigest(tx, waveId);
    return { opened, unopened: unopened.length, again: false };
  }

  /** Whether answers wait and their key is locked; says so on the page of the wave once some are due. */
  private async waitsForPassphrase(
    tx: Transaction,
    waveId: string,
    { intake, zone }: { readonly intake: WaveIntake; readonly zone: string },
  ): Promise<boolean> {
    const now = this.clock.now();
    if (!this.keys.answers.isLocked(now)) return false;
    const answers = tx.get(AnswerSetRepository);
    const count = await answers.waitingCount(waveId);
    const due = acceptanceIsOver(intake, zone, now) ? 1 : 2 * intake.minimum;
    if (count >= due) await answers.noteLocked(tx.workspaceId, waveId, tx.now);
    return count > 0;
  }

  private async stop(tx: Transaction, waveId: string, { kind, ids }: OpeningFault): Promise<typeof nothing> {
    const alarm = { kind, rows: ids.length, since: tx.now };
    await tx.get(AnswerSetRepository).setAlarm(tx.workspaceId, waveId, alarm);
    return nothing;
  }

  private async open(
    tx: Transaction,
    waveId: string,
    from: { readonly sets: readonly SetToOpen[]; readonly inspection: Inspection; readonly day: string },
  ): Promise<number> {
    const { sets, inspection, day } = from;
    if (sets.length === 0) return 0;
    const byId = new Map(inspection.waiting.map((each) => [each.id, each]));
    const answers = tx.get(AnswerSetRepository);
    const opened: OpenedAnswer[] = [];
    const refusals = new Map<string, number>();
    for (const { ids, place } of sets) {
      for (const { sealed, refused } of ids.map((id) => byId.get(id)!)) {
        if (refused) refusals.set(place.parkId, (refusals.get(place.parkId) ?? 0) + 1);
        else opened.push({ ...place, id: newRandomId(), version: sealed.version, body: sealed.body });
      }
    }
    const flagger = await AnswerFlagger.of(tx, waveId);
    await answers.addOpened(tx.workspaceId, waveId, await flagger.flagged(tx, opened));
    const { number, version } = this.listed(waveId, { sets, byId, inspection });
    await signOpened(tx, waveId, { ids: opened.map(({ id }) => id), number, version });
    await withholdSuspicious(tx, waveId, opened);
    await answers.addRefusals(tx.workspaceId, waveId, refusals);
    await answers.remove(sets.flatMap((set) => set.ids));
    const completes = opened.filter(({ stratum, body }) => stratum !== null && body.disposition === 'complete').length;
    await answers.addOpenedCount(tx.workspaceId, waveId, { day, count: opened.length, completes });
    await tx.record({ type: surveyEvents.setsOpened, subject: waveId, payload: { waveId, count: opened.length } });
    return opened.length;
  }

  /** Lists the opening in the ledger before the transaction commits, unless it is one that the ledger has. */
  private listed(
    waveId: string,
    from: {
      readonly sets: readonly SetToOpen[];
      readonly byId: ReadonlyMap<string, Waiting>;
      readonly inspection: Inspection;
    },
  ): { readonly number: number; readonly version: number } {
    const { sets, byId, inspection } = from;
    const { ledger } = this.keys;
    const { openings, version } = inspection.digest!;
    const number = openings + 1;
    const known = ledger.ofWave(waveId).openings.find((each) => each.number === number);
    if (known !== undefined) return known;
    const byLink: Record<string, number> = {};
    for (const { unitId, byLink: isLink } of sets.flatMap(({ ids }) => ids.map((id) => byId.get(id)!.sealed)))
      if (isLink) byLink[unitId!] = (byLink[unitId!] ?? 0) + 1;
    const hashes = sets.map(({ ids }) => shuffled(ids).map((id) => byId.get(id)!.hash));
    ledger.append({ waveId, number, version, sets: shuffled(hashes), byLink });
    return { number, version };
  }

  /** Deletes answers unread that are too few to hide each other; they count as non-response. */
  private async forget(
    tx: Transaction,
    waveId: string,
    { unopened, waiting }: { readonly unopened: readonly string[]; readonly waiting: readonly Waiting[] },
  ): Promise<void> {
    if (unopened.length === 0) return;
    const answers = tx.get(AnswerSetRepository);
    const ids = new Set(unopened);
    const count = waiting.filter((each) => ids.has(each.id) && !each.refused).length;
    await answers.remove(unopened);
    await answers.countUnopened(waveId, count);
    await tx.record({ type: surveyEvents.unopenedDeleted, subject: waveId, payload: { waveId, count } });
  }
}

const nothing = { opened: 0, unopened: 0, again: false } as const;

async function completeSets(
  tx: Transaction,
  waveId: string,
  from: { readonly waiting: readonly Waiting[]; readonly minimum: number },
): Promise<{ sets: SetToOpen[]; unopened: readonly string[] }> {
  const readable = await tx.get(AnswerSetRepository).readableCodes(waveId);
  const { sets, pools, unopened } = finalSets(from.waiting, from.minimum, readable);
  const ready = await withPools(tx, waveId, { sets: [...sets, ...pools], pools, waiting: from.waiting });
  return { sets: ready, unopened };
}

/** The sets of an opening that the ledger has; one with answers of several groups is a pool. */
function repeatedSets(
  tx: Transaction,
  { waveId, waiting }: Inspection,
  repeated: readonly (readonly string[])[],
): Promise<SetToOpen[]> {
  const codeOf = new Map(waiting.map(({ id, code }) => [id, code]));
  const sets = repeated.map((ids) => ({ ids, codes: [...new Set(ids.flatMap((id) => codeOf.get(id) ?? []))] }));
  return withPools(tx, waveId, { sets, pools: sets.filter(({ codes }) => codes.length > 1), waiting });
}

interface SetsAndPools {
  readonly sets: readonly { readonly ids: readonly string[] }[];
  readonly pools: readonly { readonly codes: readonly string[] }[];
  readonly waiting: readonly Waiting[];
}

/** Joins the enterprises of each pool, and returns the sets with the places of their answers. */
async function withPools(
  tx: Transaction,
  waveId: string,
  { sets, pools, waiting }: SetsAndPools,
): Promise<SetToOpen[]> {
  const placeOf = new Map(waiting.map((each) => [each.id, each.place]));
  const poolOf = new Map<string, SetPlace>();
  for (const codes of joinedCodes(pools.map((pool) => pool.codes))) {
    const psuCode = newPsuCode();
    await changeBasis(tx, waveId, () =>
      changeSigned(tx, { waveId, which: { codes: [...codes, psuCode] } }, () =>
        tx.get(AnswerSetRepository).joinPool(waveId, codes, psuCode),
      ),
    );
    const members = waiting.map(({ place }) => place).filter((place) => codes.includes(place.psuCode ?? ''));
    const sizes = new Set(members.map(({ sizeClass }) => sizeClass));
    const pool = { ...members[0]!, psuCode, sizeClass: sizes.size === 1 ? members[0]!.sizeClass : null };
    for (const code of codes) poolOf.set(code, pool);
  }
  return sets.map(({ ids }) => {
    const place = placeOf.get(ids[0]!)!;
    return { ids, place: poolOf.get(place.psuCode ?? '') ?? place };
  });
}

function duringFieldwork(waiting: readonly Waiting[], minimum: number): SetToOpen[] {
  const placeOf = new Map(waiting.map((each) => [each.group, each.place]));
  return setsDuringFieldwork(waiting, minimum, shuffled).map(({ group, ids }) => ({ ids, place: placeOf.get(group)! }));
}

function countsOf(waiting: readonly Waiting[], minimum: number): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { place } of waiting) {
    const name = place.stratum ?? place.parkId;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return new Map([...counts].map(([name, count]) => [name, inSteps(count, minimum)]));
}

/** Fisher-Yates shuffle with the random numbers of the system. */
function shuffled<T>(items: readonly T[]): T[] {
  const order = [...items];
  for (let index = order.length - 1; index > 0; index -= 1) {
    const other = randomInt(index + 1);
    [order[index], order[other]] = [order[other]!, order[index]!];
  }
  return order;
}
