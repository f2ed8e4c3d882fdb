import type { Actor } from '../../kernel/actor.js';
import type { Language } from '../../kernel/localized-text.js';

export interface Credentials {
  readonly sessionToken?: string;
  readonly apiToken?: string;
  /** The workspace of the request, if it concerns one. */
  readonly workspaceId?: string;
  readonly language: Language;
}

/** A port that the identity context implements: finds the actor of each request. */
export abstract class ActorResolver {
  /**
   * Returns the anonymous actor without valid credentials. If the account is not a member of the workspace, returns an
   * actor without roles and with `workspaceId` null; the guard then answers "not found".
   */
  abstract resolve(credentials: Credentials): Promise<Actor>;

  /** A person with the rights of this moment, for what they started earlier. Without an account, the person has none. */
  abstract ofPerson(workspaceId: string, personId: string): Promise<Actor>;
}

/**
 * The cookie's name. Over HTTPS it has a prefix that prevents other hosts of the same domain from setting the cookie
 * (RFC 6265bis, section 4.1.3.2).
 */
export const sessionCookie = (isSecure: boolean): string => `${isSecure ? '__Host-' : ''}tripartite_session`;
