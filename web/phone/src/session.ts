import { canonicalNumber } from '#server/surveys/form/canonical-number.js';
import type { Closing, NestedAnswers, PhoneAnswers, PhoneLanguage, PhoneOpening } from '#server/surveys/form/index.js';
import type { PhoneTexts, WireForm, WireModule } from '#server/surveys/form/index.js';
import type { AnswersSoFar, Asked } from './answers-so-far.js';
import { FirstAnswer } from './answers-so-far.js';
import { atQuestion, firstIn, questionAfter, screenBefore, shareBehind } from './course.js';
import type { MoreFields } from './more-fields.js';
import type { Fault } from './leaving.js';
import { declinedWith, faultOf, markerOf } from './leaving.js';
import { OptionalModules } from './optional-modules.js';
import { durationBand, Pace, paceBand } from './pace.js';
import type { Concern, RunningForm } from './running-form.js';
import type { EndReason, Screen } from './screen.js';
import type { Draft, LaterForm, SessionStart } from './session-start.js';
import { draftOf } from './session-start.js';

export type { EndReason, Screen } from './screen.js';

/** The course of one interview, from the information sheet to the end. Independent of the page. */
export class Session {
  screen: Screen = { kind: 'sheet', again: false };
  state: AnswersSoFar;
  /** The same answers in the form engine, once it and the data for all questions are loaded. */
  form: RunningForm | undefined;
  concern: Concern | undefined;
  fault: Fault | undefined;
  /** Complete once `ready`; before that, only the texts of the information sheet. */
  texts: PhoneTexts;
  /** Fields that only some uploaded forms use. */
  fields: MoreFields | undefined;
  readonly pace: Pace;
  readonly instanceId: string;
  private readonly wire: WireForm;
  private readonly modules: OptionalModules;
  private offersOver = false;
  private keepAsked: boolean;
  /** The question before the screen for the four digits. */
  private keepAfter: string | undefined;
  /** The screen beneath the information sheet or the stop screen. */
  private below: Screen | undefined;
  /** Text in number inputs that is not a number. */
  private readonly unread = new Map<string, string>();
  private readonly confirmed: Concern[] = [];
  /** Questions that the person has seen; not known of a draft from an earlier version of the page. */
  private readonly shown: string[] | undefined;

  constructor(
    readonly opening: PhoneOpening,
    private readonly start: SessionStart,
  ) {
    const draft = draftOf(start);
    this.wire = opening.form as WireForm;
    const draw = { offers: opening.offers || [], uniform: draft.uniform };
    this.modules = new OptionalModules(this.wire, draw, draft.taken);
    this.texts = Object.assign({}, opening.texts) as PhoneTexts;
    this.state = new FirstAnswer(this.wire, draft.typed);
    if (start.later) this.add(start.later, draft.typed);
    this.instanceId = draft.instanceId;
    this.pace = new Pace(start.now, draft.seconds);
    this.shown = draft.shown && draft.shown.slice();
    this.keepAsked = start.draft !== undefined || !start.canKeep;
    if (start.draft) this.screen = this.placeOf(draft.at);
  }

  /** No network is needed until the answers are sent. */
  get ready(): boolean {
    return this.form !== undefined;
  }

  /** Adds the form engine, the optional modules and the remaining texts; answers given so far are kept. */
  add({ run, modules, fields }: LaterForm, answers: NestedAnswers = this.state.typed()): void {
    if (this.form) return;
    const { draft, uniform } = this.start;
    this.fields = fields;
    this.texts = Object.assign({}, this.texts, modules.texts);
    const { textLimit } = this.wire;
    const of = { modules: this.modules.taken, language: this.start.language(), isFresh: !draft };
    const seed = draft ? draft.uniform : uniform;
    const wire = Object.assign({}, this.wire, { lists: modules.lists, tables: modules.tables });
    this.state = this.form = run(
      wire,
      modules.questions,
      Object.assign({ answers, seed }, of, textLimit && { textLimit }),
    );
  }

  /** Whether texts have a limit in bytes, which the form engine counts. */
  get limitsTexts(): boolean {
    return this.wire.textLimit !== undefined;
  }

  /** The page shows another language: expressions may read labels of choices. */
  speak(): void {
    if (this.form && this.wire.more) this.state = this.form = this.form.inLanguage(this.start.language());
  }

  /** Adds an entry to the repeat at an address and goes to its first question. */
  addTo(repeat: string): void {
    const { form } = this;
    if (form && form.add(repeat)) this.toEntry(repeat, form.instances(repeat) - 1);
  }

  /** `at`: from 0. */
  removeFrom(repeat: string, at: number): void {
    if (this.form) this.form.remove(repeat, at);
    this.unread.clear();
  }

  toEntry(repeat: string, at: number): void {
    const first = firstIn(this.state, repeat, at);
    if (first) this.move(first);
  }

  /** A text with the answers that it shows. */
  filledIn(question: string, text: string): string {
    return this.form ? this.form.filledIn(question, text) : text;
  }

  question(): Asked | undefined {
    const { screen } = this;
    return screen.kind === 'question' ? this.state.path().find((each) => each.name === screen.name) : undefined;
  }

  /** The content of the number input of a question, valid or not. */
  typedIn(question: Asked): string {
    return this.unread.get(question.name) || this.state.value(question.name);
  }

  answer(question: Asked, value: string): void {
    this.clear(question);
    this.state.set(question.name, value);
  }

  /** Accepts a number while it is typed, including full-width digits and separators. */
  type(question: Asked, typed: string): void {
    this.clear(question);
    const number = canonicalNumber(typed);
    if (number !== undefined) this.state.set(question.name, number);
    else if (typed.trim() !== '') this.unread.set(question.name, typed);
  }

  decline(question: Asked, code: string): void {
    this.clear(question);
    this.state.set(markerOf(question) || question.name, code);
  }

  private clear(question: Asked): void {
    this.fault = this.concern = undefined;
    this.unread.delete(question.name);
    this.state.set(question.name, '');
    const marker = markerOf(question);
    if (marker) this.state.set(marker, '');
  }

  /** Goes to the next question, unless there is an error. */
  next(): void {
    const question = this.question();
    if (!question) return this.proceed();
    const { form } = this;
    this.fault = faultOf(this, question, this.unread.get(question.name) || '');
    const raised = (form ? form.concerns(question) : []).filter((each) => this.confirmed.indexOf(each) < 0);
    const belowAge = raised.indexOf('under_age') >= 0;
    if (this.fault && !belowAge) return;
    this.fault = form ? undefined : 'not-loaded';
    this.concern = raised[0];
    if (!this.concern && form) this.proceed(question.name);
  }

  /** The person confirmed a number, which is then accepted. If it is an age under 16, the interview ends. */
  confirm(): void {
    const { concern } = this;
    this.concern = undefined;
    if (concern === 'under_age') return this.end('under_age');
    if (concern) this.confirmed.push(concern);
    this.next();
  }

  back(): void {
    const { kind } = this.screen;
    const previous = this.previous();
    if (kind === 'stop' || kind === 'keep' || (this.screen.kind === 'sheet' && this.screen.again))
      this.below = undefined;
    if (previous) this.move(previous);
  }

  canGoBack(): boolean {
    return this.previous() !== undefined;
  }

  /** From the first screen to the first question. */
  begin(): void {
    this.move({ kind: 'question', name: this.firstName() });
  }

  /** Shows the complete information sheet, with contacts for help, over the current screen. */
  about(): void {
    if (this.screen.kind === 'sheet') return;
    this.below = this.below || this.screen;
    this.move({ kind: 'sheet', again: true });
  }

  stop(): void {
    this.below = this.below || this.screen;
    this.move({ kind: 'stop' });
  }

  /** Opens or skips choosing four digits, from the stop screen. */
  askKeep(): void {
    this.move({ kind: 'keep' });
  }

  kept(): void {
    this.keepAsked = true;
    if (this.below) this.close();
    else this.proceed(this.keepAfter);
  }

  /** Closes the information sheet or the stop screen. */
  close(): void {
    const { below } = this;
    this.below = undefined;
    if (below) this.move(below);
  }

  /** Modules offered on the screen. */
  offers(): readonly WireModule[] {
    return this.form ? this.modules.offered(this.form) : [];
  }

  hasBegunModules(): boolean {
    return this.modules.taken.length > 0;
  }

  take(): void {
    const first = this.offers()[0];
    if (first && this.form) this.modules.take(this.form, first.id);
    this.proceed();
  }

  finish(): void {
    this.offersOver = true;
    this.move({ kind: 'send' });
  }

  end(why: EndReason): void {
    this.move({ kind: 'end', why });
  }

  sent(): void {
    this.move({ kind: 'sent' });
  }

  isNotCovered(): boolean {
    return this.closing() === 'not_covered';
  }

  hasAnswers(): boolean {
    const typed = this.state.typed();
    return Object.keys(typed).some((name) => typed[name]);
  }

  /** Whether the person agreed to take part; always, if the form does not ask it. */
  isAgreed(): boolean {
    const consent = this.consent();
    const answer = this.state.value(consent);
    return consent === '' || (answer !== '' && this.closing() !== 'no_consent');
  }

  progress(): number {
    return shareBehind(this.screen, this.state, this.modules.questions());
  }

  /** The answers to send. If a person stops while a number is invalid, that question is omitted. */
  body(language: PhoneLanguage): PhoneAnswers {
    this.pace.turn();
    const { form, screen } = this;
    const consent = this.consent();
    const { taken } = this.modules;
    const sound = form && form.toSend(taken, this.shown);
    const state = sound || this.state;
    const seconds = this.pace.seconds();
    const asked = state.path().filter((each) => state.value(each.name) || declinedWith(state, each));
    // modules that were begun had been offered, even if the person went back and the core is incomplete again
    const open = this.modules.coreDone(this.state) ? this.offers().map((module) => module.id) : [];
    return {
      instanceId: this.instanceId,
      version: this.wire.version,
      language,
      complete: state.next() === undefined,
      answers: screen.kind === 'end' ? { [consent]: state.value(consent) } : sound ? sound.answers() : {},
      modulesOffered: [...taken, ...open],
      modulesTaken: taken,
      durationBand: durationBand(seconds, this.start.draft !== undefined),
      paceBand: paceBand(seconds, asked.length),
    };
  }

  draft(): Draft {
    const place = this.below || this.screen;
    return {
      instanceId: this.instanceId,
      version: this.wire.version,
      typed: this.state.typed(),
      uniform: this.start.draft ? this.start.draft.uniform : this.start.uniform,
      taken: this.modules.taken,
      seconds: this.pace.seconds(),
      at: place.kind === 'question' ? place.name : '',
      shown: this.shown,
    };
  }

  private closing(): Closing | undefined {
    return this.form && this.form.closing();
  }

  /** The name of the question on consent; blank if the form has none. */
  private consent(): string {
    const role = this.form && this.form.roles.consent;
    return role ? role.question : '';
  }

  private firstName(): string {
    const first = this.state.path()[0];
    return first ? first.name : '';
  }

  private placeOf(name: string): Screen {
    const path = this.state.path();
    const place = path.find((each) => each.name === name) || this.state.next();
    return place ? atQuestion(place) : this.afterLast();
  }

  /** Goes to the question after `from`, or to what follows the last question. */
  private proceed(from?: string): void {
    const consent = this.consent();
    if (from === consent && this.closing() === 'no_consent') return this.end('no_consent');
    const next = questionAfter(this.state, from);
    // not before the first question, so that no one chooses digits for nothing and the first question is three taps
    // from the poster
    if (next && from !== undefined && from !== consent && !this.keepAsked) {
      this.keepAfter = from;
      return this.move({ kind: 'keep' });
    }
    this.move(next ? atQuestion(next) : this.afterLast());
  }

  private afterLast(): Screen {
    return this.offersOver || this.isNotCovered() || this.offers().length === 0 ? { kind: 'send' } : { kind: 'offer' };
  }

  private previous(): Screen | undefined {
    return screenBefore(this.screen, this.state, this.below);
  }

  private move(screen: Screen): void {
    if (screen.kind === 'question' || screen.kind === 'offer') this.offersOver = false;
    this.fault = this.concern = undefined;
    this.screen = screen;
    if (screen.kind === 'question' && this.shown && this.shown.indexOf(screen.name) < 0) this.shown.push(screen.name);
    if (screen.kind !== 'sheet') this.pace.turn();
  }
}
