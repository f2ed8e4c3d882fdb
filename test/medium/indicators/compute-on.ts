import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ComputeFigures } from '../../../src/modules/indicators/use-cases/runs/compute-figures.js';
import { ComputeRun } from '../../../src/modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../../../src/modules/indicators/use-cases/weighting/make-weight-set.js';
import { ReadAnswers } from '../../../src/modules/indicators/use-cases/runs/read-answers.js';
import { RepeatRun } from '../../../src/modules/indicators/use-cases/runs/repeat-run.js';
import type { Database } from '../../../src/platform/database/database.js';
import { publishRun } from '../../support/publish-run.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';

const figures = (): ComputeFigures => {
  const surveys = new AnswersFacade();
  return new ComputeFigures(surveys, new ReadAnswers(surveys));
};

const weightsOn = (database: Database): MakeWeightSet =>
  new MakeWeightSet(database, new AnswersFacade(), new DirectoryFacade());

class PublishedRun extends ComputeRun {
  constructor(private readonly on: Database) {
    super(on, figures(), weightsOn(on), new AnswersFacade());
  }

  override async execute(...given: Parameters<ComputeRun['execute']>): ReturnType<ComputeRun['execute']> {
    const result = await super.execute(...given);
    await publishRun(this.on, given[0], result.runId);
    return result;
  }
}

/** Computes runs and publishes them, so that their figures are on the pages. */
export const publishedRunOn = (database: Database): ComputeRun => new PublishedRun(database);
/** With the dependencies of the module. */
export const computeRunOn = (database: Database, weights = weightsOn(database)): ComputeRun =>
  new ComputeRun(database, figures(), weights, new AnswersFacade());
export const repeatRunOn = (database: Database): RepeatRun => new RepeatRun(database, figures(), new AnswersFacade());
