import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { nobody } from '../../kernel/actor.js';
import { Clock } from '../../kernel/clock.js';
import { Settings } from '../config/environment.js';
import { Database } from '../database/database.js';
import { Poller } from '../events/poller.js';
import { NotifyListener } from '../events/notify-listener.js';
import { Logger } from '../observability/logger.js';

interface Claimed {
  readonly id: string;
  readonly recipient: string;
  readonly subject: string;
  readonly body: string;
  readonly unsubscribe: string | null;
  readonly calendar: string | null;
}

const hour = 3_600_000;
const keptDays = 30;

/** Sends the rows of `mail_outbox` after commit: over SMTP, or as `.eml` files into the data folder. */
@Injectable()
export class MailSender implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly transport: Transporter;
  private readonly folder: string | undefined;
  private readonly poller: Poller;
  private expiredAt = 0;

  constructor(
    private readonly settings: Settings,
    private readonly database: Database,
    private readonly logger: Logger,
    listener: NotifyListener,
    private readonly clock: Clock,
  ) {
    this.folder = settings.MAIL_URL === undefined ? path.join(settings.dataFolder, 'mail') : undefined;
    this.transport =
      settings.MAIL_URL === undefined
        ? createTransport({ streamTransport: true, buffer: true })
        : createTransport(settings.MAIL_URL);
    this.poller = new Poller(
      () => this.drain(),
      10,
      (error) => this.logger.error('mail', error),
    );
    listener.on((message) => {
      if (message.kind === 'mail') this.poller.poke();
    });
    listener.onResumed(() => this.poller.poke());
  }

  onApplicationBootstrap(): void {
    this.poller.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.poller.stop();
  }

  async drain(): Promise<void> {
    await this.expire();
    for (;;) {
      const claimed = await this.database.write(nobody, (tx) =>
        tx.query<Claimed>(
          'SELECT *, mail_unsubscribe(id) AS unsubscribe, mail_calendar(id) AS calendar FROM mail_claim(20)',
        ),
      );
      if (claimed.length === 0) return;
      for (const mail of claimed) {
        const failure = await this.send(mail).then(
          () => null,
          (error: unknown) => (error instanceof Error ? error.message.slice(0, 300) : 'unknown'),
        );
        await this.database.write(nobody, (tx) => tx.query('SELECT mail_finish($1, $2)', [mail.id, failure]));
      }
    }
  }

  /** Once an hour: deletes emails that were sent more than thirty days ago, from the outbox and as files. */
  private async expire(): Promise<void> {
    const now = this.clock.now().getTime();
    if (now - this.expiredAt < hour) return;
    this.expiredAt = now;
    await this.database.write(nobody, (tx) => tx.query('SELECT mail_expire()'));
    if (this.folder === undefined || !existsSync(this.folder)) return;
    for (const name of await readdir(this.folder)) {
      const file = path.join(this.folder, name);
      if (now - (await stat(file)).mtimeMs > keptDays * 24 * hour) await rm(file, { force: true });
    }
  }

  private async send(mail: Claimed): Promise<void> {
    // no server has this name (RFC 2606): each email to people of the demonstration would come back
    if (this.folder === undefined && mail.recipient.endsWith('@demo.example')) return;
    const sent = (await this.transport.sendMail({
      from: this.settings.MAIL_FROM,
      // as an object with one address: a plain text would be parsed as a list
      to: { name: '', address: mail.recipient },
      subject: mail.subject,
      text: mail.body,
      // the same for each attempt, so that servers recognise an email that is sent again after a crash
      messageId: `<${mail.id}@tripartite>`,
      ...(mail.calendar !== null && { icalEvent: calendarPart(mail.calendar) }),
      headers: mail.unsubscribe === null ? {} : oneClick(mail.unsubscribe),
    })) as { message?: Buffer };
    if (this.folder === undefined) return;
    await mkdir(this.folder, { recursive: true, mode: 0o700 });
    await writeFile(path.join(this.folder, `${mail.id}.eml`), sent.message ?? Buffer.alloc(0), { mode: 0o600 });
  }
}

/** RFC 8058: the program of the reader offers a button that sends a POST to the address. */
function oneClick(address: string): Record<string, string> {
  return { 'List-Unsubscribe': `<${address}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' };
}

/** RFC 6047: the calendar as an alternative to the text, with the method of the event. */
function calendarPart(content: string): {
  readonly method: string;
  readonly filename: string;
  readonly content: string;
} {
  const method = /^METHOD:(\w+)/m.exec(content)?.[1] ?? 'PUBLISH';
  return { method, filename: 'meeting.ics', content };
}
