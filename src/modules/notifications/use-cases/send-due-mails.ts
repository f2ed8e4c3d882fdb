import { Injectable } from '@nestjs/common';
import type { Actor } from '../../../kernel/actor.js';
import { demand } from '../../../kernel/actor.js';
import { Settings } from '../../../platform/config/environment.js';
import { publicOrigin } from '../../../platform/config/public-origin.js';
import { Database } from '../../../platform/database/index.js';
import type { Transaction } from '../../../platform/database/index.js';
import { digest, IdentityFacade, linkToken, newSecret, type Reader } from '../../identity/index.js';
import { pathOf } from '../domain/address.js';
import { type LetterFrame, type LetterItem, letterOf } from '../domain/letter.js';
import { notificationsPermissions } from '../domain/policy.js';
import { quotesOf } from '../domain/quotes.js';
import { requestLetter } from '../domain/request-letter.js';
import { sentenceOf } from '../domain/words.js';
import type { NotificationEntity } from '../persistence/notification.entity.js';
import { NotificationRepository } from '../persistence/notification.repository.js';
import { SettingsRepository } from '../persistence/settings.repository.js';
import { ReadRequestToConfirm } from './read-request-to-confirm.js';
import { nameOfAuthor, ReadSubjects, refsOf, type SubjectFor } from './read-subjects.js';

type Workspace = NonNullable<Awaited<ReturnType<IdentityFacade['workspace']>>>;

/** People in one transaction: few enough to be quick, many enough that thousands are. */
const peopleAtOnce = 50;

/**
 * Sends what is due by email: one email to each person, with all items that this person may read now. A notification and
 * its email are settled in one transaction, so a process that is killed has sent either both or nothing, and what it had
 * locked is due again.
 */
@Injectable()
export class SendDueMails {
  constructor(
    private readonly database: Database,
    private readonly identity: IdentityFacade,
    private readonly subjects: ReadSubjects,
    private readonly requests: ReadRequestToConfirm,
    private readonly settings: Settings,
  ) {}

  async execute(actor: Actor): Promise<{ readonly mails: number }> {
    demand(actor, notificationsPermissions, 'notifications.deliver');
    let mails = 0;
    for (;;) {
      const sent = await this.database.write(actor, (tx) => this.some(tx));
      if (sent === null) return { mails };
      mails += sent;
    }
  }

  /** Null if nothing is due. */
  private async some(tx: Transaction): Promise<number | null> {
    const due = await tx.get(NotificationRepository).lockDue(tx.now, peopleAtOnce);
    if (due.length === 0) return null;
    await tx.get(NotificationRepository).settle(due.map(({ id }) => id));
    const readers = await this.identity.readers(tx, [...new Set(due.map(({ personId }) => personId))]);
    const subjectFor = await this.subjects.of(tx, due.flatMap(refsOf));
    let mails = 0;
    for (const reader of readers) {
      const own = due.filter(({ personId }) => personId === reader.actor.personId);
      const requests = own.filter(({ kind }) => kind === 'confirmation-requested');
      const others = own.filter(({ kind }) => kind !== 'confirmation-requested');
      if (await this.write(tx, reader, { own: others, subjectFor })) mails += 1;
      for (const id of new Set(requests.map(({ subjectId }) => subjectId)))
        if (await this.ask(tx, reader, { id, subjectFor })) mails += 1;
    }
    return mails;
  }

  private async write(
    tx: Transaction,
    { actor, email }: Reader,
    { own, subjectFor }: { readonly own: readonly NotificationEntity[]; readonly subjectFor: SubjectFor },
  ): Promise<boolean> {
    const workspace = await this.identity.workspace(tx);
    if (email === null || workspace === undefined) return false;
    const origin = publicOrigin(this.settings);
    const home = `${origin}/w/${workspace.slug}`;
    const items = own.flatMap(({ kind, facts, subjectType: type, subjectId }): LetterItem[] => {
      const subject = subjectFor(actor, { type, id: subjectId });
      if (subject === undefined) return [];
      const sentence = sentenceOf(kind, { subject, facts, by: nameOfAuthor(subjectFor, actor, facts) });
      return [{ sentence, link: home + pathOf({ ...subject, type }), quotes: quotesOf(kind, facts) }];
    });
    if (items.length === 0) return false;
    const write = (frame: LetterFrame) => letterOf(items, frame, actor.language);
    await this.send(tx, { actor, email }, { workspace, kind: 'notifications.letter', write });
    return true;
  }

  /** Each request to confirm a conclusion is an email of its own, unless the organisation has answered since. */
  private async ask(
    tx: Transaction,
    reader: Reader,
    { id, subjectFor }: { readonly id: string; readonly subjectFor: SubjectFor },
  ): Promise<boolean> {
    const { actor, email } = reader;
    const workspace = await this.identity.workspace(tx);
    const subject = subjectFor(actor, { type: 'conclusion', id });
    if (email === null || workspace === undefined || subject === undefined) return false;
    const page = `${publicOrigin(this.settings)}/w/${workspace.slug}${pathOf({ ...subject, type: 'conclusion' })}`;
    const request = await this.requests.of(tx, reader, { conclusionId: id, page });
    if (request === undefined) return false;
    const kind = 'notifications.confirmation-request';
    const write = (frame: LetterFrame) => requestLetter(request, frame, actor.language);
    await this.send(tx, { actor, email }, { workspace, kind, write });
    return true;
  }

  private async send(
    tx: Transaction,
    { actor, email }: { readonly actor: Reader['actor']; readonly email: string },
    {
      workspace,
      kind,
      write,
    }: {
      readonly workspace: Workspace;
      readonly kind: string;
      readonly write: (frame: LetterFrame) => { readonly subject: string; readonly text: string };
    },
  ): Promise<void> {
    const origin = publicOrigin(this.settings);
    const token = linkToken(tx.workspaceId, newSecret());
    const owner = { workspaceId: tx.workspaceId, personId: actor.personId };
    await tx.get(SettingsRepository).addStopLink(owner, await digest(token), tx.now);
    const letter = write({
      workspace: workspace.name,
      settings: `${origin}/w/${workspace.slug}/notifications?tab=settings`,
      stop: `${origin}/notifications/stop#${token}`,
    });
    const unsubscribe = `${origin}/api/notifications/stop/${token}`;
    await tx.mail({ to: email, ...letter, kind, secret: true, unsubscribe });
  }
}
