import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { currentDefinitions } from '../../catalogue/definitions.js';
import type { IndicatorDefinition } from '../../domain/definitions/definition.js';
import { defaultParameters, type Parameters } from '../../domain/institutional/facts.js';
import {
  institutionalFigures,
  type InstitutionalFigures,
  type LatestFigure,
  latestInstitutionalFigure,
} from '../../domain/institutional/figures.js';
import { GatherFacts } from './gather-facts.js';

export interface Counted extends InstitutionalFigures {
  readonly parameters: Parameters;
  /**
   * SHA-256 of the published figures; a hash of the facts could be used to guess the few persons in a suppressed
   * figure.
   */
  readonly figuresHash: string;
}

/**
 * Indicators of sessions, roadmap, capacity and statistical quality. They are full counts of dated acts, computed when
 * they are read, for any reference date, instead of in a run.
 */
@Injectable()
export class CountInstitutions {
  constructor(private readonly facts: GatherFacts) {}

  /** The latest figure of each indicator. */
  async latest(tx: ReadTransaction): Promise<ReadonlyMap<string, LatestFigure>> {
    const facts = await this.facts.within(tx);
    const definitions = await currentDefinitions(tx);
    const given = givenBy(definitions);
    return new Map(
      definitions.flatMap(({ id, source }) => {
        const figure = source === 'survey' ? null : latestInstitutionalFigure(id, facts, given);
        return figure === null ? [] : [[id, figure]];
      }),
    );
  }

  async one(tx: ReadTransaction, id: string): Promise<Counted | undefined> {
    const definitions = await currentDefinitions(tx);
    const definition = definitions.find((each) => each.id === id);
    if (definition === undefined || definition.source === 'survey') return undefined;
    const given = givenBy(definitions);
    const figures = institutionalFigures(id, await this.facts.within(tx), given);
    if (figures === null) return undefined;
    const { parameters } = given;
    const figuresHash = createHash('sha256')
      .update(JSON.stringify([parameters, figures]))
      .digest('hex');
    return { ...figures, parameters, figuresHash };
  }
}

function givenBy(definitions: readonly IndicatorDefinition[]) {
  const comparesSexes = new Set(definitions.filter((each) => each.sex_built_in).map(({ id }) => id));
  return { parameters: defaultParameters, comparesSexes };
}
