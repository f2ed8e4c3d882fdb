import { Platform1764000000010 } from './010-platform.js';
import { Identity1764000000020 } from './020-identity.js';
import { Dialogue1764000000030 } from './030-dialogue.js';
import { Live1764000000040 } from './040-live.js';
import { Roadmap1764000000050 } from './050-roadmap.js';
import { Surveys1764000000060 } from './060-surveys.js';
import { Indicators1764000000070 } from './070-indicators.js';

/** Every migration in order. Plain SQL, up and down; nothing here imports `src`. */
export const migrations = [
  // 010 platform
  Platform1764000000010,
  // 020 directory and identity
  Identity1764000000020,
  // 030 dialogue
  Dialogue1764000000030,
  // 040 live
  Live1764000000040,
  // 050 roadmap
  Roadmap1764000000050,
  Surveys1764000000060,
  // 070 indicators
  Indicators1764000000070,
  // 080 chain and notifications
];
