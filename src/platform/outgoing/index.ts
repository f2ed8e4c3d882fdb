export { type OutgoingResult, OutgoingRequests } from './outgoing-requests.js';
export { signatureOf } from './sign-webhook.js';
