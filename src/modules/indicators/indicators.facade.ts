import { Injectable } from '@nestjs/common';
import { holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Subject } from '../../kernel/subject.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { allDefinitions } from './catalogue/definitions.js';
import { indicatorsPermissions } from './domain/policy.js';
import { runRecord } from './queries/runs.query.js';
import { indicatorEntries, type Overview } from './queries/protected-figures.js';
import { releaseRecord } from './queries/releases.query.js';

/**
 * The entry point for other contexts: figures of published releases only.
 */
@Injectable()
export class IndicatorsFacade {
  /** The current name of each indicator, including retired ones. */
  async names(tx: ReadTransaction): Promise<ReadonlyMap<string, LocalizedText>> {
    return new Map((await allDefinitions(tx)).map(({ id, name }) => [id, name]));
  }

  /** Runs and releases with these ids, named after their wave, and who may read each. */
  async subjects(tx: ReadTransaction, ids: readonly string[]): Promise<readonly Subject[]> {
    const found: Subject[] = [];
    for (const id of ids) {
      const run = await runRecord(tx, id);
      const release = run === undefined ? await releaseRecord(tx, id) : undefined;
      const isPublished = release?.state === 'published';
      const permission = isPublished ? 'indicators.release.read' : 'indicators.run.read';
      for (const { waveTitle } of [run, release].filter((each) => each !== undefined))
        found.push({
          ...{ id, label: null, title: waveTitle, within: null },
          isOpenTo: (actor) => holds(actor, indicatorsPermissions, permission),
        });
    }
    return found;
  }

  /** The headline indicators of the latest release. */
  async overview(tx: ReadTransaction): Promise<Overview> {
    const all = await indicatorEntries(tx);
    return { run: all.run, entries: all.entries.filter((entry) => entry.headline) };
  }
}
