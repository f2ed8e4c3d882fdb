import { breakdownsEn, breakdownsZh } from './words/breakdowns.js';
import { changeEn, changeZh } from './words/change.js';
import { countEn } from './words/count-en.js';
import { countZh } from './words/count-zh.js';
import { definitionsEn } from './words/definitions-en.js';
import { definitionsZh } from './words/definitions-zh.js';
import { en } from './words/en.js';
import { explorerEn } from './words/explorer-en.js';
import { explorerZh } from './words/explorer-zh.js';
import { postersEn, postersZh } from './words/posters.js';
import { runsEn, runsZh } from './words/runs.js';
import { weightsEn } from './words/weights-en.js';
import { weightsZh } from './words/weights-zh.js';
import { zh } from './words/zh.js';

export const messages = {
  en: {
    ...en,
    ...countEn,
    ...explorerEn,
    ...breakdownsEn,
    ...changeEn,
    ...postersEn,
    ...runsEn,
    ...weightsEn,
    ...definitionsEn,
  },
  zh: {
    ...zh,
    ...countZh,
    ...explorerZh,
    ...breakdownsZh,
    ...changeZh,
    ...postersZh,
    ...runsZh,
    ...weightsZh,
    ...definitionsZh,
  },
} as const;
