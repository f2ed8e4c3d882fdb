/** The notice that an administrator asked to replace a lost device of the reader. */
export const replacementWords = {
  en: {
    replacement: {
      notice:
        'An administrator of {{workspace}} says that you have lost your device. All devices and recovery codes of your account, your password and all sessions end on {{when}}. You then sign in by an emailed link. If you still have your device, stop this.',
      stop: 'Stop the replacement',
      means: 'Your devices stay as they are. The administrators are notified.',
    },
  },
  zh: {
    replacement: {
      notice:
        '{{workspace}}的管理员称您的设备已丢失。您账户的全部设备、恢复码、密码和会话将于{{when}}失效，届时须通过邮件链接登录。如设备仍在您手中，请停止更换。',
      stop: '停止更换',
      means: '您的设备保持不变，并通知管理员。',
    },
  },
};
