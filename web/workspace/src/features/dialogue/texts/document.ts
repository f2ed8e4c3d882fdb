/** Documents that are shown in the page. */
export const document = {
  en: { preview: 'Preview', download: 'Download:' },
  zh: { preview: '预览', download: '下载：' },
} as const;
