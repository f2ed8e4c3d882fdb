import type { Actor } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';

export interface Credentials {
  readonly sessionToken?: string;
  readonly apiToken?: string;
  /** The workspace the request is about, if it is about one. */
  readonly workspaceId?: string;
  readonly language: Language;
}

/** Port of the platform, implemented by identity: who asks, asked again at each call. */
export abstract class ActorResolver {
  /**
   * No one without valid credentials. With a workspace of which the account is no member: the actor without roles and
   * with `workspaceId` null, which the guard answers with "not found".
   */
  abstract resolve(credentials: Credentials): Promise<Actor>;
}

/** Over HTTPS with the prefix that keeps other hosts of the same domain from setting it (RFC 6265bis, section 4.1.3.2). */
export const sessionCookie = (isSecure: boolean): string => `${isSecure ? '__Host-' : ''}tripartite_session`;
