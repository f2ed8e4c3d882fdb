import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ReadTransaction } from '../../../platform/database/index.js';
import { catalogue } from '../catalogue/catalogue.js';
import type { IndicatorDefinition } from '../domain/definition.js';
import { defaultParameters, type InstitutionalFacts, type Parameters } from '../domain/institutional/facts.js';
import { institutionalFigures, type InstitutionalFigures } from '../domain/institutional/figures.js';
import { GatherFacts } from './gather-facts.js';

export interface Counted extends InstitutionalFigures {
  readonly parameters: Parameters;
  /** SHA-256 of what was counted: with the same facts, day and definition the figure is the same. */
  readonly factsHash: string;
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
    return new Map(catalogue.flatMap((definition) => this.count(definition, facts) ?? []));
  }

  async one(tx: ReadTransaction, id: string): Promise<Counted | undefined> {
    const definition = catalogue.find((each) => each.id === id);
    if (definition === undefined || definition.source === 'survey') return undefined;
    return this.count(definition, await this.facts.within(tx))?.[0]?.[1];
  }

  private count(definition: IndicatorDefinition, facts: InstitutionalFacts): [string, Counted][] | null {
    if (definition.source === 'survey') return null;
    const parameters = defaultParameters;
    const comparesSexes = new Set(catalogue.filter((each) => each.sex_built_in).map(({ id }) => id));
    const figures = institutionalFigures(definition.id, facts, { parameters, comparesSexes });
    if (figures === null) return null;
    const factsHash = createHash('sha256')
      .update(JSON.stringify(factsOf(definition, facts)))
      .digest('hex');
    return [[definition.id, { ...figures, parameters, factsHash }]];
  }
}

function factsOf({ source }: IndicatorDefinition, { today, ...facts }: InstitutionalFacts): unknown {
  switch (source) {
    case 'session':
      return [today, facts.sessions];
    case 'roadmap':
      return [today, facts.decisions, facts.actions];
    default:
      return [today, facts.waves];
  }
}
