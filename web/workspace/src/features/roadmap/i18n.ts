import { budget } from './texts/budget.js';
import { comparison } from './texts/comparison.js';
import { en } from './texts/en.js';
import { inbox, moreFilters } from './texts/inbox.js';
import { moreViews } from './texts/more-views.js';
import { confirmations } from './texts/confirmations.js';
import { comments } from './texts/comments.js';
import { publicEntry } from './texts/public-entry.js';
import { register } from './texts/register.js';
import { repeat } from './texts/repeat.js';
import { moving } from './texts/moving.js';
import { nextStep, risk } from './texts/risk.js';
import { uploads } from './texts/uploads.js';
import { handOver, views } from './texts/views.js';
import { table } from './texts/table.js';
import { sentReport } from './texts/sent-report.js';
import { tiles } from './texts/tiles.js';
import { zh } from './texts/zh.js';

export const messages = {
  en: {
    ...en,
    handOver: handOver.en,
    views: views.en,
    budget: budget.en,
    comparison: comparison.en,
    repeat: repeat.en,
    register: register.en,
    inbox: inbox.en,
    moreFilters: moreFilters.en,
    moreViews: moreViews.en,
    comments: comments.en,
    confirmations: confirmations.en,
    nextStep: nextStep.en,
    risk: risk.en,
    table: table.en,
    sent: sentReport.en,
    tiles: tiles.en,
    moving: moving.en,
    uploads: uploads.en,
    public: publicEntry.en,
  },
  zh: {
    ...zh,
    handOver: handOver.zh,
    views: views.zh,
    budget: budget.zh,
    comparison: comparison.zh,
    repeat: repeat.zh,
    register: register.zh,
    inbox: inbox.zh,
    moreFilters: moreFilters.zh,
    moreViews: moreViews.zh,
    comments: comments.zh,
    confirmations: confirmations.zh,
    nextStep: nextStep.zh,
    risk: risk.zh,
    table: table.zh,
    sent: sentReport.zh,
    tiles: tiles.zh,
    moving: moving.zh,
    uploads: uploads.zh,
    public: publicEntry.zh,
  },
} as const;
