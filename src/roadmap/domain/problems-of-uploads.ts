import { Problem } from '../../kernel/problem.js';
import { actionNumber } from './action.js';

export function uploadNotFound(): Problem {
  return new Problem(
    'not-found',
    'roadmap.upload.not-found',
    { en: 'Upload not found.', zh: '未找到该上传任务。' },
    {
      detail: {
        en: 'The upload was completed, cancelled or deleted after a week without progress.',
        zh: '该上传任务已完成、已取消，或因一周无进展而被删除。',
      },
    },
  );
}

export function uploadTooLarge(maxBytes: number): Problem {
  return new Problem(
    'too-large',
    'roadmap.upload.too-large',
    { en: 'The file is larger than 200 MB.', zh: '文件超过200 MB。' },
    { facts: { maxBytes } },
  );
}

export function tooManyUploads(limit: number, actions: readonly number[]): Problem {
  const codes = actions.map(actionNumber);
  return new Problem(
    'conflict',
    'roadmap.upload.too-many',
    { en: `You have ${limit} unfinished uploads.`, zh: `您有${limit}个未完成的上传任务。` },
    {
      detail: {
        en: `Complete or cancel one of them, then try again. Actions: ${codes.join(', ')}.`,
        zh: `请先完成或取消其中一个，再重试。相关行动：${codes.join('、')}。`,
      },
      facts: { limit },
    },
  );
}

export function uploadPartWrong(expectedBytes: number): Problem {
  const code = 'roadmap.upload.part-wrong';
  const title = { en: 'This part of the file does not have the expected size.', zh: '该分段的大小不符合要求。' };
  return new Problem('invalid', code, title, {
    errors: [{ pointer: '/file', code, detail: title }],
    facts: { expectedBytes },
  });
}

export function uploadBusy(): Problem {
  return new Problem(
    'unavailable',
    'roadmap.upload.completing',
    { en: 'The upload is being completed.', zh: '上传任务正在完成中。' },
    { retryAfter: 3 },
  );
}

export function uploadIncomplete(received: number): Problem {
  return new Problem(
    'conflict',
    'roadmap.upload.incomplete',
    { en: 'Parts of the file are missing.', zh: '文件尚未全部上传。' },
    { facts: { received } },
  );
}

export function pictureInParts(maxBytes: number): Problem {
  return new Problem(
    'too-large',
    'roadmap.upload.picture',
    { en: 'A picture can have at most 20 MB.', zh: '图片最大为20 MB。' },
    {
      detail: {
        en: 'Save the picture in a smaller size and try again. Place and time can only be removed from smaller pictures.',
        zh: '请缩小图片后重试。系统只能清除较小图片中的地点和时间信息。',
      },
      facts: { maxBytes },
    },
  );
}
