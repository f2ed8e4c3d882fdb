/** Files of evidence that are sent in parts. */
export const uploads = {
  en: {
    unfinished: 'Unfinished uploads',
    received: '{{received}} of {{total}} received.',
    chooseAgain: 'Choose the same file again to continue.',
    continue: 'Continue',
    cancel: 'Cancel upload',
    cancelQuestion: 'Cancel the upload of {{name}}?',
    cancelText: 'The part that was received is deleted.',
    pause: 'Pause',
    paused: 'Paused. The part that was received is kept for a week.',
  },
  zh: {
    unfinished: '未完成的上传',
    received: '已接收{{received}}，共{{total}}。',
    chooseAgain: '请再次选择同一文件以继续上传。',
    continue: '继续',
    cancel: '取消上传',
    cancelQuestion: '取消上传“{{name}}”？',
    cancelText: '已接收的部分将被删除。',
    pause: '暂停',
    paused: '已暂停。已接收的部分保留一周。',
  },
} as const;
