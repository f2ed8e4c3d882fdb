/** In what capacity a person without a constituency takes part. */
export const capacityWords = {
  en: {
    secretariat: 'Secretariat',
    agency: 'Agency',
    adviser: 'Adviser',
    observer: 'Observer',
    'resource-person': 'Resource person',
    interpreter: 'Interpreter',
  },
  zh: {
    secretariat: '秘书处',
    agency: '机构',
    adviser: '顾问',
    observer: '观察员',
    'resource-person': '专家',
    interpreter: '口译员',
  },
} as const;
