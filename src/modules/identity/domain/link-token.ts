/**
 * The secret of a link in an email begins with the id of the workspace, in which its hash is looked up: there is no one
 * signed in who could name it.
 */
export function linkToken(workspaceId: string, secret: string): string {
  return `${workspaceId.replaceAll('-', '')}${secret}`;
}

const pattern = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{43})$/;

export function partsOfLinkToken(token: string): { readonly workspaceId: string; readonly secret: string } | null {
  const found = pattern.exec(token);
  if (found === null) return null;
  return { workspaceId: found.slice(1, 6).join('-'), secret: found[6]! };
}
