/** Files of evidence that are sent in parts. */
export const uploads = {
  en: {
    unfinished: 'Your unfinished uploads',
    pausedFiles: 'Paused uploads',
    received: '{{received}} of {{total}} received.',
    chooseAgain: 'To continue, choose the same file again in your report.',
    continue: 'Continue',
    cancel: 'Cancel upload',
    cancelQuestion: 'Cancel the upload of {{name}}?',
    cancelText: 'The part that was received is deleted.',
    pause: 'Pause',
    paused: 'Paused. The part that was received is kept for a week.',
  },
  zh: {
    unfinished: '您未完成的上传',
    pausedFiles: '已暂停的上传',
    received: '已接收{{received}}，共{{total}}。',
    chooseAgain: '如需继续上传，请在报告中再次选择同一文件。',
    continue: '继续',
    cancel: '取消上传',
    cancelQuestion: '取消上传“{{name}}”？',
    cancelText: '已接收的部分将被删除。',
    pause: '暂停',
    paused: '已暂停。已接收的部分保留一周。',
  },
} as const;
