import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../../kernel/actor.js';
import { demand } from '../../../../kernel/actor.js';
import type { LocalizedText } from '../../../../kernel/localized-text.js';
import { Database, type ReadTransaction } from '../../../../platform/database/index.js';
import { DirectoryFacade } from '../../../directory/index.js';
import { definitionHistories, frozenDefinitions } from '../../catalogue/definitions.js';
import { levelName } from '../../catalogue/level-words.js';
import { measureOf } from '../../domain/definitions/definition.js';
import { indicatorsPermissions } from '../../domain/policy.js';
import { indicatorProblems } from '../../domain/problems.js';
import { reasonsNotAsked } from '../../domain/runs/asked.js';
import { mergedNames } from '../../domain/runs/merging.js';
import type { Movement } from '../../domain/runs/movement.js';
import { designOf, inputsThatDiffer, type RunInputs, sorted } from '../../domain/runs/run.js';
import { definitionIn } from '../../domain/publication/used-definition.js';
import { headlineCells, resultRecords } from '../../queries/protected-figures.js';
import { type RunRecord, runRecord, runRecords } from '../../queries/runs.query.js';
import { type RepetitionRecord, repetitionRecords } from '../../queries/repetitions.query.js';
import { shownByLevel } from '../../queries/releases.query.js';
import { type ComparedCell, comparedCells } from '../../queries/run-comparison.query.js';
import { parksIn } from '../publication/parks-in.js';

const mostFigures = 100;

interface Difference {
  readonly kind: 'wave' | 'input' | 'setting';
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

function written(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(sorted(value ?? null));
}

/** The text by which an input of two runs is compared: the line itself, or the hash of the weights. */
function inputText(inputs: RunInputs, name: keyof RunInputs): string {
  if (name === 'lowPay') return inputs.lowPay.yuanPerHour.toFixed(2);
  if (name === 'weightSet') return inputs.weightSet?.hash ?? '–';
  if (name === 'mapping') return inputs.mapping?.fingerprint ?? '–';
  if (name === 'design') return designOf(inputs);
  return written(inputs[name]);
}

function differencesOf(before: RunRecord, after: RunRecord): Difference[] {
  const [old, now] = [before.inputs!, after.inputs!];
  const inputs = inputsThatDiffer(old, now).map((name): Difference => ({
    kind: 'input',
    name,
    before: inputText(old, name),
    after: inputText(now, name),
  }));
  const settings = { ...before.settings, ...after.settings };
  const changed = (Object.keys(settings) as (keyof typeof settings)[]).flatMap((name): Difference[] => {
    const [was, is] = [written(before.settings[name]), written(after.settings[name])];
    return was === is ? [] : [{ kind: 'setting', name, before: was, after: is }];
  });
  const [was, is] = [before.waveNumber, after.waveNumber].map(String) as [string, string];
  const wave: Difference[] =
    before.waveId === after.waveId ? [] : [{ kind: 'wave', name: 'wave', before: was, after: is }];
  return [...wave, ...changed, ...inputs];
}

function repeated({ inputs, ...repetition }: RepetitionRecord, run: RunRecord) {
  const done = inputs !== null && run.inputs !== null;
  const { outputHash } = repetition;
  return {
    ...repetition,
    same: outputHash === null ? null : outputHash === run.outputHash,
    differs: done ? inputsThatDiffer(run.inputs as RunInputs, inputs) : [],
  };
}

/** Reads runs for pages: their inputs, whether they are reproduced exactly, and how two of them differ. */
@Injectable()
export class ReadRuns {
  constructor(
    private readonly database: Database,
    private readonly directory: DirectoryFacade,
  ) {}

  list(actor: Actor) {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => ({
      items: await runRecords(tx),
    }));
  }

  one(actor: Actor, id: string) {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => {
      const run = await runRecord(tx, id);
      if (run === undefined) throw indicatorProblems.unknownRun();
      const cells = await headlineCells(tx, id);
      const used = Object.fromEntries((run.inputs?.definitions ?? []).map((each) => [each.id, each.version]));
      const reasons = reasonsNotAsked(run, await frozenDefinitions(tx, used));
      const repetitions = await repetitionRecords(tx, id);
      const levels = await shownByLevel(tx, id);
      const parks = new Map((await parksIn(this.directory, tx, levels)).map((park) => [park.id, park.name]));
      return {
        run,
        results: (await resultRecords(tx, id)).map((result) => ({
          ...result,
          notAsked: reasons.get(result.indicatorId) ?? null,
        })),
        shown: cells.filter((cell) => cell.figure !== null).length,
        levels: levels.map((level) => ({
          ...level,
          levelName: levelName(level, { parks, settings: run.settings })!,
          mergedFrom: mergedNames(level.breakdown, level.level),
        })),
        repetitions: repetitions.map((repetition) => repeated(repetition, run)),
      };
    });
  }

  compare(actor: Actor, runs: { readonly before: string; readonly after: string }, movement?: Movement) {
    demand(actor, indicatorsPermissions, 'indicators.run.read');
    return this.database.read(actor, async (tx) => {
      const [before, after] = [await runRecord(tx, runs.before), await runRecord(tx, runs.after)];
      if (before === undefined || after === undefined) throw indicatorProblems.unknownRun();
      if (before.state !== 'done' || after.state !== 'done') throw indicatorProblems.runNotDone();
      const { counts, cells } = await comparedCells(tx, runs, { movement, limit: mostFigures });
      return {
        before,
        after,
        differences: differencesOf(before, after),
        counts,
        figures: await this.moved(tx, cells, { before, after }),
      };
    });
  }

  private async moved(
    tx: ReadTransaction,
    cells: readonly ComparedCell[],
    runs: { readonly before: RunRecord; readonly after: RunRecord },
  ) {
    const shown = cells.flatMap(({ before, after }) => [before, after].filter((side) => side !== null));
    const parks: ReadonlyMap<string, LocalizedText> = new Map(
      (await parksIn(this.directory, tx, shown)).map(({ id, name }) => [id, name]),
    );
    const histories = await definitionHistories(tx);
    const named = (side: ComparedCell['before'], { settings }: RunRecord) =>
      side === null ? null : { ...side, levelName: levelName(side, { parks, settings }) };
    return cells.flatMap(({ indicatorId, movement, ...sides }) => {
      const history = histories.get(indicatorId);
      if (history === undefined) return [];
      const definition = definitionIn(history, runs.after);
      const { name: indicatorName, unit } = definition;
      return [
        {
          indicatorId,
          indicatorName,
          movement,
          unit,
          measure: measureOf(definition),
          before: named(sides.before, runs.before),
          after: named(sides.after, runs.after),
        },
      ];
    });
  }
}
