import type { LocalizedText } from '../../kernel/localized-text.js';
import { Problem } from '../../kernel/problem.js';

function wrong(code: string, pointer: string, title: LocalizedText): Problem {
  const full = `roadmap.action.${code}`;
  return new Problem('invalid', full, title, { errors: [{ pointer, code: full, detail: title }] });
}

export function meetingUnknown(): Problem {
  const title = {
    en: 'Meeting not found. Open the room of the meeting again.',
    zh: '未找到该会议。请重新打开会场页面。',
  };
  return wrong('meeting-unknown', '/meetingId', title);
}

export function ownerNotInMeeting(pointer: '/ownerOrganisationId' | '/ownerWorkingGroupId'): Problem {
  const title = {
    en: 'The owner is not in this meeting. Choose an owner that is, or leave the owner open.',
    zh: '该负责方未参加本次会议。请选择参会的负责方，或暂不填写。',
  };
  return wrong('owner-not-in-meeting', pointer, title);
}
