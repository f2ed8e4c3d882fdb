/**
 * The public address of this installation, for links. The secret of a link follows `#`, which browsers do not send to
 * servers.
 */
export abstract class PublicAddress {
  /** The origin, without a trailing slash. */
  abstract readonly origin: string;

  signInLink(token: string): string {
    return `${this.origin}/sign-in/link#${token}`;
  }

  invitation(token: string): string {
    return `${this.origin}/invitation#${token}`;
  }
}
