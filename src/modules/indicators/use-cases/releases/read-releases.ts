import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand, holds } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { AnswersFacade } from '../../../../surveys/answers.js';
import { IdentityFacade } from '../../../identity/index.js';
import { definitionHistories } from '../../catalogue/definitions.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { releaseProblems } from '../../domain/releases/problems.js';
import { RunRepository } from '../../persistence/runs/run.repository.js';
import {
  previousRelease,
  type ReleaseRecord,
  releaseRecord,
  releaseRecords,
  shownCounts,
} from '../../queries/releases.query.js';
import { comparedCells } from '../../queries/run-comparison.query.js';
import { ReleaseChecks } from './release-checks.js';
import { releaseHash } from './release-hash.js';

/** Those who may read runs see drafts; for everyone else a draft does not exist. */
const seesDrafts = (actor: Actor): boolean => holds(actor, indicatorsPermissions, 'indicators.run.read');

const isOpen = ({ state }: ReleaseRecord): boolean => state === 'draft' || state === 'approved';

function summaryOf(release: ReleaseRecord, drafts: boolean) {
  const {
    authorId: _author,
    approverId: _approver,
    runAuthorId: _runAuthor,
    outputHash: _output,
    withdrawnBy: _withdrawnBy,
    ...rest
  } = release;
  return { ...rest, runId: drafts ? rest.runId : null };
}

@Injectable()
export class ReadReleases {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly answers: AnswersFacade,
    private readonly checks: ReleaseChecks,
  ) {}

  list(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.release.read');
    const drafts = seesDrafts(actor);
    return this.database.read(actor, async (tx) => ({
      items: (await releaseRecords(tx, { drafts })).map((release) => summaryOf(release, drafts)),
    }));
  }

  one(actor: Actor, id: string) {
    demand(actor, indicatorsPermissions, 'indicators.release.read');
    return this.database.read(actor, async (tx) => {
      const release = await releaseRecord(tx, id);
      const drafts = seesDrafts(actor);
      if (release === undefined || !(release.state === 'published' || drafts)) throw releaseProblems.unknownRelease();
      const names = await indicatorNames(tx);
      const out = new Set(release.leftOut.map(({ indicatorId }) => indicatorId));
      const counts = await shownCounts(tx, release.runId);
      const people = await this.names(tx, release);
      const named = <Row extends { readonly indicatorId: string }>(row: Row) => ({
        ...row,
        indicatorName: names.get(row.indicatorId) ?? { en: row.indicatorId, zh: row.indicatorId },
      });
      const previous = await previousRelease(tx, release);
      const { leftOut, ...summary } = summaryOf(release, drafts);
      return {
        release: {
          ...summary,
          hash:
            release.hash ??
            (isOpen(release)
              ? releaseHash(release, { number: release.runNumber, outputHash: release.outputHash })
              : null),
          leftOut,
        },
        leftOut: leftOut.map(named),
        figures: counts.filter(({ indicatorId }) => !out.has(indicatorId)).map(named),
        author: people.get(release.authorId ?? '') ?? null,
        approver: people.get(release.approverId ?? '') ?? null,
        previous: previous === undefined ? null : { ...previous, runId: drafts ? previous.runId : null },
        changes: drafts && previous !== undefined ? await this.changes(tx, previous.runId, release.runId) : null,
        ...(await this.rightsOf(tx, release)),
      };
    });
  }

  private async changes(tx: ReadTransaction, before: string, after: string) {
    return (await comparedCells(tx, { before, after }, { movement: undefined, limit: 0 })).counts;
  }

  private async names(
    tx: ReadTransaction,
    { authorId, approverId }: ReleaseRecord,
  ): Promise<ReadonlyMap<string, LocalizedText>> {
    const ids = [authorId, approverId].filter((id) => id !== null);
    return new Map((await this.identity.people(tx, ids)).map(({ id, name }) => [id, name]));
  }

  /** What the reader can do with the release now, and why it can no longer be published, or was not. */
  private async rightsOf(tx: ReadTransaction, release: ReleaseRecord) {
    const { actor } = tx;
    const own = actor.personId ?? actor.accountId;
    const mayApprove =
      release.state === 'draft' &&
      holds(actor, indicatorsPermissions, 'indicators.release.approve') &&
      this.answers.mayReadMicrodata(actor) &&
      own !== null &&
      ![release.authorId, release.runAuthorId].includes(own);
    const mayWithdraw = isOpen(release) && holds(actor, indicatorsPermissions, 'indicators.release.write');
    const run = isOpen(release) ? await tx.get(RunRepository).find(release.runId) : null;
    const isWithdrawnWhenDue = release.state === 'withdrawn' && release.withdrawnBy === null;
    const obstacle = run === null ? null : await this.checks.obstacle(tx, run, release.leftOut);
    return { mayApprove, mayWithdraw, obstacle: isWithdrawnWhenDue ? ('withdrawn-when-due' as const) : obstacle };
  }
}

async function indicatorNames(tx: ReadTransaction): Promise<ReadonlyMap<string, LocalizedText>> {
  return new Map([...(await definitionHistories(tx))].map(([id, history]) => [id, history.at(-1)!.name]));
}
