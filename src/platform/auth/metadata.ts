export const permitKey = 'tripartite:permit';
export const publicKey = 'tripartite:public';
export const signedInKey = 'tripartite:signed-in';
/** Set by `SecurityEvent`: each call of the endpoint is written to the security log. */
export const securityEventKey = 'tripartite:security-event';
