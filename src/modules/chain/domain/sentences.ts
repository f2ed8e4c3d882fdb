import { actionFieldsIn } from '../../../kernel/action-words.js';
import { type LocalizedText, shownIn } from '../../../kernel/localized-text.js';
import { sentences } from './sentence-templates.js';
import { dayOf, words } from './sentence-words.js';

export interface SentenceEvent {
  readonly type: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** Null: the program itself, or a person who is no longer in the workspace. */
  readonly who: LocalizedText | null;
  readonly byPerson: boolean;
  /** Current name of the person whom the event is about. */
  readonly whom?: LocalizedText | null;
  /** Current name of the roundtable, wave or indicator that the event is about. */
  readonly thing?: LocalizedText | null;
  /** The enterprise; null for readers who may not know which enterprises a wave has. */
  readonly enterprise?: LocalizedText | null;
}

const program: LocalizedText = { en: 'The system', zh: '系统' };
const someone: LocalizedText = { en: 'A person', zh: '一名人员' };
const formerMember: LocalizedText = { en: 'A former member', zh: '前成员' };

const aRoundtable: LocalizedText = { en: 'a roundtable', zh: '圆桌会议' };
const aWorkingGroup: LocalizedText = { en: 'a working group', zh: '工作组' };
const aQuestionnaire: LocalizedText = { en: 'a questionnaire', zh: '问卷' };
const aWave: LocalizedText = { en: 'a survey wave', zh: '一期调查' };
const anEnterprise: LocalizedText = { en: 'an enterprise', zh: '一家企业' };

/** The title in quotation marks, or a general noun if the title is unknown. */
function titled(
  thing: LocalizedText | null | undefined,
  otherwise: LocalizedText,
  language: keyof LocalizedText,
): string {
  return thing ? `“${shownIn(thing, language)}”` : otherwise[language];
}

/** The names of the changed fields of an action, after a colon; nothing if none is known. */
function changedFields(changes: unknown, language: keyof LocalizedText): string {
  const names = actionFieldsIn(language, Object.keys((changes ?? {}) as object));
  return names === '' ? '' : `${language === 'en' ? ': ' : '：'}${names}`;
}

function placeholders(event: SentenceEvent, language: keyof LocalizedText): Readonly<Record<string, string>> {
  const { payload } = event;
  const word = (value: unknown): string => (typeof value === 'string' ? (words[value]?.[language] ?? value) : '…');
  const number = payload['number'];
  return {
    who: shownIn(event.who ?? (event.byPerson ? formerMember : program), language),
    whom: shownIn(event.whom ?? someone, language),
    action: typeof number === 'number' ? `A-${String(number).padStart(3, '0')}` : '',
    label: typeof payload['label'] === 'string' ? payload['label'] : '',
    roundtable: titled(event.thing, aRoundtable, language),
    wave: titled(event.thing, aWave, language),
    enterprise: titled(event.enterprise, anEnterprise, language),
    questionnaire: titled(event.thing, aQuestionnaire, language),
    workingGroup: titled(event.thing, aWorkingGroup, language),
    indicator: event.thing ? shownIn(event.thing, language) : String(payload['indicatorId'] ?? '…'),
    from: word(payload['from']),
    to: word(payload['to']),
    group: word(payload['constituency']),
    function: word(payload['function']),
    decision: word(payload['decision']),
    changes: changedFields(payload['changes'], language),
    startsOn: dayOf(payload['startsOn'], language),
    fields: (Array.isArray(payload['fields']) ? payload['fields'] : []).map(word).join(language === 'en' ? ', ' : '、'),
  };
}

const unknownEvent: LocalizedText = { en: '{who} made a change ({type})', zh: '{who}进行了更改（{type}）' };

export function sentenceOf(event: SentenceEvent): LocalizedText {
  const template = sentences[event.type] ?? unknownEvent;
  const say = (language: keyof LocalizedText): string => {
    const values: Readonly<Record<string, string>> = { ...placeholders(event, language), type: event.type };
    return template[language].replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '').trimEnd();
  };
  return { en: say('en'), zh: say('zh') };
}
