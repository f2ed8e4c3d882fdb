import { breakdownsEn, breakdownsZh } from './texts/breakdowns.js';
import { changeEn, changeZh } from './texts/change.js';
import { countEn } from './texts/count-en.js';
import { countZh } from './texts/count-zh.js';
import { definitionsEn } from './texts/definitions-en.js';
import { definitionsZh } from './texts/definitions-zh.js';
import { en } from './texts/en.js';
import { findingEn, findingZh } from './texts/finding.js';
import { explorerEn } from './texts/explorer-en.js';
import { explorerZh } from './texts/explorer-zh.js';
import { mergingEn, mergingZh } from './texts/merging.js';
import { postersEn, postersZh } from './texts/posters.js';
import { referencesEn, referencesZh } from './texts/references.js';
import { releasesEn, releasesZh } from './texts/releases.js';
import { runsEn, runsZh } from './texts/runs.js';
import { weightsEn } from './texts/weights-en.js';
import { weightsZh } from './texts/weights-zh.js';
import { zh } from './texts/zh.js';

export const messages = {
  en: {
    ...en,
    ...countEn,
    ...explorerEn,
    ...breakdownsEn,
    ...changeEn,
    ...findingEn,
    ...mergingEn,
    ...postersEn,
    ...runsEn,
    ...referencesEn,
    ...releasesEn,
    ...weightsEn,
    ...definitionsEn,
  },
  zh: {
    ...zh,
    ...countZh,
    ...explorerZh,
    ...breakdownsZh,
    ...changeZh,
    ...findingZh,
    ...mergingZh,
    ...postersZh,
    ...runsZh,
    ...referencesZh,
    ...releasesZh,
    ...weightsZh,
    ...definitionsZh,
  },
} as const;
