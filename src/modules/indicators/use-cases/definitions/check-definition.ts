import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { allDefinitions, currentDefinition, indicatorGroups, seedOf } from '../../catalogue/definitions.js';
import { universeWords } from '../../catalogue/plain-words.js';
import { checkDefinition, type DefinitionCheck } from '../../domain/definitions/definition-check.js';
import type { DefinitionContent } from '../../domain/definitions/definition-content.js';
import type { DefinitionFault } from '../../domain/definitions/definition-fault.js';
import { idFaults } from '../../domain/definitions/definition-shape.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { ReadVocabulary } from './read-vocabulary.js';

export interface DefinitionToCheck {
  readonly id: string;
  /** For a new indicator the id is checked too. */
  readonly isNew: boolean;
  readonly content: DefinitionContent;
}

/**
 * The live check of the form: returns what saving would refuse, and the meaning of the definition. It reads texts only
 * and counts no answers, because a count outside of a run would bypass the gate.
 */
@Injectable()
export class CheckDefinition {
  constructor(
    private readonly database: Database,
    private readonly vocabulary: ReadVocabulary,
  ) {}

  execute(actor: Actor, asked: DefinitionToCheck): Promise<DefinitionCheck> {
    demand(actor, indicatorsPermissions, 'indicators.definition.write');
    return this.database.read(actor, (tx) => this.within(tx, asked));
  }

  async within(tx: ReadTransaction, { id, isNew, content }: DefinitionToCheck): Promise<DefinitionCheck> {
    const faults = isNew ? await this.faultsOfId(tx, id) : [];
    const base = isNew ? null : (seedOf(id) ?? null);
    const vocabulary = await this.vocabulary.within(tx);
    const all = await allDefinitions(tx);
    const check = checkDefinition({ id, content, base, vocabulary, groups: indicatorGroups, all });
    const said = wordsKnown(check, content);
    return faults.length === 0 ? said : { ...said, plan: null, faults: [...faults, ...said.faults] };
  }

  private async faultsOfId(tx: ReadTransaction, id: string): Promise<DefinitionFault[]> {
    const unfit = idFaults(id);
    if (unfit.length > 0 || (await currentDefinition(tx, id)) === undefined) return unfit;
    const taken = indicatorProblems.definitionTaken(id).options.errors ?? [];
    return taken.map((error) => ({ ...error, position: null, length: null, suggestions: [] }));
  }
}

/**
 * Uses the catalogue's wording of a universe if there is one, because it is better than that composed from its parts.
 */
function wordsKnown(check: DefinitionCheck, { universe }: DefinitionContent): DefinitionCheck {
  const known = Object.hasOwn(universeWords, universe.trim()) ? universeWords[universe.trim()] : undefined;
  if (known === undefined || check.words.universe === null) return check;
  return { ...check, words: { ...check.words, universe: known } };
}
