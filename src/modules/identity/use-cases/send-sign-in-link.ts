import { Injectable } from '@nestjs/common';
import { systemActor } from '../../../kernel/actor.js';
import { inLanguage } from '../../../kernel/localized-text.js';
import { Database } from '../../../platform/database/database.js';
import { normalAddress } from '../domain/email-address.js';
import { PublicAddress } from '../domain/public-address.js';
import { digest, newSecret } from '../domain/secret.js';
import { linkMinutes, minutesAfter, openLinks } from '../domain/session.js';
import { SignInRepository } from '../persistence/sign-in.repository.js';
import { signInLinkMail } from '../domain/letters.js';

/**
 * Milliseconds after which the answer is sent, so that neither content nor time reveals whether an address has an
 * account.
 */
const answerAfterMs = 250;

@Injectable()
export class SendSignInLink {
  constructor(
    private readonly database: Database,
    private readonly address: PublicAddress,
  ) {}

  async execute(email: string): Promise<void> {
    const evenly = new Promise((resolve) => setTimeout(resolve, answerAfterMs));
    await Promise.all([this.write(normalAddress(email)), evenly]);
  }

  private async write(email: string): Promise<void> {
    const token = newSecret();
    const tokenHash = await digest(token);
    await this.database.write(systemActor(null), async (tx) => {
      const expiresAt = minutesAfter(tx.now, linkMinutes);
      const link = { email, tokenHash, createdAt: tx.now, expiresAt, atMost: openLinks };
      const written = await tx.get(SignInRepository).writeLink(link);
      if (written === undefined) return;
      const letter = signInLinkMail(this.address.signInLink(token));
      await tx.mail({
        to: email,
        subject: inLanguage(letter.subject, written.language),
        text: inLanguage(letter.text, written.language),
        kind: 'identity.sign-in-link',
        secret: true,
      });
    });
  }
}
