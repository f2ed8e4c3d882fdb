import type { LocalizedText } from '../../kernel/localized-text.js';
import { firstScreen, type PhoneOffer, type PhoneTexts, rolesOf, type WireText } from '../form/index.js';
import type { QuestionnaireDefinition } from './questionnaire.js';
import { fillPlaceholders } from './questionnaire.js';
import type { ModuleOffer, Wave } from './wave.js';

const wire = (text: LocalizedText): WireText => [text.en, text.zh];

interface Sheet {
  readonly title: LocalizedText;
  readonly sections: readonly { readonly id: string; readonly title: LocalizedText; readonly body: LocalizedText }[];
}

interface Closing {
  readonly title: LocalizedText;
  readonly body: LocalizedText;
  readonly results: LocalizedText;
  readonly help_intro: LocalizedText;
  readonly help: readonly { readonly number: string; readonly label: LocalizedText }[];
}

/** Puts each sentence on its own line: a long paragraph is hard to read on a phone. */
const bySentence = ({ en, zh }: LocalizedText): LocalizedText => ({
  en: en.replace(/([.?!])\s+(?=[A-Z“"])/g, '$1\n'),
  zh: zh.replace(/([。？！])(?=[^”）\n])/g, '$1\n'),
});

/** Whether some question cannot be left unanswered, besides that for consent: whoever says no there takes no part. */
function needsAnswers(definition: QuestionnaireDefinition): boolean {
  const consent = rolesOf(definition).consent?.question;
  return definition.questions.some(
    ({ name, answer, required }) => name !== consent && (answer === 'must' || required !== undefined),
  );
}

/** A section of the information sheet; undefined if there is none, or if a text that it needs is missing. */
export function sheetSection(
  definition: QuestionnaireDefinition,
  values: Readonly<Record<string, LocalizedText>>,
  id: string,
): LocalizedText | undefined {
  const { sections } = fillPlaceholders(definition.texts, values)['information_sheet'] as Sheet;
  const body = sections.find((section) => section.id === id)?.body;
  return body === undefined || /[{}]/.test(body.en + body.zh) ? undefined : body;
}

/**
 * The texts that workers see, with all placeholders filled except {module_minutes}, which the phone fills. The
 * paragraph on stored data comes from the program, not from the questionnaire, because it depends on the collector.
 */
export function phoneTexts(
  definition: QuestionnaireDefinition,
  values: Readonly<Record<string, LocalizedText>>,
  stored: LocalizedText,
): PhoneTexts {
  const { module_minutes: _leftForThePhone, ...known } = values;
  const texts = fillPlaceholders(definition.texts, known);
  const body = (name: string): LocalizedText => (texts[name] as { readonly body: LocalizedText }).body;
  const sheet = texts['information_sheet'] as Sheet;
  const closing = texts['closing'] as Closing;
  const health = texts['health_consent'] as { readonly title: LocalizedText; readonly body: LocalizedText };
  return {
    sheetTitle: wire(sheet.title),
    summary: wire(fillPlaceholders(firstScreen(needsAnswers(definition) ? 'required' : 'free'), known)),
    sheet: sheet.sections.map((section) => ({
      id: section.id,
      title: wire(section.title),
      body: wire(bySentence(section.id === 'what_is_stored' ? stored : section.body)),
    })),
    noConsent: wire(body('no_consent')),
    underAge: wire(body('under_age')),
    notCovered: wire(body('not_covered')),
    moduleOffer: wire(body('module_offer')),
    healthTitle: wire(health.title),
    healthBody: wire(health.body),
    stop: wire(body('stop')),
    closingTitle: wire(closing.title),
    closingBody: wire(closing.body),
    closingResults: wire(closing.results),
    helpIntro: wire(closing.help_intro),
    help: closing.help.map((line) => ({ number: line.number, label: wire(line.label) })),
  };
}

/** In the hint of the consent to questions on health, placeholders are filled: it can name the day on which these answers are deleted. */
export function withHealthDates(
  definition: QuestionnaireDefinition,
  values: Readonly<Record<string, LocalizedText>>,
): QuestionnaireDefinition {
  const consent = rolesOf(definition).health_consent?.question;
  const questions = definition.questions.map((question) => {
    if (question.name !== consent || question.hint === undefined) return question;
    return { ...question, hint: fillPlaceholders(question.hint, values) };
  });
  return { ...definition, questions };
}

/** Optional modules and the probability with which each is offered; estimates from a module use w / q (3.1). */
export function phoneOffers(definition: QuestionnaireDefinition, offer: ModuleOffer): PhoneOffer[] {
  const optional = definition.modules.filter((module) => module.optional);
  if (offer === 'none') return [];
  const probability = offer === 'all' ? 1 : 1 / optional.length;
  return optional.map((module) => ({ module: module.id, probability }));
}

/** Number and responsible body of the approval, as printed on form and poster. Blank if no approval is needed. */
export function approvalLine({ approvalNumber, approvalBody, approvalExemption }: ApprovalPapers): string {
  if (approvalExemption?.trim() || !approvalNumber) return '';
  return [approvalNumber, approvalBody].filter(Boolean).join(' · ');
}

type ApprovalPapers = Pick<Wave, 'approvalNumber' | 'approvalBody' | 'approvalExemption'>;

/** Only an https address is shown as a link. */
export function resultsAddress(texts: Readonly<Record<string, LocalizedText>>): string {
  const address = texts['results_address']?.en.trim() ?? '';
  return address.startsWith('https://') ? address : '';
}
