/** Under which address people reach this installation. The secret comes after `#`, which browsers send to no one. */
export abstract class PublicAddress {
  /** Origin without a slash at the end. */
  abstract readonly origin: string;

  signInLink(token: string): string {
    return `${this.origin}/sign-in/link#${token}`;
  }

  invitation(token: string): string {
    return `${this.origin}/invitation#${token}`;
  }
}
