import type { Bilingual } from './questionnaire.js';
import type { PhoneTexts, WireText } from './wire.js';

/** The part of `texts` in the questionnaire file that workers see. */
export interface QuestionnaireTexts {
  readonly information_sheet: {
    readonly title: Bilingual;
    readonly sections: readonly { readonly id: string; readonly title: Bilingual; readonly body: Bilingual }[];
  };
  readonly no_consent: { readonly body: Bilingual };
  readonly under_age: { readonly body: Bilingual };
  readonly not_covered: { readonly body: Bilingual };
  readonly module_offer: { readonly body: Bilingual };
  readonly health_consent: { readonly title: Bilingual; readonly body: Bilingual };
  readonly stop: { readonly body: Bilingual };
  readonly closing: {
    readonly title: Bilingual;
    readonly body: Bilingual;
    readonly results: Bilingual;
    readonly help_intro: Bilingual;
  };
}

/** A help line that the wave's owner has confirmed (number, hours, whether it serves this place). */
export interface HelpLine {
  readonly number: string;
  readonly label: Bilingual;
}

/** Placeholders that the phone fills itself. */
const LEFT_FOR_PHONE = new Set(['module_minutes']);
const PLACEHOLDER = /\{([a-z_]+)\}/g;

/** Whether every question can be left unanswered. */
const voluntary = {
  free: {
    en: 'Taking part is voluntary. You do not have to answer any question, and you can stop at any time.',
    zh: '是否参加由您自己决定。任何问题都可以不回答，也可以随时停止。',
  },
  required: {
    en: 'Taking part is voluntary. Some questions need an answer before you can continue, and you can stop at any time.',
    zh: '是否参加由您自己决定。部分问题须回答后才能继续，您可以随时停止。',
  },
} as const;

/** The text of the first screen; the full information sheet is behind "More". */
export const firstScreen = (answers: keyof typeof voluntary): Bilingual => ({
  en: [
    '{survey_owner} runs this survey in {park_name}. Your employer does not see your answers.',
    'The main questions take about {core_minutes} minutes.',
    'You are not asked for your name, and it is not recorded which answers are yours.',
    voluntary[answers].en,
  ].join('\n'),
  zh: [
    '本调查由{survey_owner}在{park_name}开展。您的单位看不到您的回答。',
    '主要题目约需{core_minutes}分钟。',
    '本调查不问姓名，也不记录哪一份回答是您的。',
    voluntary[answers].zh,
  ].join('\n'),
});

/**
 * The texts of a wave with placeholders filled. `unfilled` names the placeholders without a value, each once: a wave
 * cannot open while there are any (green-jobs methodology, section 3.1).
 */
export function toPhoneTexts(
  texts: QuestionnaireTexts,
  values: Readonly<Record<string, Bilingual>>,
  help: readonly HelpLine[],
): { readonly texts: PhoneTexts; readonly unfilled: readonly string[] } {
  const unfilled = new Set<string>();
  const fill = (text: string, language: 'en' | 'zh'): string =>
    text
      .replace(PLACEHOLDER, (whole, name: string) => {
        if (LEFT_FOR_PHONE.has(name)) return whole;
        const value = values[name]?.[language].trim();
        if (!value) unfilled.add(name);
        return value || whole;
      })
      .replace(/\babout 1 minutes\b/g, 'about 1 minute');
  const both = ({ en, zh }: Bilingual): WireText => [fill(en, 'en'), fill(zh, 'zh')];
  const filled: PhoneTexts = {
    sheetTitle: both(texts.information_sheet.title),
    summary: both(firstScreen('free')),
    sheet: texts.information_sheet.sections.map(({ id, title, body }) => ({
      id,
      title: both(title),
      body: both(body),
    })),
    noConsent: both(texts.no_consent.body),
    underAge: both(texts.under_age.body),
    notCovered: both(texts.not_covered.body),
    moduleOffer: both(texts.module_offer.body),
    healthTitle: both(texts.health_consent.title),
    healthBody: both(texts.health_consent.body),
    stop: both(texts.stop.body),
    closingTitle: both(texts.closing.title),
    closingBody: both(texts.closing.body),
    closingResults: both(texts.closing.results),
    helpIntro: both(texts.closing.help_intro),
    help: help.map(({ number, label }) => ({ number, label: both(label) })),
  };
  return { texts: filled, unfilled: [...unfilled] };
}
