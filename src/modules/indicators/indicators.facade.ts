import { Injectable } from '@nestjs/common';
import { holds } from '../../kernel/actor.js';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { Subject } from '../../kernel/subject.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { allDefinitions } from './catalogue/definitions.js';
import { indicatorsPermissions } from './domain/policy.js';
import { runRecord, type RunRecord } from './queries/figures.query.js';
import { indicatorEntries, type Overview } from './queries/protected-figures.js';

/**
 * The entry point for other contexts: protected figures only, each of which was recorded as published when its run was
 * stored.
 */
@Injectable()
export class IndicatorsFacade {
  /** The current name of each indicator, including retired ones. */
  async names(tx: ReadTransaction): Promise<ReadonlyMap<string, LocalizedText>> {
    return new Map((await allDefinitions(tx)).map(({ id, name }) => [id, name]));
  }

  /** Runs with these ids, named after their wave, and who may read each. */
  async subjects(tx: ReadTransaction, ids: readonly string[]): Promise<readonly Subject[]> {
    const runs: RunRecord[] = [];
    for (const id of ids) runs.push(...[await runRecord(tx, id)].filter((run) => run !== undefined));
    return runs.map(({ id, waveTitle }) => ({
      ...{ id, label: null, title: waveTitle, within: null },
      isOpenTo: (actor) => holds(actor, indicatorsPermissions, 'indicators.run.read'),
    }));
  }

  /** The headline indicators of the latest run. */
  async overview(tx: ReadTransaction): Promise<Overview> {
    const all = await indicatorEntries(tx);
    return { run: all.run, entries: all.entries.filter((entry) => entry.headline) };
  }
}
