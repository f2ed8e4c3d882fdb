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
import { BoxOpener, InstallationKey } from '../../platform/sealing/index.js';
import type { WaitingAnswer } from '../domain/answer-sets.js';
import { finalSets, inSteps, joinedCodes, setsDuringFieldwork } from '../domain/answer-sets.js';
import { surveyEvents } from '../domain/events.js';
import { surveysPermissions } from '../domain/policy.js';
import { answerIn, type SealedAnswer } from '../domain/submission.js';
import { acceptanceIsOver } from '../domain/window.js';
import type { OpenedAnswer } from '../persistence/answer-set.repository.js';
import { AnswerSetRepository } from '../persistence/answer-set.repository.js';
import { SealedAnswerRepository } from '../persistence/sealed-answer.repository.js';
import { newPsuCode } from './codes.js';
import { AnswerFlagger } from './flag-answers.js';
import { changeSigned, recordDigest, signAdded } from './sign-answers.js';
import { withholdSuspicious } from './withhold-rows.js';

export interface OpeningReport {
  /** Number of answers that became readable. */
  readonly opened: number;
  /** Number of answers deleted unread because there were too few in their group and stratum. */
  readonly unopened: number;
}

/** Fields that are the same for all answers of a set. */
type SetPlace = Pick<OpenedAnswer, 'parkId' | 'sizeClass' | 'stratum' | 'psuCode'>;

interface SetToOpen {
  readonly ids: readonly string[];
  readonly place: SetPlace;
}

interface Waiting extends WaitingAnswer {
  readonly sealed: SealedAnswer;
  readonly place: SetPlace;
}

/**
 * Opens waiting answers in sets of at least the wave's minimum: during fieldwork in groups where twice the minimum
 * waits, and all remaining ones once no more answers are accepted. One transaction per wave; it can be killed and can
 * run twice at the same time.
 */
@Injectable()
export class OpenAnswerSets {
  private readonly opener: BoxOpener;

  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly clock: Clock,
    key: InstallationKey,
  ) {
    this.opener = new BoxOpener(key.privateKey);
  }

  async execute(actor: Actor): Promise<OpeningReport> {
    demand(actor, surveysPermissions, 'surveys.answers.open');
    const waves = await this.database.read(actor, (tx) => tx.get(AnswerSetRepository).wavesInProgress());
    const total = { opened: 0, unopened: 0 };
    for (const waveId of waves) {
      const report = await this.database.write(actor, (tx) => this.openWave(tx, waveId));
      total.opened += report.opened;
      total.unopened += report.unopened;
    }
    return total;
  }

  private async openWave(tx: Transaction, waveId: string): Promise<OpeningReport> {
    const answers = tx.get(AnswerSetRepository);
    await answers.lockAdding(waveId);
    const sealed = tx.get(SealedAnswerRepository);
    const intake = (await sealed.windows([waveId])).get(waveId);
    const workspace = await this.identity.workspace(tx);
    if (intake === undefined || workspace === undefined || intake.isComplete) return { opened: 0, unopened: 0 };
    const final = acceptanceIsOver(intake, workspace.timeZone, this.clock.now());
    if (final) {
      // waits for submissions that are being stored at this moment; later ones find the wave complete
      await sealed.lockWaves([waveId], 'exclusive');
      await answers.complete(waveId);
      await tx.record({ type: surveyEvents.answersCompleted, subject: waveId, payload: { waveId } });
    }
    const waiting = await this.read(tx, waveId);
    const { sets, unopened } = final
      ? await this.completeSets(tx, waveId, { waiting, minimum: intake.minimum })
      : { sets: duringFieldwork(waiting, intake.minimum), unopened: [] };
    const opened = await this.open(tx, waveId, { sets, waiting, day: dayIn(tx.now, workspace.timeZone) });
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
    return { opened, unopened: unopened.length };
  }

  private async read(tx: Transaction, waveId: string): Promise<Waiting[]> {
    const answers = tx.get(AnswerSetRepository);
    const units = await answers.units(waveId);
    const sizes = sizesOf([...units.values()]);
    return (await answers.waiting(waveId)).map(({ id, box }) => {
      const sealed = answerIn(this.opener.open(box));
      const unit = sealed.unitId === null ? undefined : units.get(sealed.unitId);
      const { parkId, version } = sealed;
      const each = { id, sealed, version, refused: sealed.body.disposition === 'refusal' };
      if (unit === undefined) {
        const place = { parkId, sizeClass: null, stratum: null, psuCode: null };
        return { ...each, place, group: `${version} open ${parkId}`, code: null, stratum: null };
      }
      const place = { parkId, sizeClass: sizes.get(unit.group)!, stratum: unit.stratum, psuCode: unit.group };
      return { ...each, place, group: `${version} ${unit.group}`, code: unit.group, stratum: unit.stratum };
    });
  }

  private async completeSets(
    tx: Transaction,
    waveId: string,
    from: { readonly waiting: readonly Waiting[]; readonly minimum: number },
  ): Promise<{ sets: SetToOpen[]; unopened: readonly string[] }> {
    const placeOf = new Map(from.waiting.map((each) => [each.id, each.place]));
    const { sets, pools, unopened } = finalSets(
      from.waiting,
      from.minimum,
      await tx.get(AnswerSetRepository).readableCodes(waveId),
    );
    const places = (ids: readonly string[]): SetPlace[] => ids.map((id) => placeOf.get(id)!);
    const joined = joinedCodes(pools.map(({ codes }) => codes));
    const poolOf = new Map<string, SetPlace>();
    for (const codes of joined) {
      const psuCode = newPsuCode();
      await changeSigned(tx, { waveId, which: { codes: [...codes, psuCode] } }, () =>
        tx.get(AnswerSetRepository).joinPool(waveId, codes, psuCode),
      );
      const members = from.waiting.map(({ place }) => place).filter((place) => codes.includes(place.psuCode ?? ''));
      const sizes = new Set(members.map(({ sizeClass }) => sizeClass));
      const pool = { ...members[0]!, psuCode, sizeClass: sizes.size === 1 ? members[0]!.sizeClass : null };
      for (const code of codes) poolOf.set(code, pool);
    }
    const ready = [...sets, ...pools].map(({ ids }) => {
      const [place] = places(ids);
      return { ids, place: poolOf.get(place!.psuCode ?? '') ?? place! };
    });
    return { sets: ready, unopened };
  }

  private async open(
    tx: Transaction,
    waveId: string,
    from: { readonly sets: readonly SetToOpen[]; readonly waiting: readonly Waiting[]; readonly day: string },
  ): Promise<number> {
    const { sets, waiting, day } = from;
    if (sets.length === 0) return 0;
    const byId = new Map(waiting.map((each) => [each.id, each]));
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
    await signAdded(
      tx,
      waveId,
      opened.map(({ id }) => id),
    );
    await withholdSuspicious(tx, waveId, opened);
    await answers.addRefusals(tx.workspaceId, waveId, refusals);
    await answers.remove(sets.flatMap((set) => set.ids));
    const completes = opened.filter(({ stratum, body }) => stratum !== null && body.disposition === 'complete').length;
    await answers.addOpenedCount(tx.workspaceId, waveId, { day, count: opened.length, completes });
    await tx.record({ type: surveyEvents.setsOpened, subject: waveId, payload: { waveId, count: opened.length } });
    return opened.length;
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

function duringFieldwork(waiting: readonly Waiting[], minimum: number): SetToOpen[] {
  const placeOf = new Map(waiting.map((each) => [each.group, each.place]));
  return setsDuringFieldwork(waiting, minimum, shuffled).map(({ group, ids }) => ({ ids, place: placeOf.get(group)! }));
}

/** The size class of each group; null if its enterprises have different ones. */
function sizesOf(units: readonly { readonly group: string; readonly sizeClass: string }[]): Map<string, string | null> {
  const sizes = new Map<string, string | null>();
  for (const { group, sizeClass } of units) {
    const known = sizes.get(group);
    sizes.set(group, known === undefined || known === sizeClass ? sizeClass : null);
  }
  return sizes;
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
