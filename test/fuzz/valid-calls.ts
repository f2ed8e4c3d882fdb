import type { ValidCalls } from './fixture.js';
import { dialogueCalls } from './valid-calls-dialogue.js';
import { directoryCalls } from './valid-calls-directory.js';
import { indicatorCalls } from './valid-calls-indicators.js';
import { notificationCalls } from './valid-calls-notifications.js';
import { replySlipCalls } from './valid-calls-reply-slips.js';
import { roadmapCalls } from './valid-calls-roadmap.js';
import { surveyCalls } from './valid-calls-surveys.js';

/** A valid call of each operation of docs/api/openapi.json. */
export const validCalls: ValidCalls = {
  ...directoryCalls,
  ...dialogueCalls,
  ...roadmapCalls,
  ...surveyCalls,
  ...indicatorCalls,
  ...notificationCalls,
  ...replySlipCalls,
};
