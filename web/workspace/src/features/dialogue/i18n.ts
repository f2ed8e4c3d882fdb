import { arrange } from './texts/arrange.js';
import { closing } from './texts/closing.js';
import { confirmation } from './texts/confirmation.js';
import { corrigendum } from './texts/corrigendum.js';
import { deletionWords } from './texts/deletion.js';
import { document } from './texts/document.js';
import { en } from './texts/en.js';
import { group } from './texts/group.js';
import { groupActions } from './texts/group-actions.js';
import { invitation } from './texts/invitation.js';
import { meeting } from './texts/meeting.js';
import { prepare } from './texts/prepare.js';
import { replySlip } from './texts/reply-slip.js';
import { seat } from './texts/seat.js';
import { substitution } from './texts/substitution.js';
import { zh } from './texts/zh.js';

export const messages = {
  en: {
    ...en,
    ...deletionWords.en,
    arrange: arrange.en,
    closing: closing.en,
    confirmation: confirmation.en,
    corrigendum: corrigendum.en,
    document: document.en,
    group: group.en,
    groupActions: groupActions.en,
    invitation: invitation.en,
    meeting: meeting.en,
    prepare: prepare.en,
    replySlip: replySlip.en,
    seat: seat.en,
    substitution: substitution.en,
  },
  zh: {
    ...zh,
    ...deletionWords.zh,
    arrange: arrange.zh,
    closing: closing.zh,
    confirmation: confirmation.zh,
    corrigendum: corrigendum.zh,
    document: document.zh,
    group: group.zh,
    groupActions: groupActions.zh,
    invitation: invitation.zh,
    meeting: meeting.zh,
    prepare: prepare.zh,
    replySlip: replySlip.zh,
    seat: seat.zh,
    substitution: substitution.zh,
  },
} as const;
