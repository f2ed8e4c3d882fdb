export const permitKey = 'tripartite:permit';
export const publicKey = 'tripartite:public';
export const signedInKey = 'tripartite:signed-in';
export const securityKey = 'tripartite:security-event';
