import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { allDefinitions } from './catalogue/definitions.js';
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

  /** The headline indicators of the latest run. */
  async overview(tx: ReadTransaction): Promise<Overview> {
    const all = await indicatorEntries(tx);
    return { run: all.run, entries: all.entries.filter((entry) => entry.headline) };
  }
}
