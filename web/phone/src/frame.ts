import { button, fillWith, h } from './dom.js';
import type { OutboxEntry } from './outbox.js';
import { drawScreen } from './screens.js';
import type { Session } from './session.js';
import type { View } from './view.js';

export type SavedState = 'saved' | 'saving' | 'notSaved' | '';

/**
 * The fixed parts of the page: the bar with language, information sheet and stop, the progress, the saving state, the
 * buttons.
 */
export class Frame {
  private readonly band = h('p', { class: 'band' });
  private readonly bar = h('div', { class: 'bar' });
  private readonly progress = h('progress', { max: 1, value: 0 });
  private readonly main = h('main', {});
  /** The element is never replaced, so that screen readers announce its changes. */
  private readonly saved = h('p', { class: 'saved', role: 'status', 'aria-live': 'polite' });
  private readonly outbox = h('div', { class: 'outbox' });
  private readonly foot = h('div', { class: 'foot' });
  private state: SavedState = '';

  constructor(
    page: HTMLElement,
    private readonly app: View,
  ) {
    const below = h('footer', {}, this.saved, this.outbox, this.foot);
    fillWith(page, [h('header', {}, this.band, this.bar, this.progress), this.main, below]);
  }

  /** Renders the current state. `focus`: moves to the heading, or to the field with an error. */
  draw(focus: boolean): void {
    const { app } = this;
    const { opening } = app.session || {};
    const { main, foot } = drawScreen(app);
    document.documentElement.lang = app.language === 'zh' ? 'zh-CN' : 'en';
    document.title = opening ? app.say(opening.wave.name) : app.t('about');
    this.band.textContent = opening ? bandOf(app, opening) : '';
    fillWith(this.bar, this.tools());
    this.drawProgress();
    fillWith(this.main, main);
    fillWith(this.foot, foot);
    this.notes();
    if (focus) this.focus();
  }

  note(state: SavedState): void {
    this.state = state;
    this.notes();
  }

  notes(): void {
    const { app } = this;
    const { session, sending } = app;
    const state = this.savedState();
    const text = state && app.t(state);
    if (this.saved.textContent !== text) this.saved.textContent = text;
    const own = session && session.screen.kind === 'sent' ? session.instanceId : '';
    const others = (entries: readonly OutboxEntry[]): number =>
      entries.filter((entry) => entry.body.instanceId !== own).length;
    const waiting = others(sending.waiting);
    const refused = others(sending.refused);
    fillWith(this.outbox, [
      waiting > 0 && h('span', {}, app.t('waitingCount', { n: waiting })),
      refused > 0 && button(app.t('refusedCount', { n: refused }), 'plain', () => app.show({ kind: 'refused' })),
    ]);
  }

  /** Whether the answers so far are saved; blank if there are none. */
  private savedState(): SavedState {
    const { session, stage, keeping } = this.app;
    if (!session || stage.kind !== 'session' || !session.hasAnswers()) return '';
    if (['question', 'offer', 'send', 'stop'].indexOf(session.screen.kind) < 0) return '';
    return keeping ? this.state : 'notSaved';
  }

  private tools(): (Node | undefined)[] {
    const { app } = this;
    const { session } = app;
    const other = app.language === 'zh' ? 'en' : 'zh';
    const switchTo = button(app.t('other'), 'plain', () => app.speak(other));
    switchTo.lang = other === 'zh' ? 'zh-CN' : 'en';
    const inside = session && app.stage.kind === 'session' ? session : undefined;
    return [
      inside && this.stopButton(inside),
      h('span', { class: 'gap' }),
      inside && this.aboutButton(inside),
      switchTo,
    ];
  }

  private stopButton(session: Session): HTMLElement | undefined {
    const { app } = this;
    if (!session.ready || ['sheet', 'stop', 'sent', 'end'].indexOf(session.screen.kind) >= 0) return undefined;
    return button(app.t('stop'), 'plain', () => app.act(() => session.stop(), true));
  }

  private aboutButton(session: Session): HTMLElement | undefined {
    const { app } = this;
    if (['sheet', 'sent', 'end'].indexOf(session.screen.kind) >= 0) return undefined;
    const sheet = button(app.t('about'), 'plain', () => app.act(() => session.about(), true));
    sheet.setAttribute('aria-label', app.t('aboutLong'));
    return sheet;
  }

  private drawProgress(): void {
    const { session, stage } = this.app;
    const shown = stage.kind === 'session' && session && session.screen.kind === 'question';
    this.progress.value = shown && session ? session.progress() : 0;
    this.progress.setAttribute('aria-label', this.app.t('progress'));
    this.progress.className = shown ? '' : 'hidden';
  }

  private focus(): void {
    window.scrollTo(0, 0);
    const wrong = this.main.querySelector<HTMLElement>('#fault ~ input, [aria-invalid] input, input[aria-invalid]');
    const heading = this.main.querySelector<HTMLElement>('h1');
    const target = wrong || heading;
    if (target) target.focus();
  }
}

function bandOf(app: View, opening: Session['opening']): string {
  if (opening.test) return app.t('test');
  return opening.demonstration ? app.t('demo') : '';
}
