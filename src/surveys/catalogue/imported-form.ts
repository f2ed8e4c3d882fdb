import { parkWorkerQuestionnaire } from './park-worker.js';

const { placeholders, texts } = parkWorkerQuestionnaire;

interface Section {
  readonly id: string;
  readonly title: { readonly en: string; readonly zh: string };
  readonly body: { readonly en: string; readonly zh: string };
}

const sheet = texts['information_sheet'] as { readonly sections: readonly Section[] };

/** What the information sheet of the built-in questionnaire says about its own questions, for any questionnaire. */
const bodies: Readonly<Record<string, Section['body']>> = {
  why: { en: '{survey_purpose}', zh: '{survey_purpose}' },
  voluntary: {
    en: 'Taking part is voluntary. There are about {core_questions} questions, which take about {core_minutes} minutes. You may stop at any time: you then choose whether to send what you have answered or to delete it. Saying no has no disadvantage for you.',
    zh: '是否参加由您自己决定。问卷约有{core_questions}题，约需{core_minutes}分钟。您可以随时停止：届时由您选择提交已填写的内容，或将其删除。不参加对您没有任何不利影响。',
  },
  legal_basis: {
    en: 'We use your answers only because you agree: {legal_basis}. {permit_note}',
    zh: '我们仅在您同意的前提下使用您的回答：{legal_basis}。{permit_note}',
  },
  how_long: {
    en: 'Single answers are deleted on {answers_kept_until}. Published tables stay. Until you send, your answers are only on your phone. Once sent, it is not recorded which answers are yours, so we cannot show, change or delete them for you.',
    zh: '单份回答将于{answers_kept_until}删除，已发布的汇总表会保留。提交之前，您的回答只保存在您的手机上。提交之后，系统不记录哪一份回答是您的，因此我们无法为您查看、更改或删除。',
  },
};

/** What it says in addition of a questionnaire that asks for a separate consent to questions on health. */
const healthBodies: typeof bodies = {
  legal_basis: {
    en: 'We use your answers only because you agree: {legal_basis}. Questions about health need a second agreement, asked separately. {permit_note}',
    zh: '我们仅在您同意的前提下使用您的回答：{legal_basis}。涉及健康的问题会另行征得您的单独同意。{permit_note}',
  },
  how_long: {
    en: 'Single answers are deleted on {answers_kept_until}, answers about health on {health_kept_until}. Published tables stay. Until you send, your answers are only on your phone. Once sent, it is not recorded which answers are yours, so we cannot show, change or delete them for you.',
    zh: '单份回答将于{answers_kept_until}删除，其中健康方面的回答将于{health_kept_until}删除；已发布的汇总表会保留。提交之前，您的回答只保存在您的手机上。提交之后，系统不记录哪一份回答是您的，因此我们无法为您查看、更改或删除。',
  },
};

const purpose = {
  name: 'survey_purpose',
  meaning: {
    en: 'why the survey is conducted and who uses the results, in one or two sentences',
    zh: '调查目的以及由谁使用结果，一两句话',
  },
};

/** A form explains its consent to questions on health in the hint of that question. */
const blank = { en: '', zh: '' };

function framed(own: typeof bodies, without: readonly string[]) {
  const sections = sheet.sections.map((section) => ({ ...section, body: own[section.id] ?? section.body }));
  return {
    placeholders: [...placeholders.filter(({ name }) => !without.includes(name)), purpose],
    texts: { ...texts, information_sheet: { ...sheet, sections }, health_consent: { title: blank, body: blank } },
  };
}

/**
 * Texts and placeholders of the phone page for a questionnaire that was uploaded; `health`: for one with a separate consent to
 * questions on health.
 */
export const importedFormTexts = {
  ...framed(bodies, ['module_minutes', 'health_kept_until']),
  health: framed({ ...bodies, ...healthBodies }, ['module_minutes']),
};
