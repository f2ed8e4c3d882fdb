import { DirectoryFacade } from '../../../src/modules/directory/index.js';
import { ReadIndicators } from '../../../src/modules/indicators/use-cases/publication/read-indicators.js';
import { ReadCounts } from '../../../src/modules/indicators/use-cases/institutional/read-counts.js';
import { CountInstitutions } from '../../../src/modules/indicators/use-cases/institutional/count-institutions.js';
import { GatherFacts } from '../../../src/modules/indicators/use-cases/institutional/gather-facts.js';
import { IdentityFacade } from '../../../src/modules/identity/index.js';
import { liveOn } from '../live/room.js';

import type { Database } from '../../../src/platform/database/database.js';
import { RoadmapFacade } from '../../../src/roadmap/index.js';
import { GroupVoices } from '../../../src/roadmap/use-cases/group-voices.js';
import { OwningGroups } from '../../../src/roadmap/use-cases/owning-groups.js';
import { WorkspaceDay } from '../../../src/roadmap/use-cases/workspace-day.js';
import { SurveysFacade } from '../../../src/surveys/index.js';
import { dialogueOn } from '../dialogue/table.js';

/** The read services of indicators with the dependencies of the module. */
export function readIndicatorsOn(database: Database): ReadIndicators {
  const [identity, directory] = [new IdentityFacade(), new DirectoryFacade()];
  const { facade: dialogue } = dialogueOn({ database });
  const day = new WorkspaceDay(identity);
  const roadmap = new RoadmapFacade(day, new GroupVoices(dialogue), new OwningGroups(dialogue));
  const facts = new GatherFacts(dialogue, liveOn({ database }).facade, roadmap, new SurveysFacade());
  const counts = new ReadCounts(new CountInstitutions(facts), directory, roadmap);
  return new ReadIndicators(database, directory, counts);
}
