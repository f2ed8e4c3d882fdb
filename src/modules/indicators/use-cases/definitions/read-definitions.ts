import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { IdentityFacade } from '../../../identity/index.js';
import { allDefinitions, indicatorGroups, seedOf } from '../../catalogue/definitions.js';
import { writtenVersions } from '../../queries/definition-versions.query.js';
import { surveyBreakdowns } from '../../domain/definitions/breakdowns.js';
import { countsByFormula } from '../../domain/definitions/definition-check.js';
import {
  contentOf,
  type DefinitionVersion,
  type History,
  historyOf,
} from '../../domain/definitions/definition-content.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { unitCodes, units } from '../../domain/definitions/units.js';
import { questionsOf } from '../../domain/runs/asked.js';
import { ReadVocabulary } from './read-vocabulary.js';

/** Reads definitions with their versions and authors. */
@Injectable()
export class ReadDefinitions {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly vocabulary: ReadVocabulary,
  ) {}

  list(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.definition.read');
    return this.database.read(actor, async (tx) => {
      const written = new Map((await writtenVersions(tx)).map((each) => [each.indicatorId, each.writtenAt]));
      const all = await allDefinitions(tx);
      const items = all.map((definition) => {
        const { id, group, name, source, estimator, unit, version, origin, retired } = definition;
        const kind = { source, estimator, unit };
        const questions = questionsOf(definition, all);
        return { id, group, name, questions, ...kind, version, origin, retired, writtenAt: written.get(id) ?? null };
      });
      return { items };
    });
  }

  one(actor: Actor, id: string) {
    demand(actor, indicatorsPermissions, 'indicators.definition.read');
    return this.database.read(actor, async (tx) => {
      const seed = seedOf(id) ?? null;
      const written = await writtenVersions(tx, id);
      const history = historyOf(seed, written);
      const current = history.at(-1);
      if (current === undefined) throw indicatorProblems.unknownIndicator(id);
      const versions = await this.versions(tx, history, written);
      const { version, origin, source } = current;
      const ownRules = seed !== null && !countsByFormula(seed, await this.vocabulary.within(tx));
      return { id, version, origin, source, ownRules, content: contentOf(current), versions };
    });
  }

  words(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.definition.read');
    return this.database.read(actor, async (tx) => {
      const { variables } = await this.vocabulary.within(tx);
      return {
        variables: [...variables.values()],
        units: unitCodes.map((unit) => ({ unit, name: units[unit].name, fits: units[unit].fits })),
        groups: indicatorGroups,
        breakdowns: surveyBreakdowns,
      };
    });
  }

  /** The newest first. */
  private async versions(tx: ReadTransaction, history: History, written: readonly DefinitionVersion[]) {
    const ids = [...new Set(written.map(({ personId }) => personId))].filter((id): id is string => id !== null);
    const people = await this.identity.people(tx, ids);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const acts = new Map(written.map((each) => [each.version, each]));
    return [...history].reverse().map((definition) => {
      const { version } = definition;
      const { reason = null, personId = null, writtenAt = null } = acts.get(version) ?? {};
      const who = personId === null ? null : (names.get(personId) ?? null);
      return { version, content: contentOf(definition), reason, who, writtenAt };
    });
  }
}
