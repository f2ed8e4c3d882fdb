import { Problem } from '../../../kernel/problem.js';

export function nodeNotFound(): Problem {
  return new Problem('not-found', 'chain.node.not-found', {
    en: 'Item not found.',
    zh: '未找到该内容。',
  });
}

export function meetingRecordNotFound(): Problem {
  return new Problem(
    'not-found',
    'chain.meeting-record.not-found',
    { en: 'This meeting has no record yet.', zh: '该次会议尚无记录。' },
    {
      detail: {
        en: 'The record begins when the meeting is convened; a cancelled meeting has none.',
        zh: '会议召集后开始形成记录；已取消的会议没有记录。',
      },
    },
  );
}
