import type { PhoneTexts } from '#server/surveys/form/index.js';
import { button, h, paragraphs } from './dom.js';
import { digitsForm, draftsScreen, unlockScreen } from './draft-screens.js';
import { helpLines, resultsLink, title } from './parts.js';
import { questionScreen } from './question-screen.js';
import { refusedScreen, sentScreen } from './sending-screens.js';
import type { EndReason, Screen, Session } from './session.js';
import type { Drawn, Trouble, View } from './view.js';
import { fill } from './words.js';

export function drawScreen(view: View): Drawn {
  const { stage, session } = view;
  switch (stage.kind) {
    case 'loading':
      return { main: [h('p', { class: 'wait', role: 'status' }, view.t('opening'))], foot: [] };
    case 'trouble':
      return troubleScreen(view, stage.why);
    case 'drafts':
      return draftsScreen(view, stage.notes);
    case 'unlock':
      return unlockScreen(view, stage.note, stage.wrong);
    case 'refused':
      return refusedScreen(view);
    case 'session':
      return session ? sessionScreen(view, session, session.screen) : { main: [], foot: [] };
  }
}

function sessionScreen(view: View, session: Session, screen: Screen): Drawn {
  switch (screen.kind) {
    case 'sheet':
      return screen.again ? aboutScreen(view, session) : sheetScreen(view, session);
    case 'question':
      return questionScreen(view, session);
    case 'keep':
      return keepScreen(view);
    case 'offer':
      return offerScreen(view, session);
    case 'send':
      return sendScreen(view, session);
    case 'stop':
      return stopScreen(view, session);
    case 'end':
      return endScreen(view, session, screen.why);
    case 'sent':
      return sentScreen(view, session);
  }
}

function troubleScreen(view: View, why: Trouble): Drawn {
  const more = {
    unreachable: 'unreachableMore',
    unknown: 'unknownMore',
    gone: 'goneMore',
    closed: 'closedMore',
    notYet: 'notYetMore',
    tested: 'testedMore',
    changed: 'changedMore',
  } as const;
  return {
    main: [title(view.t(why)), paragraphs(view.t(more[why])), resultsLink(view)],
    foot: [
      why === 'unreachable' && button(view.t('retry'), 'main', () => view.reload()),
      why === 'changed' && button(view.t('anew'), 'main', () => view.anew()),
    ],
  };
}

/**
 * Who conducts the survey, how long it takes, that no name is asked, and that it is voluntary; the rest unfolds on the same
 * screen.
 */
function sheetScreen(view: View, session: Session): Drawn {
  const { texts, opening } = session;
  const more = h('details', { class: 'more' }, h('summary', {}, view.t('more')), ...sheetSections(view, texts));
  return {
    main: [
      h('p', { class: 'over' }, view.say(opening.wave.name)),
      title(view.say(texts.sheetTitle)),
      paragraphs(view.say(texts.summary)),
      approvalLine(view, opening.approval),
      more,
    ],
    foot: [button(view.t('begin'), 'main', () => view.act(() => session.begin(), true))],
  };
}

function sheetSections(view: View, texts: PhoneTexts): HTMLElement[] {
  return texts.sheet.map((section) =>
    h('section', {}, h('h2', {}, view.say(section.title)), paragraphs(view.say(section.body))),
  );
}

function approvalLine(view: View, approval: string): HTMLElement | undefined {
  return approval ? h('p', { class: 'note' }, view.t('approval') + approval) : undefined;
}

function aboutScreen(view: View, session: Session): Drawn {
  const { texts, opening } = session;
  const sections = texts.sheet.map((section) =>
    h('details', {}, h('summary', {}, view.say(section.title)), paragraphs(view.say(section.body))),
  );
  return {
    main: [
      title(view.say(texts.sheetTitle)),
      ...sections,
      approvalLine(view, opening.approval),
      helpLines(view, texts),
    ],
    foot: [button(view.t('toSurvey'), 'main', () => view.act(() => session.close(), true))],
  };
}

function keepScreen(view: View): Drawn {
  const form = digitsForm(view, true, (digits) => view.keep(digits));
  const submit = h('button', { type: 'submit', form: 'form', class: 'button main' }, view.t('keepDo'));
  const pass = button(view.t('keepNot'), 'plain', () => view.passKeep());
  return { main: [title(view.t('keepTitle')), paragraphs(view.t('keepBody')), form], foot: [pass, submit] };
}

function offerScreen(view: View, session: Session): Drawn {
  const { texts } = session;
  const offers = session.offers();
  const next = offers[0];
  if (!next) return { main: [], foot: [] };
  const first = !session.hasBegunModules();
  const shown = first ? offers : [next];
  const minutes = Math.max(1, Math.round(shown.reduce((sum, each) => sum + (each.minutes[1] || 0), 0)));
  const body = first
    ? fill(view.say(texts.moduleOffer), { module_minutes: minutes })
    : view.t('offerNext', { m: minutes });
  const list = h('ul', { class: 'plainlist' }, ...shown.map((each) => h('li', {}, view.say(each.l))));
  return {
    main: [title(body), list],
    foot: [
      button(view.t('finish'), 'side', () => view.act(() => session.finish(), true)),
      button(view.t('goOn'), 'main', () => view.act(() => session.take(), true)),
    ],
  };
}

function sendScreen(view: View, session: Session): Drawn {
  const { texts } = session;
  const covered = !session.isNotCovered();
  const lead = !covered ? view.say(texts.notCovered) : '';
  return {
    main: [title(covered ? view.t('sendTitle') : view.t('thanks')), paragraphs(lead), paragraphs(view.t('sendBody'))],
    foot: [
      button(view.t('back'), 'side', () => view.act(() => session.back(), true)),
      button(view.t('send'), 'main', () => view.act(() => view.send(), true)),
    ],
  };
}

function stopScreen(view: View, session: Session): Drawn {
  if (view.asking) return sureScreen(view);
  const { texts } = session;
  const agreed = session.isAgreed();
  const later = view.keeping
    ? h('p', { class: 'note' }, view.t('laterKept'))
    : agreed && view.drafts.possible && button(view.t('later'), 'side', () => view.act(() => session.askKeep(), true));
  return {
    main: [
      title(view.t('stopTitle')),
      paragraphs(view.say(texts.stop)),
      h(
        'div',
        { class: 'stack' },
        agreed && button(view.t('send'), 'side', () => view.act(() => view.send(), true)),
        later,
        button(view.t('remove'), 'risk', () => view.ask(true)),
      ),
    ],
    foot: [button(view.t('resume'), 'main', () => view.act(() => session.back(), true))],
  };
}

function sureScreen(view: View): Drawn {
  return {
    main: [title(view.t('sure'))],
    foot: [
      button(view.t('sureNo'), 'side', () => view.ask(false)),
      button(view.t('sureYes'), 'risk', () => view.act(() => view.deleteAll(), true)),
    ],
  };
}

function endScreen(view: View, session: Session, why: EndReason): Drawn {
  const { texts } = session;
  if (why === 'deleted') {
    return { main: [title(view.t('deletedTitle')), paragraphs(view.t('deletedBody'))], foot: [] };
  }
  if (why === 'elsewhere') return { main: [title(view.t('elsewhere')), paragraphs(view.t('elsewhereMore'))], foot: [] };
  const text = why === 'no_consent' ? texts.noConsent : texts.underAge;
  return {
    main: [title(view.t('thanks')), paragraphs(view.say(text)), resultsLink(view), helpLines(view, texts)],
    foot: [],
  };
}
