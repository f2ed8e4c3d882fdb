/** Screens without an account, and what a projector shows. */
export const screenWords = {
  en: {
    screen: {
      title: 'Screen',
      enter: 'Enter this code in the live room',
      where: 'In the live room of the meeting, choose “Screens” and enter the code.',
      connecting: 'Connecting',
      ended: 'The screen was removed or the meeting has ended.',
      again: 'Pair again',
      lost: 'Connection lost: reconnecting',
      next: 'Next',
      join: 'Scan to join on your phone',
    },
    screens: {
      title: 'Screens',
      hint: 'Open {{address}} on the screen. It needs no account and shows only what everyone in the room sees.',
      code: 'Code on the screen',
      pair: 'Pair screen',
      paired: 'Paired at {{time}} by {{name}}',
      remove: 'Remove',
      removeOf: 'Remove the screen paired at {{time}}',
    },
  },
  zh: {
    screen: {
      title: '屏幕',
      enter: '请在会场中输入此代码',
      where: '在会场页面点击“屏幕”并输入代码。',
      connecting: '正在连接',
      ended: '屏幕已被移除或会议已结束。',
      again: '重新连接',
      lost: '连接中断，正在重新连接',
      next: '下一位',
      join: '扫码用手机参加',
    },
    screens: {
      title: '屏幕',
      hint: '在屏幕上打开{{address}}。无需账户，只显示会场中所有人可见的内容。',
      code: '屏幕上的代码',
      pair: '连接屏幕',
      paired: '{{name}}于{{time}}连接',
      remove: '移除',
      removeOf: '移除{{time}}连接的屏幕',
    },
  },
} as const;
