import type { Problem } from '../../../kernel/problem.js';
import { problem } from './problem-words.js';

export const screenNotWaiting = (): Problem =>
  problem('not-found', 'live.screen.not-waiting', [
    'No screen shows this code.',
    '没有屏幕显示此代码。',
    'Check the code on the screen. It changes after 10 minutes.',
    '请核对屏幕上的代码。代码每10分钟更换一次。',
  ]);

export const screenUnknown = (): Problem =>
  problem('not-found', 'live.screen.unknown', [
    'This screen is not paired with a meeting.',
    '该屏幕未与会议连接。',
    'The screen was removed or the meeting has ended. Pair the screen again.',
    '屏幕已被移除或会议已结束，请重新连接。',
  ]);
