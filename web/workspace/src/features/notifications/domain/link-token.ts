/** Whether the secret after `#` has its full length; otherwise the link was cut off. */
export const isWhole = (token: string): boolean => /^[0-9a-f]{32}[\w-]{43}$/.test(token);
