/**
 * The log of a meeting by an observer with a stopwatch: for each second who had the floor, whether the meeting was
 * paused, and which item was under discussion. It uses no code of the product, so that the product's record can be
 * compared with it.
 */
export interface LoggedSpeech {
  readonly speaker: string;
  readonly kind: 'contribution' | 'point-of-order';
  readonly item: string | null;
  /** Second of the meeting. */
  readonly from: number;
  readonly by: string;
  /** Null for a floor that was given by mistake and undone. */
  readonly seconds: number | null;
}

interface Second {
  readonly speaker: string | null;
  readonly paused: boolean;
}

interface Begun {
  readonly speech: Omit<LoggedSpeech, 'seconds'>;
  until: number | null;
  mistake: boolean;
}

interface Request {
  readonly who: string;
  readonly kind: LoggedSpeech['kind'];
}

export class MeetingLog {
  /** All actions: second, action, and the person or item concerned. */
  readonly deeds: string[] = [];
  hands: readonly Request[] = [];
  speaker: string | null = null;
  item: string | null = null;
  paused = false;
  private readonly seconds: Second[] = [];
  private readonly begun: Begun[] = [];

  get now(): number {
    return this.seconds.length;
  }

  pass(seconds: number): void {
    for (let second = 0; second < seconds; second += 1)
      this.seconds.push({ speaker: this.speaker, paused: this.paused });
  }

  raises(who: string, kind: Request['kind']): void {
    this.hands = [...this.hands, { who, kind }];
    this.write('hand-raised', `${who} ${kind}`);
  }

  lowers(who: string, kind: Request['kind']): void {
    this.hands = without(this.hands, { who, kind });
    this.write('hand-lowered', `${who} ${kind}`);
  }

  gives(by: string, speaker: string, kind: Request['kind'] = 'contribution'): void {
    if (this.speaker !== null) this.ends();
    this.write('floor-given', `${speaker} ${kind} by ${by}`);
    this.hands = without(this.hands, { who: speaker, kind });
    this.speaker = speaker;
    this.begun.push({ speech: { speaker, kind, item: this.item, from: this.now, by }, until: null, mistake: false });
  }

  ends(): void {
    this.write('floor-ended', this.speaker ?? '');
    this.begun.findLast(({ mistake }) => !mistake)!.until = this.now;
    this.speaker = null;
  }

  /**
   * The last floor was given by mistake: the previous speaker counts as having continued, and the request that it
   * granted is restored.
   */
  takesBack(hands: readonly Request[]): void {
    const [before, mistaken] = this.begun.filter(({ mistake }) => !mistake).slice(-2) as [Begun, Begun];
    this.write('floor-undone', mistaken.speech.speaker);
    mistaken.mistake = true;
    before.until = null;
    this.speaker = before.speech.speaker;
    for (let second = mistaken.speech.from; second < this.now; second += 1)
      this.seconds[second] = { ...this.seconds[second]!, speaker: this.speaker };
    this.hands = hands;
  }

  turnsTo(item: string): void {
    this.item = item;
    this.write('cursor-moved', item);
  }

  pauses(): void {
    this.paused = true;
    this.write('room-paused');
  }

  resumes(): void {
    this.paused = false;
    this.write('room-resumed');
  }

  closes(): void {
    if (this.speaker !== null) this.ends();
    this.write('room-closed');
    this.hands = [];
    this.item = null;
    this.paused = false;
  }

  /** Seconds with the floor, without pauses. */
  spokenBy(...speakers: readonly string[]): number {
    return this.seconds.filter(({ speaker, paused }) => speaker !== null && speakers.includes(speaker) && !paused)
      .length;
  }

  speeches(): readonly LoggedSpeech[] {
    const talking = (from: number, until: number): number =>
      this.seconds.slice(from, until).filter(({ paused }) => !paused).length;
    return this.begun.map(({ speech, until, mistake }) => ({
      ...speech,
      seconds: mistake ? null : talking(speech.from, until ?? this.now),
    }));
  }

  private write(deed: string, about = ''): void {
    this.deeds.push(`${String(this.now).padStart(6)} ${deed} ${about}`.trimEnd());
  }
}

function without(hands: readonly Request[], { who, kind }: Request): readonly Request[] {
  return hands.filter((hand) => hand.who !== who || hand.kind !== kind);
}
