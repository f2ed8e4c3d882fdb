import { Injectable } from '@nestjs/common';
import type { LocalizedText } from '../../kernel/localized-text.js';
import type { ReadTransaction } from '../../platform/database/index.js';
import { allDefinitions } from './catalogue/definitions.js';
import { indicatorEntries, type Overview } from './queries/protected-figures.js';

/** The gate towards other contexts: protected figures only, every one of them remembered when its run was stored. */
@Injectable()
export class IndicatorsFacade {
  /** What each indicator is called now, also one that is no longer computed. */
  async names(tx: ReadTransaction): Promise<ReadonlyMap<string, LocalizedText>> {
    return new Map((await allDefinitions(tx)).map(({ id, name }) => [id, name]));
  }

  /** The headline indicators of the latest run. */
  async overview(tx: ReadTransaction): Promise<Overview> {
    const all = await indicatorEntries(tx);
    return { run: all.run, entries: all.entries.filter((entry) => entry.headline) };
  }
}
