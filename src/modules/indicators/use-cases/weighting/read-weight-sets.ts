import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand, holds } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { SurveysFacade, type WaveRecord } from '../../../../surveys/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import type { WeightDiagnostics } from '../../domain/weighting/diagnostics.js';
import { weightProblems } from '../../domain/weighting/problems.js';
import { specificationText, type WeightingSpecification } from '../../domain/weighting/specification.js';
import {
  openWeightJobs,
  specificationsOfReleases,
  type SpecificationOfReleases,
  weightSetRecord,
  weightSetRecords,
  type WeightSetRecord,
} from '../../queries/weight-sets.query.js';

type NameOf = (parkId: string) => LocalizedText;

function specificationOf(specification: WeightingSpecification) {
  return {
    ...specification,
    margins: [...specification.margins],
    bounds: specification.bounds === null ? null : [...specification.bounds],
  };
}

interface OfWave {
  readonly wave: WaveRecord;
  readonly ofReleases: readonly SpecificationOfReleases[];
}

function entryOf({ diagnostics, ...set }: WeightSetRecord, { wave, ofReleases }: OfWave) {
  const kept = ofReleases.find(({ waveId }) => waveId === wave.id);
  return {
    ...set,
    waveNumber: wave.number,
    waveTitle: wave.title,
    designEffect: diagnostics.designEffect.after,
    specification: specificationOf(set.specification),
    otherSpecification:
      kept !== undefined && specificationText(kept.specification) !== specificationText(set.specification),
  };
}

/** A non-response class, or strata that were merged. */
interface Group {
  readonly parkId: string;
  readonly groups: string[];
  readonly sexes?: ('F' | 'M')[];
  readonly respondents?: number | null;
  readonly factor?: number | null;
  readonly beyondLimits?: boolean;
}

function groupOf(nameOf: NameOf, group: Group) {
  const { parkId, groups, sexes = [], respondents = null, factor = null, beyondLimits = false } = group;
  return { park: nameOf(parkId), groups, sexes, respondents, factor, beyondLimits };
}

/**
 * For the survey team only: the classes show which strata responded; a class without a factor has few persons, and if
 * nothing is shown about those who did not state their sex, they are few.
 */
const forTheTeam = { classes: [], mergedStrata: [], strataAlone: [], notStated: null };

function diagnosticsOf(everything: WeightDiagnostics, nameOf: NameOf, counts: boolean) {
  const given = counts ? everything : { ...everything, ...forTheTeam };
  const shownRespondents = (respondents: number | null): number | null => (counts ? respondents : null);
  const stated = (sex: string | null): ('F' | 'M')[] => (sex === 'F' || sex === 'M' ? [sex] : []);
  return {
    ...given,
    range: given.range === null ? null : [...given.range],
    factors: given.factors === null ? null : { ...given.factors, range: [...given.factors.range] },
    convergence: given.convergence,
    trimming:
      given.trimming === null
        ? null
        : { ...given.trimming, levelledParks: given.trimming.levelledParks.map((parkId) => nameOf(parkId)) },
    classes: given.classes.map(({ parkId, parts, respondents, factor, beyondLimits }) =>
      groupOf(nameOf, {
        parkId,
        groups: [...new Set(parts.map(({ stratum }) => stratum))],
        sexes: [...new Set(parts.map(({ sex }) => sex))],
        respondents,
        factor,
        beyondLimits,
      }),
    ),
    toCollapse: given.toCollapse.map(({ parkId, sizes, sex, respondents }) =>
      groupOf(nameOf, { parkId, groups: [...sizes], sexes: stated(sex), respondents: shownRespondents(respondents) }),
    ),
    mergedStrata: given.mergedStrata.map(({ parkId, strata }) => groupOf(nameOf, { parkId, groups: [...strata] })),
    strataAlone: given.strataAlone.map((parkId) => nameOf(parkId)),
    silentParks: given.silentParks.map((parkId) => nameOf(parkId)),
  };
}

/** Reads weight sets for pages, with the names of the parks. Counts of answers are for the survey team only. */
@Injectable()
export class ReadWeightSets {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
    private readonly surveys: SurveysFacade,
  ) {}

  list(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.weights.read');
    return this.database.read(actor, async (tx) => {
      const sets = await weightSetRecords(tx);
      const ofReleases = await specificationsOfReleases(tx);
      const waves = [...(await this.surveys.waves(tx))].sort((a, b) => b.number - a.number);
      return {
        items: waves.flatMap((wave) =>
          sets.filter((set) => set.waveId === wave.id).map((set) => entryOf(set, { wave, ofReleases })),
        ),
        making: await openWeightJobs(tx),
        specificationsOfReleases: ofReleases.map(({ waveId, specification }) => ({
          waveId,
          specification: specificationOf(specification),
        })),
      };
    });
  }

  one(actor: Actor, id: string) {
    demand(actor, indicatorsPermissions, 'indicators.weights.read');
    return this.database.read(actor, async (tx) => {
      const found = await weightSetRecord(tx, id);
      if (found === undefined) throw weightProblems.unknownSet();
      const wave = (await this.surveys.wave(tx, found.waveId))!;
      const nameOf = await this.names(tx, found.diagnostics);
      const counts = holds(actor, indicatorsPermissions, 'indicators.weights.make');
      const set = entryOf(found, { wave, ofReleases: await specificationsOfReleases(tx, found.waveId) });
      return { set, diagnostics: diagnosticsOf(found.diagnostics, nameOf, counts) };
    });
  }

  private async names(tx: ReadTransaction, diagnostics: WeightDiagnostics): Promise<NameOf> {
    const { classes, toCollapse, mergedStrata, strataAlone, silentParks, trimming } = diagnostics;
    const listed = [...classes, ...toCollapse, ...mergedStrata].map(({ parkId }) => parkId);
    const ids = [...new Set([...listed, ...strataAlone, ...silentParks, ...(trimming?.levelledParks ?? [])])];
    const places = await this.directory.places(tx, ids);
    const names = new Map(places.map(({ id, name }) => [id, name]));
    return (parkId) => names.get(parkId) ?? { en: '–', zh: '–' };
  }
}
