import { dayInWords } from '../../kernel/day-in-words.js';
import { inLanguage, type Language, localized, type LocalizedText } from '../../kernel/localized-text.js';
import { enterpriseNotice, type NoticeText, unionNotice } from './notice-texts.js';
import { approvalLine, sheetSection } from './phone-page.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { healthItems } from './retention.js';
import { ethicsNotice, impactAssessment } from './review-texts.js';
import type { Wave } from './wave.js';

/** Printed pages about a wave, each for another reader. */
export const noticeKinds = ['union', 'enterprise', 'ethics', 'assessment'] as const;
export type NoticeKind = (typeof noticeKinds)[number];

const notices: Readonly<Record<NoticeKind, NoticeText>> = {
  ...{ union: unionNotice, enterprise: enterpriseNotice, ethics: ethicsNotice, assessment: impactAssessment },
};

export interface Notice {
  readonly title: string;
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly sections: readonly { readonly title: string; readonly items: readonly string[] }[];
}

/** Printed where the wave lacks a fact. */
export const byHand = localized('____________________ (fill in by hand)', '____________________（请手工填写）');

const labels = {
  survey: localized('Survey', '调查名称'),
  owner: localized('Responsible for the data (responsible body)', '对数据负责的单位（个人信息处理者）'),
  partners: localized('Supported by', '支持单位'),
  purpose: localized('Purpose', '调查目的'),
  contact: localized('Questions', '咨询'),
  complaint: localized('Complaints, outside the survey team', '投诉渠道（调查组以外）'),
  approval: localized('Approval of the survey (not by an ethics board)', '调查审批（非伦理审查）'),
  fieldwork: localized('Open for answers', '作答时间'),
} as const;

/** The page of a kind, filled with the facts of the wave. */
export function noticeOf(
  kind: NoticeKind,
  from: { readonly wave: Wave; readonly definition: QuestionnaireDefinition },
  language: Language,
): Notice {
  const say = (text: LocalizedText): string => inLanguage(text, language);
  const values = factsOf(from.wave, from.definition);
  const fill = (text: LocalizedText): string =>
    say(text).replace(/\{([a-z_]+)\}/g, (_, name: string) => {
      const value = values[name];
      return value === undefined || say(value).trim() === '' ? say(byHand) : say(value);
    });
  const { title, sections } = notices[kind];
  return {
    title: say(title),
    facts: Object.entries(labels).map(([name, label]) => [say(label), fill(localized(`{${name}}`, `{${name}}`))]),
    sections: sections.map((section) => ({ title: say(section.title), items: section.items.map(fill) })),
  };
}

function factsOf(wave: Wave, definition: QuestionnaireDefinition): Readonly<Record<string, LocalizedText | undefined>> {
  const { texts, startsOn, endsOn } = wave;
  const number = (value: number): LocalizedText => localized(String(value), String(value));
  const day = (value: string | null): LocalizedText | undefined => (value === null ? undefined : dayInWords(value));
  const [first, last] = [dayInWords(startsOn), dayInWords(endsOn)];
  return {
    survey: wave.title,
    owner: texts['survey_owner'],
    partners: texts['partners'],
    contact: joined(['contact_name', 'contact_phone', 'contact_email'].map((name) => texts[name])),
    complaint: texts['complaint_contact'],
    approval: approvalOf(wave),
    fieldwork: localized(`${first.en} to ${last.en}`, `${first.zh}至${last.zh}`),
    ...{ from: first, to: last, kept: day(wave.answersKeptUntil), health: day(wave.healthKeptUntil) },
    ...{ minimum: number(wave.minimumPersons), enterprises: number(wave.minimumEnterprises) },
    ...{
      results: texts['results_address'],
      purpose: sheetSection(definition, texts, 'why'),
      legal_basis: texts['legal_basis'],
    },
    asked: topics(wave, definition),
    health_consent: healthConsent(definition),
  };
}

/** A part that is filled in one language only is printed in that language. */
function joined(parts: readonly (LocalizedText | undefined)[]): LocalizedText {
  const known = (language: 'en' | 'zh'): string[] =>
    parts.map((part) => part?.[language].trim() ?? '').filter((part) => part !== '');
  return localized(known('en').join(', '), known('zh').join('，'));
}

function approvalOf(wave: Wave): LocalizedText {
  const exemption = wave.approvalExemption?.trim() ?? '';
  if (exemption !== '') return localized(`Not needed: ${exemption}`, `无需审批：${exemption}`);
  const line = approvalLine(wave);
  return localized(line, line);
}

const basic = localized('basic questions on work', '有关工作的基础题');

/** Names of the parts that the wave asks; a wave without optional parts asks the first ones only. */
function topics({ offer }: Wave, { modules }: QuestionnaireDefinition): LocalizedText {
  const asked = modules
    .filter(({ optional }) => offer !== 'none' || !optional)
    .map(({ id, label }) => (id === 'core' ? basic : label));
  return localized(asked.map(({ en }) => en).join('; '), asked.map(({ zh }) => zh).join('；'));
}

function healthConsent(definition: QuestionnaireDefinition): LocalizedText {
  return healthItems(definition).length === 0
    ? localized(
        'The questionnaire has no separate consent to questions on health (sensitive personal information: Articles 28 and 29 of the Personal Information Protection Law); check that it asks none.',
        '问卷未就健康问题另设单独同意（敏感个人信息：《个人信息保护法》第二十八条、第二十九条），请核实问卷不含此类问题。',
      )
    : localized(
        'Questions on health concern sensitive personal information. The questionnaire asks for a separate consent before them (Articles 28 and 29 of the Personal Information Protection Law).',
        '健康问题涉及敏感个人信息，问卷在提问之前另行征求单独同意（《个人信息保护法》第二十八条、第二十九条）。',
      );
}
