import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ComputeFigures } from '../../../src/modules/indicators/use-cases/runs/compute-figures.js';
import { ComputeRun } from '../../../src/modules/indicators/use-cases/runs/compute-run.js';
import { MakeWeightSet } from '../../../src/modules/indicators/use-cases/weighting/make-weight-set.js';
import { ReadAnswers } from '../../../src/modules/indicators/use-cases/runs/read-answers.js';
import { RepeatRun } from '../../../src/modules/indicators/use-cases/runs/repeat-run.js';
import type { Database } from '../../../src/platform/database/database.js';
import { AnswersFacade } from '../../../src/surveys/answers.js';

const figures = (): ComputeFigures => {
  const surveys = new AnswersFacade();
  return new ComputeFigures(surveys, new ReadAnswers(surveys));
};

const weightsOn = (database: Database): MakeWeightSet =>
  new MakeWeightSet(database, new AnswersFacade(), new DirectoryFacade());

/** With the dependencies of the module. */
export const computeRunOn = (database: Database, weights = weightsOn(database)): ComputeRun =>
  new ComputeRun(database, figures(), weights);
export const repeatRunOn = (database: Database): RepeatRun => new RepeatRun(database, figures(), new AnswersFacade());
