import { Problem } from '../../kernel/problem.js';

export function mentionRefused(index: number): Problem {
  const code = 'roadmap.comment.mention-refused';
  const title = {
    en: 'You can only mention people who can read this action.',
    zh: '只能提及可以查看该行动的人员。',
  };
  return new Problem('invalid', code, title, { errors: [{ pointer: `/mentionIds/${index}`, code, detail: title }] });
}

export function commentNotFound(): Problem {
  return new Problem('not-found', 'roadmap.comment.not-found', { en: 'Comment not found.', zh: '未找到该评论。' });
}

export function commentOfOthers(): Problem {
  return new Problem('forbidden', 'roadmap.comment.not-author', {
    en: 'Only the author or a facilitator can delete a comment.',
    zh: '评论只能由作者或协调人删除。',
  });
}
