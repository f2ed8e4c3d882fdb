import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../../platform/database/index.js';
import { currentDefinitions } from '../../catalogue/definitions.js';
import type { IndicatorDefinition } from '../../domain/definitions/definition.js';
import { defaultParameters, type InstitutionalFacts, type Parameters } from '../../domain/institutional/facts.js';
import { institutionalFigures, type InstitutionalFigures } from '../../domain/institutional/figures.js';
import { GatherFacts } from './gather-facts.js';

export interface Counted extends InstitutionalFigures {
  readonly parameters: Parameters;
  /** SHA-256 of the published figures: a hash of the facts could be used to guess the few persons in a suppressed figure. */
  readonly figuresHash: string;
}

/**
 * Indicators of sessions, roadmap, capacity and statistical quality. They are full counts of dated acts: computed when they
 * are read, for any reference date, instead of in a run.
 */
@Injectable()
export class CountInstitutions {
  constructor(private readonly facts: GatherFacts) {}

  async all(tx: ReadTransaction): Promise<ReadonlyMap<string, Counted>> {
    const facts = await this.facts.within(tx);
    const definitions = await currentDefinitions(tx);
    return new Map(definitions.flatMap((definition) => this.count(definition, { facts, definitions }) ?? []));
  }

  async one(tx: ReadTransaction, id: string): Promise<Counted | undefined> {
    const definitions = await currentDefinitions(tx);
    const definition = definitions.find((each) => each.id === id);
    if (definition === undefined || definition.source === 'survey') return undefined;
    return this.count(definition, { facts: await this.facts.within(tx), definitions })?.[0]?.[1];
  }

  private count(
    definition: IndicatorDefinition,
    { facts, definitions }: { facts: InstitutionalFacts; definitions: readonly IndicatorDefinition[] },
  ): [string, Counted][] | null {
    if (definition.source === 'survey') return null;
    const parameters = defaultParameters;
    const comparesSexes = new Set(definitions.filter((each) => each.sex_built_in).map(({ id }) => id));
    const figures = institutionalFigures(definition.id, facts, { parameters, comparesSexes });
    if (figures === null) return null;
    const figuresHash = createHash('sha256')
      .update(JSON.stringify([parameters, figures]))
      .digest('hex');
    return [[definition.id, { ...figures, parameters, figuresHash }]];
  }
}
