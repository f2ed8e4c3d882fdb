import type { PhoneLanguage, PhoneOpening, WireText } from '#server/surveys/form/index.js';
import type { Later } from './api.js';
import { type AppPorts, FIRST_RETRY_MS, LAST_RETRY_MS } from './app-ports.js';
import { randomId, today } from './device.js';
import type { DraftNote, Lock } from './draft.js';
import { Drafts } from './draft.js';
import { Frame } from './frame.js';
import type { OutboxStatus } from './outbox.js';
import { firstLanguage, keepLanguage } from './language.js';
import { Outbox } from './outbox.js';
import { Session } from './session.js';
import type { Draft, LaterForm } from './session-start.js';
import { onSentElsewhere, notifyTabs } from './tabs.js';
import { type Stage, type Trouble, type View, whyNot } from './view.js';
import type { Word } from './words.js';
import { addWords, pick, word } from './words.js';

/** Connects the parts: the survey, the drafts, the outbox, and the page. */
export class App implements View {
  language: PhoneLanguage = firstLanguage();
  stage: Stage = { kind: 'loading' };
  session: Session | undefined;
  sending: OutboxStatus = { waiting: [], refused: [], sent: [], busy: false };
  resultsAddress = '';
  asking = false;
  readonly drafts: Drafts;
  readonly outbox: Outbox;
  readonly durable: boolean;
  readonly code: string;
  private opening: PhoneOpening | undefined;
  private later: LaterForm | undefined;
  /** The version of a draft, if it is not the present one; blank otherwise. */
  private version = '';
  private loading: Promise<boolean> | undefined;
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryDelay = FIRST_RETRY_MS;
  private lock: Lock | undefined;
  private saving: Promise<void> = Promise.resolve();
  private readonly frame: Frame;

  constructor(private readonly ports: AppPorts) {
    this.code = ports.code;
    this.durable = ports.store.durable;
    this.drafts = new Drafts({ store: ports.store, crypto: window.crypto, today }, ports.code);
    this.outbox = new Outbox({
      store: ports.store,
      post: ports.postAnswers,
      random: Math.random,
      later: (work, milliseconds) => {
        const timer = setTimeout(work, milliseconds);
        return () => clearTimeout(timer);
      },
      changed: (status) => this.sendingChanged(status),
    });
    this.frame = new Frame(ports.page, this);
  }

  get keeping(): boolean {
    return this.lock !== undefined;
  }

  async begin(): Promise<void> {
    this.frame.draw(false);
    window.addEventListener('online', () => this.online());
    window.addEventListener('popstate', () => this.wentBack());
    document.addEventListener('visibilitychange', () => this.seen());
    onSentElsewhere((instanceId) => this.sentElsewhere(instanceId));
    void this.outbox.start();
    await this.open();
  }

  t(name: Word, values?: Readonly<Record<string, string | number>>): string {
    return word(name, this.language, values);
  }

  say(text: WireText): string {
    return pick(text, this.language);
  }

  speak(language: PhoneLanguage): void {
    this.language = language;
    keepLanguage(language);
    if (this.session) this.session.speak();
    this.frame.draw(false);
  }

  act(change: () => void | Promise<void>, focus = false): void {
    const before = this.session && this.session.screen;
    const done = change();
    const after = (): void => {
      if (this.session && this.session.screen !== before) this.screenChanged();
      this.frame.draw(focus);
    };
    if (done) void done.then(after, after);
    else after();
  }

  changed(): void {
    this.keepDraft();
  }

  reload(): void {
    this.session = undefined;
    this.show({ kind: 'loading' });
    void this.open();
  }

  show(stage: Stage): void {
    this.stage = stage;
    this.frame.draw(stage.kind !== 'loading');
  }

  anew(): void {
    this.startSession();
    this.show({ kind: 'session' });
  }

  async unlock(note: DraftNote, digits: string): Promise<void> {
    const opened = await this.drafts.open(note.id, digits);
    if (opened.outcome === 'wrong') return this.show({ kind: 'unlock', note, wrong: opened.triesLeft });
    if (opened.outcome === 'locked')
      return this.show({ kind: 'unlock', note: Object.assign({}, note, { locked: true }), wrong: undefined });
    const draft = JSON.parse(opened.text) as Draft;
    const why = await this.serve(draft.version);
    if (why) return this.show({ kind: 'trouble', why });
    this.lock = opened.lock;
    this.startSession(draft);
    this.stage = { kind: 'session' };
  }

  /** Prepares the version of a draft: its answers would not fit another one. Returns why that is not possible. */
  private async serve(version: string): Promise<Trouble | undefined> {
    if (this.opening && this.opening.form && this.opening.form.version !== version) {
      const opened = await this.ports.fetchOpening(this.code, version);
      if (opened.kind !== 'open') return opened.kind;
      if (!opened.opening.form) return 'closed';
      this.opening = opened.opening;
      this.later = undefined;
      this.version = version;
    }
    return (await this.loadLater()) ? undefined : 'unreachable';
  }

  async forget(note: DraftNote): Promise<void> {
    await this.drafts.remove(note.id);
    await this.open();
  }

  async keep(digits: string): Promise<void> {
    this.lock = await this.drafts.lock(digits);
    if (this.session) this.session.kept();
    this.keepDraft();
    await this.saving;
  }

  passKeep(): void {
    this.act(() => this.session && this.session.kept(), true);
  }

  ask(asking: boolean): void {
    this.asking = asking;
    this.frame.draw(true);
  }

  /** Stores the answers in the outbox before deleting the draft, so that they are always stored somewhere. */
  async send(): Promise<void> {
    const { session } = this;
    if (!session) return;
    if (await this.outbox.holds(session.instanceId)) return this.sentElsewhere(session.instanceId);
    const kept = await this.outbox.add(this.code, session.body(this.language));
    session.sent();
    if (!kept) return;
    notifyTabs(session.instanceId);
    await this.dropDraft();
  }

  /** Another tab has sent the draft that is open here: it must not be stored or sent again. */
  private sentElsewhere(instanceId: string): void {
    const { session } = this;
    if (!session || session.instanceId !== instanceId || session.screen.kind === 'sent') return;
    this.act(() => session.end('elsewhere'), true);
  }

  async deleteAll(): Promise<void> {
    await this.dropDraft();
    this.asking = false;
    if (this.session) this.session.end('deleted');
  }

  private async open(): Promise<void> {
    if (this.version) this.later = undefined;
    this.version = '';
    const opened = await this.ports.fetchOpening(this.code, '');
    if (opened.kind !== 'open') return this.show({ kind: 'trouble', why: opened.kind });
    const { opening } = opened;
    this.resultsAddress = opening.resultsAddress;
    this.opening = opening;
    if (!opening.form) return this.show({ kind: 'trouble', why: whyNot(opening.wave.state) });
    const notes = this.drafts.possible ? await this.drafts.list() : [];
    // in the hours of grace, only answers that were begun before are accepted
    if (opening.wave.state === 'grace' && notes.length === 0) return this.show({ kind: 'trouble', why: 'closed' });
    if (notes.length > 0) {
      const there = await this.loadLater();
      return this.show(there ? { kind: 'drafts', notes } : { kind: 'trouble', why: 'unreachable' });
    }
    this.startSession();
    // a first question with a condition needs the engine
    const canBegin = this.session !== undefined && this.session.state.path().length > 0;
    if (!canBegin && !(await this.loadLater())) return this.show({ kind: 'trouble', why: 'unreachable' });
    this.stage = { kind: 'session' };
    this.frame.draw(false);
  }

  private startSession(draft?: Draft): void {
    if (!this.opening) return;
    if (!draft) this.lock = undefined;
    this.session = new Session(this.opening, {
      now: () => performance.now(),
      uniform: Math.random(),
      language: () => this.language,
      instanceId: randomId(),
      canKeep: this.drafts.possible,
      draft,
      later: this.later,
    });
    this.seen();
    this.guardBack();
  }

  /**
   * Loads what is needed from the second question on (form engine, optional modules and remaining texts) after the first
   * question is shown, so as not to delay it. From then on, the page needs no network until the answers are sent.
   */
  loadLater(): Promise<boolean> {
    if (!this.loading)
      this.loading = this.fetchLater().then((isThere) => {
        this.loading = undefined;
        return isThere;
      });
    return this.loading;
  }

  private async fetchLater(): Promise<boolean> {
    const { opening } = this;
    if (!this.later && opening && opening.form)
      this.received(
        await this.ports.fetchLater(this.code, opening.form.more === 1, this.version),
        opening.form.version,
      );
    if (this.later && this.session) this.session.add(this.later);
    return this.later !== undefined;
  }

  private received(later: Later | 'outdated' | undefined, version: string): void {
    if (!later) return this.loadLaterAgain();
    // after an update of the program or the questionnaire, at most the answer to the first question is asked again
    if (later === 'outdated' || later.modules.version !== version)
      return this.session ? window.location.reload() : this.loadLaterAgain();
    addWords(later.words);
    this.later = later;
  }

  /** On a bad network the page tries again and goes on by itself from where the person waits. */
  private loadLaterAgain(): void {
    clearTimeout(this.retry);
    this.retry = setTimeout(() => void this.catchUp(), this.retryDelay);
    this.retryDelay = Math.min(2 * this.retryDelay, LAST_RETRY_MS);
  }

  private async catchUp(): Promise<void> {
    const waits = !this.later;
    if (!(await this.loadLater()) || !waits) return;
    const { session } = this;
    if (session && session.fault === 'not-loaded') this.act(() => session.next(), true);
    else if (this.isUnreachable()) await this.open();
  }

  private isUnreachable(): boolean {
    return this.stage.kind === 'trouble' && this.stage.why === 'unreachable';
  }

  private online(): void {
    void this.outbox.flush();
    if (this.isUnreachable()) this.reload();
    else if (this.session && !this.session.ready && this.session.screen.kind !== 'sheet') void this.catchUp();
  }

  private screenChanged(): void {
    const { session } = this;
    if (!session) return;
    const { screen } = session;
    this.asking = false;
    if (screen.kind !== 'sheet') void this.loadLater();
    if (screen.kind === 'end' && screen.why === 'no_consent')
      void this.outbox.add(this.code, session.body(this.language));
    if (screen.kind === 'end') void this.dropDraft();
    else this.keepDraft();
    this.guardBack();
  }

  private keepDraft(): void {
    const { session, lock } = this;
    if (!session || !lock) return;
    if (session.screen.kind === 'sent' || session.screen.kind === 'end') return;
    const text = JSON.stringify(session.draft());
    this.frame.note('saving');
    this.saving = this.saving
      .then(() => (this.lock ? this.drafts.save(session.instanceId, lock, text) : undefined))
      .then(
        () => this.frame.note('saved'),
        () => this.frame.note('notSaved'),
      );
  }

  private async dropDraft(): Promise<void> {
    this.lock = undefined;
    await this.saving;
    if (this.session) await this.drafts.remove(this.session.instanceId);
  }

  private sendingChanged(status: OutboxStatus): void {
    const before = this.sending;
    this.sending = status;
    const { session } = this;
    const shown = session && session.screen.kind === 'sent';
    if (session && status.sent.indexOf(session.instanceId) >= 0 && before.sent.indexOf(session.instanceId) < 0) {
      void this.drafts.remove(session.instanceId);
    }
    if (shown || this.stage.kind === 'refused') this.frame.draw(Boolean(shown));
    else this.frame.notes();
  }

  private seen(): void {
    if (document.visibilityState !== 'hidden') void this.outbox.flush();
    if (!this.session) return;
    if (document.visibilityState === 'hidden') this.session.pace.hide();
    else this.session.pace.show();
  }

  /** The phone's own "back" goes back one question instead of leaving the page. */
  private guardBack(): void {
    if (window.history.state !== 'guard' && this.session && this.session.canGoBack())
      window.history.pushState('guard', '');
  }

  private wentBack(): void {
    const { session } = this;
    if (session && this.stage.kind === 'session' && session.canGoBack()) this.act(() => session.back(), true);
  }
}
