/** While a PDF is created. */
export const printingWords = {
  en: {
    printing: {
      creating: 'Creating the document',
      ahead_one: '{{count}} document is created before yours',
      ahead_other: '{{count}} documents are created before yours',
    },
  },
  zh: {
    printing: {
      creating: '正在生成文件',
      ahead_other: '前面还有{{count}}份文件',
    },
  },
};
