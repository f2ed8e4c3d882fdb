/**
 * The secret of the link that stops emails begins with the id of the workspace, in which its hash is looked up: there is
 * no one signed in who could name it.
 */
export function stopToken(workspaceId: string, secret: string): string {
  return `${workspaceId.replaceAll('-', '')}${secret}`;
}

const pattern = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})([\w-]{43})$/;

export function partsOfStopToken(token: string): { readonly workspaceId: string; readonly secret: string } | null {
  const found = pattern.exec(token);
  if (found === null) return null;
  return { workspaceId: found.slice(1, 6).join('-'), secret: found[6]! };
}
